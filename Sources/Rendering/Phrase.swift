public import BillingPrimitives

/// The words that documents print, in the three languages, one name for each.
///
/// Legal wording that an authority may change (the basis of a price, the rectification instruction)
/// is no phrase: it is data of the price list.
public enum Phrase {
    // MARK: Documents

    /// A document that claims money.
    public static let invoice = LocalizedText(fi: "Lasku", sv: "Faktura", en: "Invoice")
    /// A document that takes an invoice back in part or whole.
    public static let creditNote = LocalizedText(
        fi: "Hyvityslasku",
        sv: "Kreditfaktura",
        en: "Credit note"
    )
    /// A document of usage with nothing due.
    public static let statement = LocalizedText(
        fi: "Erittely",
        sv: "Specifikation",
        en: "Statement"
    )
    /// What a statement says in the place of a due date.
    public static let nothingDue = LocalizedText(
        fi: "Ei maksettavaa",
        sv: "Inget att betala",
        en: "Nothing due"
    )
    /// What stands over an estimate.
    public static let estimate = LocalizedText(
        fi: "Hinta-arvio",
        sv: "Prisuppskattning",
        en: "Estimate"
    )
    /// What stands over a document that has no number yet.
    public static let draft = LocalizedText(fi: "Luonnos", sv: "Utkast", en: "Draft")
    /// That a chart has room for some of the rows only.
    public static let largestDrawn = LocalizedText(
        fi: "Kuviossa ovat suurimmat",
        sv: "Diagrammet visar de största",
        en: "The chart shows the largest"
    )
    /// Over the table of a report.
    public static let figures = LocalizedText(fi: "Luvut", sv: "Siffror", en: "Figures")
    /// What a chart tells those who cannot see it.
    public static let sameInTable = LocalizedText(
        fi: "Samat luvut ovat taulukossa kuvion jälkeen.",
        sv: "Samma siffror finns i tabellen efter diagrammet.",
        en: "The same figures are in the table after the chart."
    )
    /// What stands in large letters on every document of a practice ledger.
    public static let practice = LocalizedText(
        fi: "HARJOITUS – EI OLE LASKU",
        sv: "ÖVNING – INTE EN FAKTURA",
        en: "PRACTICE – NOT AN INVOICE"
    )
    /// What stands in large letters over figures of a practice ledger.
    public static let practiceFigures = LocalizedText(
        fi: "HARJOITUS – EI OIKEITA LUKUJA",
        sv: "ÖVNING – INGA VERKLIGA SIFFROR",
        en: "PRACTICE – NOT REAL FIGURES"
    )
    /// Before the number of the invoice that a credit note reverses.
    public static let credits = LocalizedText(
        fi: "Hyvittää laskua",
        sv: "Krediterar faktura",
        en: "Credits invoice"
    )
    /// Before the reason of a decision or a credit note.
    public static let reason = LocalizedText(fi: "Peruste", sv: "Orsak", en: "Reason")
    /// Over the instruction how to contest the fee.
    public static let rectification = LocalizedText(
        fi: "Oikaisuvaatimusohje",
        sv: "Anvisning för begäran om omprövning",
        en: "How to request a rectification"
    )

    // MARK: Heads

    /// Before a document's number.
    public static let number = LocalizedText(fi: "Numero", sv: "Nummer", en: "Number")
    /// Before the day of issue.
    public static let issuedOn = LocalizedText(
        fi: "Päiväys",
        sv: "Datum",
        en: "Issue date"
    )
    /// Before the last day of payment.
    public static let dueOn = LocalizedText(fi: "Eräpäivä", sv: "Förfallodag", en: "Due date")
    /// Before the one who invoices.
    public static let seller = LocalizedText(fi: "Laskuttaja", sv: "Fakturerare", en: "Seller")
    /// Before the one who is invoiced.
    public static let customer = LocalizedText(fi: "Asiakas", sv: "Kund", en: "Customer")
    /// Before a Y-tunnus.
    public static let businessID = LocalizedText(
        fi: "Y-tunnus",
        sv: "FO-nummer",
        en: "Business ID"
    )
    /// Before the number that a payment is matched by.
    public static let paymentReference = LocalizedText(
        fi: "Viitenumero",
        sv: "Referensnummer",
        en: "Payment reference"
    )
    /// Before what the customer wants to see on its invoices.
    public static let buyerReference = LocalizedText(
        fi: "Ostajan viite",
        sv: "Köparens referens",
        en: "Buyer reference"
    )
    /// Before an IBAN.
    public static let account = LocalizedText(fi: "Tilinumero", sv: "Kontonummer", en: "Account")
    /// Before the price list that a line was priced by.
    public static let tariff = LocalizedText(fi: "Hinnasto", sv: "Prislista", en: "Tariff")
    /// Before the decree or the page that a price or a relief rests on.
    public static let legalBasis = LocalizedText(
        fi: "Oikeusperuste",
        sv: "Rättslig grund",
        en: "Legal basis"
    )
    /// Before the rule that records are counted by.
    public static let countingRule = LocalizedText(
        fi: "Laskentasääntö",
        sv: "Räkningsregel",
        en: "Counting rule"
    )
}
