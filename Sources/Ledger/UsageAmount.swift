public import BillingPrimitives

/// Deliveries and their records.
public struct UsageAmount: Hashable, Sendable {
    /// How many deliveries.
    public var deliveries: Int64
    /// Their records by each rule, none where no source carried the count.
    public var counts: RecordCounts

    /// Creates an amount; nothing by default.
    public init(deliveries: Int64 = 0, counts: RecordCounts = .zero) {
        self.deliveries = deliveries
        self.counts = counts
    }

    /// Whether there is nothing.
    public var isZero: Bool {
        deliveries == 0 && CountingRule.allCases.allSatisfy { (counts[$0] ?? 0) == 0 }
    }

    /// Adds another amount.
    public mutating func add(_ other: UsageAmount) throws(ArithmeticOverflow) {
        let (sum, overflow) = deliveries.addingReportingOverflow(other.deliveries)
        guard !overflow else { throw ArithmeticOverflow("a sum of deliveries") }
        deliveries = sum
        counts = try counts.adding(other.counts)
    }

    /// The amount that takes this one away when it is added.
    public func negated() throws(ArithmeticOverflow) -> UsageAmount {
        var result = UsageAmount()
        try result.subtract(self)
        return result
    }

    /// Takes another amount away.
    public mutating func subtract(_ other: UsageAmount) throws(ArithmeticOverflow) {
        let (rest, overflow) = deliveries.subtractingReportingOverflow(other.deliveries)
        guard !overflow else { throw ArithmeticOverflow("a sum of deliveries") }
        deliveries = rest
        counts = try counts.subtracting(other.counts)
    }
}

extension UsageAmount {
    /// Writes the amount: deliveries, then counts.
    public func write(to writer: inout ByteWriter) {
        writer.write(deliveries)
        writer.write(counts)
    }

    /// Reads an amount again.
    public init(from reader: inout ByteReader) throws(DamagedBytes) {
        deliveries = try reader.signed()
        counts = try reader.counts()
    }
}

extension UsageAmount {
    /// All of the canonical bytes of daily sums, without its days.
    public init(ofSums bytes: UnsafeRawBufferPointer) throws {
        var cursor = ByteCursor(bytes)
        try self.init(sumsFrom: &cursor)
    }

    /// Adds up daily sums where they lie, without making values of them.
    init(sumsFrom cursor: inout ByteCursor) throws {
        var (deliveries, records): (Int64, Int64) = (0, 0)
        var others = RecordCounts.zero
        for _ in 0..<(try cursor.count()) {
            _ = try cursor.signed()
            let attributes = try cursor.unsigned()
            deliveries = try Self.sum(deliveries, try cursor.unsigned())
            records = try Self.sum(records, try cursor.unsigned())
            var more = RecordCounts(personChange: 0)
            if try more.readOthers(from: &cursor) { others = try others.adding(more) }
            if !ReadingSums.hasNoTestRecords(attributes) { _ = try RecordCounts(from: &cursor) }
            for _ in 0..<(try cursor.count()) { _ = try cursor.take(try cursor.count()) }
        }
        others.personChange = records
        self.init(deliveries: deliveries, counts: others)
    }

    private static func sum(_ sum: Int64, _ stored: UInt64) throws -> Int64 {
        let (result, overflow) = sum.addingReportingOverflow(Int64(bitPattern: stored))
        guard !overflow else { throw ArithmeticOverflow("a sum of usage") }
        return result
    }
}

extension UsageSummary {
    /// Calls a body with what a block holds of each connection in all, without its days.
    public static func forEachAmount(
        in bytes: UnsafeRawBufferPointer,
        _ body: (ConnectionID, UsageAmount) throws -> Void
    ) throws {
        var cursor = ByteCursor(bytes)
        guard try cursor.unsigned() == version else {
            throw DamagedBytes("a summary of an unknown version")
        }
        for _ in 0..<(try cursor.count()) {
            let connection = ConnectionID(try cursor.text())
            _ = try cursor.unsigned()
            try body(connection, try UsageAmount(sumsFrom: &cursor))
        }
        guard cursor.isAtEnd else { throw DamagedBytes("a summary") }
    }
}
