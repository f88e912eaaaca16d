import BillingPrimitives

/// Makes the register files of a history: a first one with everything, and later changes.
struct RegisterMaker {
    /// A customer of the register.
    struct Client {
        var id: String
        var name: String
        var businessID: String
        var kind: OrganisationClass
    }

    /// A connection of the register.
    struct Line {
        var id: ConnectionID
        var customer: Int
        var environment = ServiceEnvironment.production
        var commissionedOn: Day?
        var closedOn: Day?
        var replaces: String?
        var isFeeSettled = false
        var isPublicLaw = false
    }

    /// A permit of the register, whose steps are added to as time goes by.
    struct Grant {
        var head: String
        var steps: [String] = []
        var isSuspended = false
        var lastStepOn = Day.distantPast
    }

    private static let kinds: [OrganisationClass] = [
        .municipalAuthority, .company, .wellbeingServicesCounty, .pensionInstitution, .kela,
    ]

    var random: SplitMix64
    let first: BillingMonth
    var clients: [Client] = []
    var connections: [Line] = []
    var grants: [Grant] = []

    init(random: SplitMix64, first: BillingMonth) {
        self.random = SplitMix64(seed: random.state ^ 0x4e61)
        self.first = first
        for (index, kind) in Self.kinds.enumerated() {
            let businessID = (0...9).lazy.map { "\(2_100_001 + index * 3)-\($0)" }
                .first { BusinessID($0) != nil }
            clients.append(
                Client(
                    id: "asiakas-\(index + 1)",
                    name: "Asiakas \(index + 1)",
                    businessID: businessID ?? "0245437-2",
                    kind: kind
                )
            )
        }
    }

    /// The file with which the ledger begins.
    mutating func firstFile() -> String {
        var tables = [seller] + clients.map(table)
        for index in 0..<random.number(4...6) { tables += add(connection: index) }
        for index in clients.indices where random.chance(95) {
            grants.append(grant(subsystemOf: index, .production))
            tables.append(table(grants[grants.count - 1]))
        }
        tables.append(table(grant(subsystemOf: 0, .test)))
        return tables.joined(separator: "\n")
    }

    private var seller: String {
        """
        [seller]
        name = "Virasto"
        business_id = "0245437-2"
        iban = "FI2112345600000785"
        payment_term_days = 30
        """
    }

    // MARK: One connection with what belongs to it

    /// Adds a connection with its permits, declarations and rulings, some of which are missing.
    mutating func add(connection index: Int) -> [String] {
        var line = Line(
            id: ConnectionID("yhteys-\(index + 1)"),
            customer: random.number(0...clients.count - 1)
        )
        if index == 3 { line.environment = .test }
        if random.chance(95) {
            let isOld = random.chance(60)
            line.commissionedOn = isOld ? first.firstDay.adding(days: -200) : first.day(&random)
        }
        if random.chance(10), let day = line.commissionedOn {
            line.closedOn = max(day, first.adding(months: 1).day(&random))
        }
        line.isFeeSettled = random.chance(20)
        if random.chance(40) { line.replaces = "MTP-\(index)" }
        line.isPublicLaw = random.chance(70)
        connections.append(line)
        var tables = [table(line)]
        for _ in 0..<(random.chance(15) ? 2 : random.chance(95) ? 1 : 0) {
            grants.append(grant(dataOf: line))
            tables.append(table(grants[grants.count - 1]))
        }
        for kind in ["purpose", "protection"] where random.chance(93) {
            let isLate = random.chance(15)
            tables.append(
                declaration(
                    of: line,
                    kind,
                    on: isLate ? first.day(&random) : first.firstDay.adding(days: -250)
                )
            )
        }
        if random.chance(40) {
            tables.append(
                exemption(of: line, from: random.chance(50) ? first.firstDay : first.day(&random))
            )
        }
        if line.replaces != nil, random.chance(50) { tables.append(waiver(of: line)) }
        return tables
    }

    private mutating func grant(dataOf line: Line) -> Grant {
        let (client, number) = (clients[line.customer], grants.count + 1)
        let isUmbrella = random.chance(20)
        let holder =
            isUmbrella
            ? "umbrella_class = \"\(client.kind.rawValue)\"" : "holder = \"\(client.id)\""
        var head = """
            [[permit]]
            id = "DVV/\(number)"
            \(holder)
            valid_from = \(random.chance(85) ? "2020-01-01" : first.day(&random).description)
            """
        if random.chance(30) {
            head += "\nvalid_until = \(first.adding(months: random.number(1...3)).day(&random))"
        }
        if random.chance(30) { head += "\ndata_groups = [\"KOTIKUNTA\", \"HENKILON_NIMI\"]" }
        if !isUmbrella, random.chance(30) { head += "\nconnections = [\"\(line.id)\"]" }
        return Grant(head: head)
    }

    private func grant(subsystemOf client: Int, _ environment: ServiceEnvironment) -> Grant {
        Grant(
            head: """
                [[permit]]
                id = "PV/\(client)/\(environment.rawValue)"
                kind = "subsystem"
                environment = "\(environment.rawValue)"
                holder = "\(clients[client].id)"
                valid_from = 2020-01-01
                """
        )
    }
}

/// The tables of single entries.
extension RegisterMaker {
    func table(_ client: Client) -> String {
        """
        [[customer]]
        id = "\(client.id)"
        name = "\(client.name)"
        business_id = "\(client.businessID)"
        class = "\(client.kind.rawValue)"
        """
    }

    func table(_ line: Line) -> String {
        """
        [[connection]]
        id = "\(line.id)"
        customer = "\(clients[line.customer].id)"
        subsystem = "FI/MUN/\(clients[line.customer].businessID)/\(line.id)"
        environment = "\(line.environment.rawValue)"
        register = "Rekisteri"
        \(line.commissionedOn.map { "commissioned_on = \($0)" } ?? "")
        \(line.closedOn.map { "closed_on = \($0)" } ?? "")
        \(line.replaces.map { "replaces = \"\($0)\"" } ?? "")
        \(line.isFeeSettled ? "setup_fee_settled = \"invoice 77 of 2024\"" : "")
        """
    }

    func table(_ grant: Grant) -> String {
        ([grant.head] + grant.steps).joined(separator: "\n")
    }

    func declaration(of line: Line, _ kind: String, on day: Day) -> String {
        """
        [[declaration]]
        connection = "\(line.id)"
        kind = "\(kind)"
        filed_on = \(day)
        public_law = \(line.isPublicLaw)
        """
    }

    func exemption(of line: Line, from day: Day) -> String {
        """
        [[exemption]]
        connection = "\(line.id)"
        decree = "1070/2022"
        item = "2 § 4 c"
        valid_from = \(day)
        decided_by = "Maksut"
        decided_on = \(day)
        """
    }

    func waiver(of line: Line) -> String {
        """
        [[waiver]]
        connection = "\(line.id)"
        legacy_connection = "\(line.replaces ?? "")"
        decided_by = "Maksut"
        decided_on = \(first.firstDay)
        """
    }
}
