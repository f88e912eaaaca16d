import Foundation

/// The customers and connections of a measurement, five connections to two customers.
struct Population {

    /// The data groups that a permit lists, where it lists any.
    static let dataGroups = ["HENKILON_NIMI", "KOTIKUNTA", "KUOLINPAIVA", "SUKUPUOLI"]

    /// The ids of the connections, 35 bytes each.
    let connections: [[UInt8]]
    /// Whether permits of every fifth connection list data groups.
    let listsGroups: Bool
    private let customerCount: Int

    /// Creates a population; as a rule 1 000 connections of 400 customers.
    init(connectionCount: Int = 1000, listsGroups: Bool = false) {
        let customerCount = connectionCount * 2 / 5
        connections = (0..<connectionCount).map { connection in
            Array(Self.connectionID(connection, of: connection % customerCount).utf8)
        }
        self.customerCount = customerCount
        self.listsGroups = listsGroups
    }

    /// Whether a connection's permit lists data groups.
    func listsGroups(_ connection: Int) -> Bool {
        listsGroups && connection % 5 == 0
    }

    /// Writes what DuckDB and sqlite3 join: the connections that exist, and whose they are.
    func writeConnections(to place: URL) throws {
        let rows = connections.enumerated().map { number, id in
            "\(String(decoding: id, as: UTF8.self)),\(Self.customerID(number % customerCount))"
        }
        let text = (["connection,customer"] + rows).joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: place)
    }

    /// Writes the register file that vtj-bill imports.
    func writeRegister(to place: URL) throws {
        var text = Self.seller
        for customer in 0..<customerCount { text += Self.entries(customer: customer) }
        for connection in connections.indices { text += entries(connection: connection) }
        try Data(text.utf8).write(to: place)
    }

    private static func customerID(_ number: Int) -> String {
        "asiakas-\(padded(number))"
    }

    private static func connectionID(_ number: Int, of customer: Int) -> String {
        "\(customerID(customer))-asiakasrekisterit-\(padded(number))"
    }

    private static func padded(_ number: Int) -> String {
        String(repeating: "0", count: 4 - String(number).count) + String(number)
    }

    /// Business ids in order; numbers whose check digit would be ten are skipped.
    private static let businessIDs: [String] = (1_000_000..<1_001_000).compactMap { number in
        let weights = [7, 9, 10, 5, 8, 4, 2]
        let digits = String(number).compactMap(\.wholeNumberValue)
        let remainder = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
        return remainder == 1 ? nil : "\(number)-\(remainder == 0 ? 0 : 11 - remainder)"
    }

    private static let seller = """
        [seller]
        name = "Esimerkkivirasto"
        business_id = "0245437-2"
        street = "Esimerkkikatu 1"
        postal_code = "00100"
        city = "Helsinki"
        iban = "FI2112345600000785"
        bic = "NDEAFIHH"
        payment_term_days = 21

        """

    private static func entries(customer: Int) -> String {
        """

        [[customer]]
        id = "\(customerID(customer))"
        name = "Asiakas \(customer) Oy"
        business_id = "\(businessIDs[customer])"
        class = "company"
        language = "fi"
        street = "Esimerkkitie \(customer + 1)"
        postal_code = "20100"
        city = "Esimerkkilä"

        [[permit]]
        id = "PV-\(customer)"
        kind = "subsystem"
        environment = "production"
        holder = "\(customerID(customer))"
        valid_from = 2026-01-01

        """
    }

    private func entries(connection: Int) -> String {
        let customer = connection % customerCount
        let id = Self.connectionID(connection, of: customer)
        let codes = Self.dataGroups.map { "\"\($0)\"" }.joined(separator: ", ")
        let groups = listsGroups(connection) ? "data_groups = [\(codes)]\n" : ""
        return """

            [[connection]]
            id = "\(id)"
            customer = "\(Self.customerID(customer))"
            subsystem = "FI/COM/\(Self.businessIDs[customer])/rekisteri\(connection)"
            environment = "production"
            register = "Asiakasrekisteri \(connection)"
            commissioned_on = 2026-01-01
            setup_fee_settled = "laskutettu ennen kirjanpidon alkua"

            [[permit]]
            id = "DVV/\(connection + 1)/2026"
            holder = "\(Self.customerID(customer))"
            connections = ["\(id)"]
            status = "granted"
            valid_from = 2026-01-01
            legal_provision = "Esimerkkilaki 1 §"
            \(groups)
            [[declaration]]
            connection = "\(id)"
            kind = "purpose"
            filed_on = 2025-12-15
            text = "Asiakastietojen ajantasaisuus"

            [[declaration]]
            connection = "\(id)"
            kind = "protection"
            filed_on = 2025-12-15
            text = "Tiedot on suojattu"

            """
    }
}
