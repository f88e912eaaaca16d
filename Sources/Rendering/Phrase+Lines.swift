public import BillingPrimitives

extension Phrase {
    // MARK: Columns

    /// Over the connections of lines.
    public static let connection = LocalizedText(fi: "Yhteys", sv: "Anslutning", en: "Connection")
    /// Over the registers that connections keep up to date.
    public static let register = LocalizedText(fi: "Rekisteri", sv: "Register", en: "Register")
    /// Over the months in which usage was delivered.
    public static let serviceMonth = LocalizedText(
        fi: "Palvelukuukausi",
        sv: "Tjänstemånad",
        en: "Service month"
    )
    /// Over what lines are for.
    public static let description = LocalizedText(
        fi: "Selite",
        sv: "Beskrivning",
        en: "Description"
    )
    /// Over quantities.
    public static let quantity = LocalizedText(fi: "Määrä", sv: "Antal", en: "Quantity")
    /// Over unit prices.
    public static let unitPrice = LocalizedText(fi: "Yksikköhinta", sv: "À-pris", en: "Unit price")
    /// Over amounts before relief.
    public static let listAmount = LocalizedText(
        fi: "Hinnaston mukaan",
        sv: "Enligt prislistan",
        en: "List amount"
    )
    /// Over amounts after relief.
    public static let netAmount = LocalizedText(
        fi: "Nettosumma",
        sv: "Nettobelopp",
        en: "Net amount"
    )
    /// Over what makes a net amount smaller than its list amount.
    public static let relief = LocalizedText(fi: "Huojennus", sv: "Lättnad", en: "Relief")
    /// Before the sum of all lines.
    public static let total = LocalizedText(fi: "Yhteensä", sv: "Totalt", en: "Total")

    // MARK: Lines

    /// The fee for a connection, once in its life.
    public static let setupFee = LocalizedText(
        fi: "Käyttöönottomaksu",
        sv: "Ibruktagningsavgift",
        en: "Setup fee"
    )
    /// Records of changes after commissioning.
    public static let changeRecords = LocalizedText(
        fi: "Muutostietueet",
        sv: "Ändringsposter",
        en: "Change records"
    )
    /// Records of the base data at commissioning.
    public static let initialRecords = LocalizedText(
        fi: "Perustietojen tietueet",
        sv: "Grunddataposter",
        en: "Initial records"
    )
    /// A line for a month that was run before.
    public static let correction = LocalizedText(fi: "Oikaisu", sv: "Rättelse", en: "Correction")

    // MARK: Relief

    /// Usage that a ruling makes free.
    public static let exemption = LocalizedText(
        fi: "Maksuttomuus",
        sv: "Avgiftsfrihet",
        en: "Exemption"
    )
    /// A setup fee that a decision waives.
    public static let waiver = LocalizedText(
        fi: "Käyttöönottomaksua ei veloiteta",
        sv: "Ingen ibruktagningsavgift tas ut",
        en: "Setup fee waived"
    )
    /// Usage that the setup fee covers.
    public static let included = LocalizedText(
        fi: "Sisältyy käyttöönottomaksuun",
        sv: "Ingår i ibruktagningsavgiften",
        en: "Included in the setup fee"
    )

    // MARK: Value added tax

    /// Value added tax in short.
    public static let vat = LocalizedText(fi: "Alv", sv: "Moms", en: "VAT")
    /// Over rates of value added tax.
    public static let vatRate = LocalizedText(fi: "Alv-%", sv: "Moms-%", en: "VAT %")
    /// Before the sum without value added tax.
    public static let totalWithoutVAT = LocalizedText(
        fi: "Yhteensä ilman alv:tä",
        sv: "Totalt utan moms",
        en: "Total without VAT"
    )
    /// In the place of a rate where the fee of an authority is outside the tax.
    public static let outsideVAT = LocalizedText(
        fi: "Viranomaismaksu, ei arvonlisäveroa",
        sv: "Myndighetsavgift, ingen mervärdesskatt",
        en: "Public authority's fee, outside VAT"
    )
}
