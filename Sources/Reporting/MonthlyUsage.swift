public import BillingPrimitives
public import Ledger
import Metering

/// What was delivered on each connection in each month.
public struct MonthlyUsage: Hashable, Sendable {
    /// The totals of one connection in one month.
    public struct Row: Hashable, Sendable {
        /// The connection.
        public var connection: ConnectionID
        /// The month of service in Helsinki.
        public var month: BillingMonth
        /// How many deliveries.
        public var deliveries: Int64 = 0
        /// The records by each rule; nil where no delivery carried the count.
        public var counts: RecordCounts = RecordCounts(personChange: 0)
        /// Those of test-series identities.
        public var testCounts: RecordCounts = RecordCounts(personChange: 0)
        /// Those of `counts` that were declared to be, or answered as, base data.
        public var baseCounts: RecordCounts = RecordCounts(personChange: 0)
        /// The codes of the data groups, sorted.
        public var dataGroups: [String] = []
    }

    /// The rows, by connection, then by month.
    public let rows: [Row]

    /// Sums up readings.
    public init(_ readings: some Sequence<DailyReading>) throws(ArithmeticOverflow) {
        var rows: [RowKey: Row] = [:]
        var groups: [RowKey: Set<String>] = [:]
        for reading in readings {
            let key = RowKey(
                connection: reading.key.connection,
                month: BillingMonth(containing: reading.key.day)
            )
            var row = rows[key] ?? Row(connection: key.connection, month: key.month)
            row.deliveries += reading.deliveries
            row.counts = try row.counts.adding(reading.counts)
            row.testCounts = try row.testCounts.adding(reading.testCounts)
            if reading.key.kind != .change {
                row.baseCounts = try row.baseCounts.adding(reading.counts)
            }
            rows[key] = row
            groups[key, default: []].formUnion(reading.dataGroups)
        }
        self.rows = rows.map { key, row in
            var row = row
            row.dataGroups = (groups[key] ?? []).sorted()
            return row
        }.sorted { ($0.connection, $0.month) < ($1.connection, $1.month) }
    }

    /// What all rows have in common.
    private struct RowKey: Hashable {
        var connection: ConnectionID
        var month: BillingMonth
    }
}
