public import BillingPrimitives

extension UsageAmount {
    /// Writes the amount: deliveries, then counts.
    public func write(to writer: inout ByteWriter) {
        writer.write(deliveries)
        writer.write(counts)
    }

    /// Reads an amount again.
    public init(from reader: inout ByteReader) throws(DamagedBytes) {
        self.init(deliveries: try reader.signed(), counts: try reader.counts())
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
