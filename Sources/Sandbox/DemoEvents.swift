import BillingPrimitives

/// What goes wrong in a demo year, and how it is put right.
struct DemoEvents {
    /// The connection whose usage of the last days of the second month is reported late.
    static let lateConnection: ConnectionID = "esimerkkielake-vakuutetut"
    /// How many of a month's last days are reported late.
    static let lateDays = 3

    private static let parish: ConnectionID = "harjoittela-jasenet"
    private static let association: ConnectionID = "malliyhdistys-jasenet"
    private static let company: ConnectionID = "exempelbolaget-kunder"

    private let firstMonth: BillingMonth

    init(firstMonth: BillingMonth) { self.firstMonth = firstMonth }

    /// All events, in order of time.
    var all: [DemoEvent] {
        [
            DemoEvent(
                day: day(10, ofMonth: 2),
                sentence: "The parish's permit is renewed from the day on which the old one ended.",
                action: .register(renewedPermit)
            ),
            DemoEvent(
                day: day(11, ofMonth: 2),
                sentence: "The parish's held usage is covered after all, and released.",
                action: .release(Self.parish, through: firstMonth)
            ),
            DemoEvent(
                day: day(5, ofMonth: 3),
                sentence: "The pension institution's last three days of the month before arrive.",
                action: .lateUsage
            ),
            DemoEvent(
                day: day(12, ofMonth: 3),
                sentence: "The association says how it protects the data.",
                action: .register(protectionDeclaration)
            ),
            DemoEvent(
                day: day(9, ofMonth: 4),
                sentence: "The company was sent 25 records of a register that it had closed.",
                action: .credit(Self.company, records: 25)
            ),
            DemoEvent(
                day: day(13, ofMonth: 4),
                sentence: "What the association was sent before its declaration is written off.",
                action: .writeOff(Self.association, through: firstMonth.adding(months: 2))
            ),
            DemoEvent(
                day: day(8, ofMonth: 5),
                sentence: "The price of a record was entered wrong: it is 0.035 euros.",
                action: .erratum(unitPrice: "0.035")
            ),
            DemoEvent(
                day: day(14, ofMonth: 7),
                sentence: "The school's use is ruled free from its commissioning on.",
                action: .register(schoolRuling)
            ),
            DemoEvent(
                day: day(10, ofMonth: 8),
                sentence: "The company merges into another one in the middle of the month.",
                action: .register(merger)
            ),
        ]
    }

    /// A day of the first, second … month.
    private func day(_ number: Int, ofMonth month: Int) -> Day {
        firstMonth.adding(months: month - 1).firstDay.adding(days: number - 1)
    }

    private var renewedPermit: String {
        """
        [[permit]]
        id = "DVV/1003-2/ESIM"
        holder = "harjoittela"
        valid_from = \(day(16, ofMonth: 1))
        legal_provision = "Laki väestötietojärjestelmästä (661/2009)"

        """
    }

    private var protectionDeclaration: String {
        """
        [[declaration]]
        connection = "malliyhdistys-jasenet"
        kind = "protection"
        filed_on = \(day(12, ofMonth: 3))
        text = "Tietosuojaseloste ja kuvaus suojaustoimista"

        """
    }

    private var schoolRuling: String {
        """
        [[exemption]]
        connection = "malliopisto-opiskelijat"
        decree = "1070/2022"
        item = "2 § 4 g"
        evidence = "Koulutuksen järjestämislupa"
        valid_from = \(day(4, ofMonth: 2))
        decided_by = "Maija Mallikas"
        decided_on = \(day(14, ofMonth: 7))

        """
    }

    private var merger: String {
        """
        [[customer]]
        id = "mallikoncernen"
        name = "Mallikoncernen Ab"
        business_id = "9999913-2"
        class = "company"
        language = "sv"
        street = "\(InventedStreet.all[0].sv) 7"
        postal_code = "\(InventedMunicipality.all[2].postalCode)"
        city = "\(InventedMunicipality.all[2].sv)"
        e_invoice_address = "003799999132"
        e_invoice_operator = "003799999896"

        [[succession]]
        from = "exempelbolaget"
        to = "mallikoncernen"
        on = \(day(16, ofMonth: 8))
        connections = ["exempelbolaget-kunder"]
        permits_carry_over = true
        ground = "Fusionsbeslut, handelsregistret"

        """
    }
}
