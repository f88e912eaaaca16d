public import BillingPrimitives
import GRDB
public import Invoicing
import Ledger
public import Rating

extension LedgerReader {
    // MARK: Runs

    /// All billing runs, in order, with everything that they settled.
    public func runs() throws -> [BillingRun] {
        try runBlocks().map { try BillingRun(canonicalBytes: try chain.body(of: $0)) }
    }

    /// The run of a month; nil where there was none.
    public func run(of month: BillingMonth) throws -> BillingRun? {
        let block: Int64? = try db.first(
            "SELECT block FROM billingRun WHERE month = ?",
            month.description
        ) { $0[0] }
        return try block.map { try BillingRun(canonicalBytes: try chain.body(of: $0)) }
    }

    /// The month that was run last, and the last block that its run saw.
    public func lastRun() throws -> (month: BillingMonth, cutOff: Int64)? {
        try db.first("SELECT month, cutOff FROM billingRun ORDER BY block DESC LIMIT 1") { row in
            let text: String = row[0]
            guard let month = BillingMonth(text) else {
                throw LedgerStoreError.damaged("the table of billing runs names no month")
            }
            return (month, row[1])
        }
    }

    /// The month that was run first; nil where none was run.
    public func firstRun() throws -> BillingMonth? { try runMarks().first?.month }

    func lastRunMonth() throws -> BillingMonth? { try lastRun()?.month }

    /// What all runs settled, in order; of one connection where it is given.
    public func settlements(of connection: ConnectionID? = nil) throws -> [Settlement] {
        let settlements = try runs().flatMap(\.settlements)
        return connection.map { id in settlements.filter { $0.connection == id } } ?? settlements
    }

    /// The blocks of all runs, in order.
    func runBlocks() throws -> [Int64] {
        var blocks: [Int64] = []
        try db.each("SELECT block FROM billingRun ORDER BY block") { blocks.append($0[0]) }
        return blocks
    }

    // MARK: Documents

    /// Issued documents in the order of issue; of a month, a customer or a type where given.
    ///
    /// Of those that are erased it has what is left: numbers, days, lines and amounts.
    public func documents(
        month: BillingMonth? = nil,
        customer: CustomerID? = nil,
        type: DocumentType? = nil
    ) throws -> [Document] {
        var blocks: [Int64] = []
        try db.each(
            """
            SELECT block FROM document WHERE (?1 IS NULL OR month = ?1)
              AND (?2 IS NULL OR customer = ?2) AND (?3 IS NULL OR type = ?3) ORDER BY block
            """,
            month?.description,
            customer?.rawValue,
            type?.rawValue
        ) { blocks.append($0[0]) }
        return try blocks.map { try DocumentBody.document(of: try chain.body(of: $0)) }
    }

    /// The document of a number; nil where there is none.
    ///
    /// Throws `LedgerStoreError.erased` where nothing is left of it but its lines.
    public func document(number: String) throws -> Document? {
        try documentBytes(number: number).map { try DocumentBody.document(of: $0) }
    }

    /// The bytes of a document as it was issued; they never change.
    ///
    /// Throws `LedgerStoreError.erased` where nothing is left of it but its lines.
    public func documentBytes(number: String) throws -> [UInt8]? {
        let block: Int64? = try db.first(
            "SELECT block FROM document WHERE number = ?",
            number
        ) { $0[0] }
        return try block.map { block in
            if let certificate = try certificate(of: block) {
                throw LedgerStoreError.erased(block: block, certificate: certificate)
            }
            return try chain.body(of: block)
        }
    }

    /// The connections whose setup fee stands on a document, charged or waived.
    public func connectionsWithSetupFee() throws -> Set<ConnectionID> {
        var connections: Set<ConnectionID> = []
        try db.each(
            """
            SELECT DISTINCT connection FROM documentLine
            WHERE component = 'setup-fee' AND reversesDocument IS NULL
            """
        ) { connections.insert(ConnectionID($0[0])) }
        return connections
    }

    /// The numbers that were given last, to go on from.
    public func numberSeries() throws -> NumberSeries {
        var last: [NumberSeries.Prefix: Int] = [:]
        try db.each("SELECT prefix, last FROM numberSeries") { last[$0[0]] = $0[1] }
        return NumberSeries(last: last)
    }
}
