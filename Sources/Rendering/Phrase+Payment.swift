public import BillingPrimitives
public import Invoicing

extension Phrase {
    /// Over what is needed to pay.
    public static let payment = LocalizedText(fi: "Maksutiedot", sv: "Betalning", en: "Payment")
    /// Before the reference in the form that every bank in Europe takes.
    public static let creditorReference = LocalizedText(
        fi: "RF-viite",
        sv: "RF-referens",
        en: "RF creditor reference"
    )
    /// Before the code of a bank.
    public static let bic = LocalizedText(fi: "BIC", sv: "BIC", en: "BIC")
    /// Before what is to be paid.
    public static let amountDue = LocalizedText(
        fi: "Maksettava",
        sv: "Att betala",
        en: "Amount due"
    )
    /// Before what is given back.
    public static let amountCredited = LocalizedText(
        fi: "Hyvitetään",
        sv: "Krediteras",
        en: "Amount credited"
    )
    /// Before the digits of the bank barcode.
    public static let barcode = LocalizedText(
        fi: "Pankkiviivakoodi",
        sv: "Bankstreckkod",
        en: "Bank barcode"
    )
    /// In the place of payment data on practice documents.
    public static let noPayment = LocalizedText(
        fi: "Harjoitusasiakirja: siinä ei ole maksutietoja, eikä siitä makseta mitään.",
        sv: "En övningshandling: den har inga betalningsuppgifter, och inget betalas.",
        en: "A practice document: it has no payment data, and nothing is paid on it."
    )
    /// Over what lines rest on.
    public static let grounds = LocalizedText(
        fi: "Rivien perusteet",
        sv: "Radernas grunder",
        en: "Grounds of the lines"
    )
    /// Over the lines.
    public static let lines = LocalizedText(fi: "Rivit", sv: "Rader", en: "Lines")
    /// Over the sums by rate of tax.
    public static let vatBreakdown = LocalizedText(
        fi: "Arvonlisäveron erittely",
        sv: "Specifikation av mervärdesskatten",
        en: "VAT breakdown"
    )
    /// Over the categories of EN 16931.
    public static let vatCategory = LocalizedText(fi: "Luokka", sv: "Kategori", en: "Category")
    /// Over the sums that tax is computed on.
    public static let vatBase = LocalizedText(fi: "Veron peruste", sv: "Underlag", en: "Base")
    /// Over the interest on late payment.
    public static let lateInterest = LocalizedText(
        fi: "Viivästyskorko",
        sv: "Dröjsmålsränta",
        en: "Interest on late payment"
    )
    /// Over what a reader should know beside.
    public static let notes = LocalizedText(
        fi: "Huomautukset",
        sv: "Anmärkningar",
        en: "Notes"
    )
    /// Before the e-invoice address of a party.
    public static let eInvoiceAddress = LocalizedText(
        fi: "Verkkolaskuosoite",
        sv: "Nätfakturaadress",
        en: "E-invoice address"
    )
    /// Before a value added tax number.
    public static let vatID = LocalizedText(
        fi: "Alv-tunniste",
        sv: "Momsnummer",
        en: "VAT number"
    )

    /// Where on the ledger a document can be made again.
    public static func anchor(_ anchor: LedgerAnchor) -> LocalizedText {
        LocalizedText(
            fi: "Tilikirjan lohko \(anchor.sequence), tiiviste \(anchor.digest)",
            sv: "Huvudbokens block \(anchor.sequence), kontrollsumma \(anchor.digest)",
            en: "Ledger block \(anchor.sequence), digest \(anchor.digest)"
        )
    }
}
