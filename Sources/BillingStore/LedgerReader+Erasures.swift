public import BillingPrimitives
import GRDB
public import Ledger
import Metering
import Rating

/// Bodies that were erased, and what may still be.
extension LedgerReader {
    /// A block of usage whose deliveries are there.
    public struct UsageFacts: Hashable, Sendable {
        /// Its sequence.
        public var sequence: Int64
        /// How many deliveries it has.
        public var count: Int64 = 0
        /// The first Helsinki day of its deliveries.
        public var from: Day
        /// The last day.
        public var through: Day
        /// The connections that it has deliveries of.
        public var connections: [ConnectionID] = []
    }

    /// Deliveries whose detail is erased.
    public struct ErasedUsage: Hashable, Sendable {
        /// The number of the certificate.
        public var certificate: Int64
        /// How many deliveries.
        public var deliveries: Int64
    }

    /// The certificates of all erasures, in order.
    public func erasures() throws -> [RecordedErasure] {
        try chain.sequences(of: .erasure).map { sequence in
            RecordedErasure(
                header: try chain.header(of: sequence),
                erasure: try ErasureBody.erasure(of: try chain.body(of: sequence))
            )
        }
    }

    /// The certificate under which the body of a block was erased; nil for one that has it.
    public func certificate(of block: Int64) throws -> Int64? {
        try db.first("SELECT certificate FROM erasedBlock WHERE sequence = ?", block) { $0[0] }
    }

    /// The blocks of usage whose deliveries are there, in order.
    public func keptUsage() throws -> [UsageFacts] {
        var blocks: [UsageFacts] = []
        try db.each(
            """
            SELECT usageSpan.block, usageConnection.connection, firstDay, lastDay, count
            FROM usageSpan JOIN usageConnection ON usageConnection.id = usageSpan.connection
            WHERE usageSpan.block NOT IN (SELECT sequence FROM erasedBlock)
            ORDER BY usageSpan.block, usageConnection.connection
            """
        ) { row in
            let (from, through) = (Day(number: row[2]), Day(number: row[3]))
            if blocks.last?.sequence != row[0] {
                blocks.append(UsageFacts(sequence: row[0], from: from, through: through))
            }
            let last = blocks.count - 1
            blocks[last].from = min(blocks[last].from, from)
            blocks[last].through = max(blocks[last].through, through)
            blocks[last].connections.append(ConnectionID(row[1]))
            blocks[last].count += row[4]
        }
        return blocks
    }

    /// The length of the body of a block in bytes; none where it is erased.
    public func bodyBytes(of block: Int64) throws -> Int64 {
        try db.first(
            "SELECT coalesce(sum(length(bytes)), 0) FROM blockBody WHERE sequence = ?",
            block
        ) { $0[0] } ?? 0
    }

    /// How many deliveries of a connection, or of all, on the days from one through another have no
    /// detail any more, by certificate.
    public func erasedUsage(
        of connection: ConnectionID? = nil,
        from first: Day? = nil,
        through last: Day? = nil
    ) throws -> [ErasedUsage] {
        var sums: [Int64: Int64] = [:]
        try db.each(
            """
            SELECT DISTINCT certificate, sequence FROM erasedBlock
            JOIN usageSpan ON block = sequence
            WHERE (?1 IS NULL
                OR connection = (SELECT id FROM usageConnection WHERE connection = ?1))
              AND (?2 IS NULL OR lastDay >= ?2) AND (?3 IS NULL OR firstDay <= ?3)
            """,
            connection?.rawValue,
            first?.number,
            last?.number
        ) { row in
            let (certificate, block): (Int64, Int64) = (row[0], row[1])
            for reading in try readings(ofBlock: block)
            where (connection ?? reading.key.connection) == reading.key.connection
                && (first ?? reading.key.day) <= reading.key.day
                && reading.key.day <= (last ?? reading.key.day)
            {
                sums[certificate, default: 0] += reading.deliveries
            }
        }
        return sums.sorted { $0.key < $1.key }
            .map { ErasedUsage(certificate: $0.key, deliveries: $0.value) }
    }

    /// The readings of a connection and month as the blocks after one have them, also of blocks
    /// whose deliveries are erased.
    public func readings(
        of connection: ConnectionID,
        in month: BillingMonth,
        recordedAfter block: Int64
    ) throws -> [DailyReading] {
        var blocks: [Int64] = []
        try db.each(
            """
            SELECT block FROM usageSpan
            WHERE connection = (SELECT id FROM usageConnection WHERE connection = ?)
              AND block > ? AND firstDay <= ? AND lastDay >= ? ORDER BY block
            """,
            connection.rawValue,
            block,
            month.lastDay.number,
            month.firstDay.number
        ) { blocks.append($0[0]) }
        return try blocks.flatMap(readings(ofBlock:)).filter {
            $0.key.connection == connection && BillingMonth(containing: $0.key.day) == month
        }
    }

    private func readings(ofBlock block: Int64) throws -> [DailyReading] {
        let summary = try chain.summary(of: block)
        let connections = try summary.withUnsafeBytes { try UsageSummary.connections(of: $0) }
        return connections.flatMap { $0.sums.readings(of: $0.connection, epoch: 0) }
    }

    // MARK: What reading a body that is erased comes to

    /// Why a usage block has nothing at a place.
    func missingDetail(of block: Int64) throws -> LedgerStoreError {
        if let certificate = try certificate(of: block) {
            return .erased(block: block, certificate: certificate)
        }
        return .damaged("block \(block) lacks a delivery")
    }

    /// The cursor range of an erased delivery; nil for one whose detail is there.
    func erasedRange(at place: DeliveryPlace) throws -> ErasedRanges.Range? {
        try erasedRanges.range(at: place, in: db)
    }

    /// What outlives the deliveries of a block; nil for one whose detail is there.
    func usageRemainder(of block: Int64) throws -> UsageRemainder? {
        let place = try db.first(
            "SELECT certificate, part FROM erasedBlock WHERE sequence = ?",
            block
        ) { row -> (Int64, Int32) in (row[0], row[1]) }
        return try place.map { try UsageRemainder(try chain.body(of: $0, from: $1)) }
    }
}
