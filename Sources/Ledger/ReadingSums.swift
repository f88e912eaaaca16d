public import BillingPrimitives

/// The readings of one connection without its name: sums by day, in canonical order.
public struct ReadingSums: Hashable, Sendable {
    var sums: [ReadingSum] = []

    /// Creates sums of nothing.
    public init() {}

    /// Whether there is nothing in it.
    public var isEmpty: Bool { sums.isEmpty }

    /// The first day with usage.
    public var firstDay: Day? { sums.first.map { Day(number: $0.day) } }

    /// The last day with usage.
    public var lastDay: Day? { sums.last.map { Day(number: $0.day) } }

    /// The sums by month of service, in order.
    public var byMonth: [(month: BillingMonth, sums: ReadingSums)] {
        var months: [(month: BillingMonth, sums: ReadingSums)] = []
        var end = Int32.min
        for sum in sums {
            if sum.day >= end {
                let month = BillingMonth(containing: Day(number: sum.day))
                end = month.adding(months: 1).firstDay.number
                months.append((month, ReadingSums()))
            }
            months[months.count - 1].sums.sums.append(sum)
        }
        return months
    }

    /// These and other sums together.
    public func merged(with other: ReadingSums) throws(ArithmeticOverflow) -> ReadingSums {
        var result = ReadingSums()
        result.sums.reserveCapacity(max(sums.count, other.sums.count))
        var (left, right) = (sums[...], other.sums[...])
        while let first = left.first, let second = right.first {
            if first.precedes(second) {
                result.sums.append(first)
                left.removeFirst()
            } else if second.precedes(first) {
                result.sums.append(second)
                right.removeFirst()
            } else {
                var sum = first
                try sum.add(second)
                result.sums.append(sum)
                left.removeFirst()
                right.removeFirst()
            }
        }
        result.sums += left
        result.sums += right
        return result
    }

    /// The readings of a connection that was recorded in an epoch.
    public func readings(of connection: ConnectionID, epoch: Int32) -> [DailyReading] {
        sums.map { DailyReading($0, connection: connection, epoch: epoch) }
    }
}

extension ReadingSums {
    /// Says that all test counts are known to be none, as in most usage.
    private static let noTestRecords: UInt64 = 1 << 15

    /// Whether stored attributes say that all test counts are known to be none.
    static func hasNoTestRecords(_ attributes: UInt64) -> Bool { attributes & noTestRecords != 0 }

    /// Writes the sums: their number, then each day as a distance to the one before.
    public func write(to writer: inout ByteWriter) {
        writer.write(UInt64(sums.count))
        var day: Int32 = 0
        for sum in sums {
            writer.write(Int64(sum.day) - Int64(day))
            day = sum.day
            let hasNone = sum.testCounts == .zero
            writer.write(UInt64(sum.attributes.rawValue) | (hasNone ? Self.noTestRecords : 0))
            writer.write(UInt64(sum.deliveries))
            sum.counts.write(to: &writer)
            if !hasNone { sum.testCounts.write(to: &writer) }
            writer.write(UInt64(sum.dataGroups.count))
            for code in sum.dataGroups { writer.write(code) }
        }
    }

    /// The canonical bytes of the sums alone.
    public var canonicalBytes: [UInt8] {
        var writer = ByteWriter()
        writer.bytes.reserveCapacity(sums.count * 16)
        write(to: &writer)
        return writer.bytes
    }

    /// Reads sums from their canonical bytes alone.
    public init(canonicalBytes: UnsafeRawBufferPointer) throws(DamagedBytes) {
        var cursor = ByteCursor(canonicalBytes)
        try self.init(from: &cursor)
        guard cursor.isAtEnd else { throw DamagedBytes("daily readings") }
    }

    init(from cursor: inout ByteCursor) throws(DamagedBytes) {
        let count = try cursor.count()
        sums.reserveCapacity(count)
        var day: Int64 = 0
        for _ in 0..<count {
            let (next, overflow) = day.addingReportingOverflow(try cursor.signed())
            guard !overflow, let number = Int32(exactly: next) else { throw DamagedBytes("a day") }
            day = next
            let attributes = try cursor.unsigned()
            let deliveries = try cursor.unsigned()
            var sum = ReadingSum(
                day: number,
                attributes: ReadingSum.Attributes(rawValue: UInt16(attributes & 0x7fff)),
                deliveries: Int64(bitPattern: deliveries),
                counts: try RecordCounts(from: &cursor),
                testCounts: .zero,
                dataGroups: []
            )
            if !Self.hasNoTestRecords(attributes) {
                sum.testCounts = try RecordCounts(from: &cursor)
            }
            for _ in 0..<(try cursor.count()) { sum.dataGroups.append(try cursor.text()) }
            sums.append(sum)
        }
    }
}

extension ReadingSum.Attributes {
    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }
}

extension RecordCounts {
    /// Writes the count by `person-change`, a bit for each other known rule, and those counts.
    @inline(__always)
    func write(to writer: inout ByteWriter) {
        writer.write(UInt64(bitPattern: personChange))
        var known: UInt64 = 0
        for (bit, rule) in Self.otherRules.enumerated() where self[rule] != nil {
            known |= 1 << UInt64(bit)
        }
        writer.write(known)
        guard known != 0 else { return }
        for rule in Self.otherRules {
            if let count = self[rule] { writer.write(UInt64(bitPattern: count)) }
        }
    }

    @inline(__always)
    init(from cursor: inout ByteCursor) throws(DamagedBytes) {
        self.init(personChange: Int64(bitPattern: try cursor.unsigned()))
        try readOthers(from: &cursor)
    }

    /// Reads which of the other counts are known, and those; whether there are any.
    @inline(__always) @discardableResult
    mutating func readOthers(from cursor: inout ByteCursor) throws(DamagedBytes) -> Bool {
        let known = try cursor.unsigned()
        guard known != 0 else { return false }
        for (bit, rule) in Self.otherRules.enumerated() where known & (1 << UInt64(bit)) != 0 {
            self[rule] = Int64(bitPattern: try cursor.unsigned())
        }
        return true
    }

    private static let otherRules = CountingRule.allCases.filter { $0 != .personChange }
}
