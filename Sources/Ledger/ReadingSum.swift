import BillingPrimitives
import Metering

/// The sums of a daily reading within the usage of one connection and one epoch.
struct ReadingSum: Hashable, Sendable {
    /// What usage of a day has in common that is summed as one, packed into a number for order.
    struct Attributes: Hashable, Sendable {
        var rawValue: UInt16

        init(kind: DeliveryKind, rules: RuleSet, namesGroups: Bool, isAnswer: Bool) {
            rawValue =
                UInt16(kind.rawValue) << 7 | UInt16(rules.rawValue) << 2
                | (namesGroups ? 2 : 0) | (isAnswer ? 1 : 0)
        }

        init(_ details: DeliveryBatch.Details) {
            self.init(
                kind: details.kind,
                rules: RuleSet(rateable: details.counts, details.testCounts),
                namesGroups: !details.dataGroups.isEmpty || details.counts.personChange == 0,
                isAnswer: details.responseBytes != nil
            )
        }

        /// Those of a row without details.
        static func plain(records: Int64) -> Attributes {
            Attributes(
                kind: .change,
                rules: RuleSet(rateable: RecordCounts(personChange: 0), .zero),
                namesGroups: records == 0,
                isAnswer: false
            )
        }
    }

    var day: Int32
    var attributes: Attributes
    var deliveries: Int64
    var counts: RecordCounts
    var testCounts: RecordCounts
    /// The codes of all data groups, sorted.
    var dataGroups: [String]

    /// The order within a connection.
    func precedes(_ other: ReadingSum) -> Bool {
        (day, attributes.rawValue) < (other.day, other.attributes.rawValue)
    }

    /// Adds what another sum of the same day and attributes holds.
    mutating func add(_ other: ReadingSum) throws(ArithmeticOverflow) {
        let (sum, overflow) = deliveries.addingReportingOverflow(other.deliveries)
        guard !overflow else { throw ArithmeticOverflow("a sum of deliveries") }
        deliveries = sum
        counts = try counts.adding(other.counts)
        testCounts = try testCounts.adding(other.testCounts)
        if dataGroups != other.dataGroups {
            dataGroups = Set(dataGroups).union(other.dataGroups).sorted()
        }
    }

    /// Adds a delivery without details.
    @inline(__always)
    mutating func addPlain(records: Int64) throws(ArithmeticOverflow) {
        let (sum, overflow) = counts.personChange.addingReportingOverflow(records)
        guard !overflow else { throw ArithmeticOverflow("a sum of records") }
        deliveries += 1
        counts.personChange = sum
        if !knowsAllTestCounts { testCounts = try testCounts.adding(.zero) }
    }

    /// Whether adding known counts of none would change nothing.
    @inline(__always)
    private var knowsAllTestCounts: Bool {
        testCounts.groupEntry != nil && testCounts.distinctGroup != nil
            && testCounts.groupEntryWithoutSupplement != nil
            && testCounts.groupEntryUncensored != nil
    }
}

extension DailyReading {
    init(_ sum: ReadingSum, connection: ConnectionID, epoch: Int32) {
        let attributes = sum.attributes.rawValue
        self.init(
            key: Key(
                connection: connection,
                day: Day(number: sum.day),
                epoch: epoch,
                kind: DeliveryKind(rawValue: UInt8(truncatingIfNeeded: attributes >> 7)) ?? .change,
                rules: RuleSet(rawValue: UInt8(truncatingIfNeeded: attributes >> 2) & 0x1f),
                namesGroups: attributes & 2 != 0,
                isAnswer: attributes & 1 != 0
            ),
            deliveries: sum.deliveries,
            counts: sum.counts,
            testCounts: sum.testCounts,
            dataGroups: Set(sum.dataGroups)
        )
    }
}
