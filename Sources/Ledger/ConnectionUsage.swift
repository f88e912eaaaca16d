public import BillingPrimitives
public import Metering

/// What a block holds of one connection: where it lies, and its sums.
public struct ConnectionUsage: Hashable, Sendable {
    /// The connection.
    public var connection: ConnectionID
    /// The position of its first delivery.
    public var firstPosition: Int32
    /// How many deliveries of it there are, one after the other.
    public var count: Int32
    /// Their sums.
    public var sums: ReadingSums
}

/// Sums up deliveries that come in canonical order, connection by connection and day by day.
public struct UsageSummation: Sendable {
    private var connections: [ConnectionUsage] = []
    private var index = UInt32.max
    private var count: Int32 = 0
    private var sums: [ReadingSum] = []
    /// Where the sums of the current day begin.
    private var dayStart = 0
    private var dayEnd = Int64.min
    private var day: Int32 = 0

    /// Starts with nothing.
    public init() {}

    /// Adds rows in canonical order; `batch` must be the one of the rows before.
    public mutating func add(
        _ rows: [OrderedRow],
        of batch: DeliveryBatch
    ) throws(ArithmeticOverflow) {
        for ordered in rows { try add(ordered.row, of: batch) }
    }

    /// Adds all rows of a batch, which are in canonical order after those before.
    public mutating func add(_ batch: DeliveryBatch) throws(ArithmeticOverflow) {
        for row in batch.rows { try add(row, of: batch) }
    }

    @inline(__always)
    private mutating func add(
        _ row: DeliveryBatch.Row,
        of batch: DeliveryBatch
    ) throws(ArithmeticOverflow) {
        if row.connection != index { begin(row.connection, of: batch) }
        count += 1
        if row.deliveredAt >= dayEnd { beginDay(row.deliveredAt) }
        guard row.details != DeliveryBatch.Row.noDetails else {
            return try addPlain(records: row.records)
        }
        try add(batch.details[Int(row.details)])
    }

    /// What every connection had, in canonical order.
    public mutating func finish() -> [ConnectionUsage] {
        endConnection()
        return connections
    }

    private mutating func addPlain(records: Int64) throws(ArithmeticOverflow) {
        let attributes = ReadingSum.Attributes.plain(records: records)
        for place in dayStart..<sums.count where sums[place].attributes == attributes {
            return try sums[place].addPlain(records: records)
        }
        sums.append(
            ReadingSum(
                day: day,
                attributes: attributes,
                deliveries: 1,
                counts: RecordCounts(personChange: records),
                testCounts: .zero,
                dataGroups: []
            )
        )
    }

    private mutating func add(_ details: DeliveryBatch.Details) throws(ArithmeticOverflow) {
        let sum = ReadingSum(
            day: day,
            attributes: ReadingSum.Attributes(details),
            deliveries: 1,
            counts: details.counts,
            testCounts: details.testCounts,
            dataGroups: Set(details.dataGroups.lazy.map(\.code)).sorted()
        )
        for place in dayStart..<sums.count where sums[place].attributes == sum.attributes {
            return try sums[place].add(sum)
        }
        sums.append(sum)
    }

    private mutating func begin(_ connection: UInt32, of batch: DeliveryBatch) {
        endConnection()
        let next = connections.last.map { $0.firstPosition + $0.count } ?? 0
        index = connection
        connections.append(
            ConnectionUsage(
                connection: batch.connections[Int(connection)],
                firstPosition: next,
                count: 0,
                sums: ReadingSums()
            )
        )
    }

    private mutating func beginDay(_ deliveredAt: Int64) {
        endDay()
        let begun = Instant(milliseconds: deliveredAt).helsinkiDay
        day = begun.number
        dayEnd = begun.adding(days: 1).startInHelsinki.milliseconds
    }

    private mutating func endDay() {
        if sums.count - dayStart > 1 { sums[dayStart...].sort { $0.precedes($1) } }
        dayStart = sums.count
    }

    private mutating func endConnection() {
        endDay()
        if !connections.isEmpty {
            connections[connections.count - 1].sums.sums = sums
            connections[connections.count - 1].count = count
        }
        count = 0
        sums.removeAll(keepingCapacity: true)
        dayStart = 0
        dayEnd = .min
    }
}
