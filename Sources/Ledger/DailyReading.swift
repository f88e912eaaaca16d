public import BillingPrimitives
public import Metering

/// The counting rules by which usage can be rated: those whose records and test records are known.
public struct RuleSet: OptionSet, Hashable, Sendable {
    /// One bit a rule, in the order of `CountingRule.allCases`.
    public var rawValue: UInt8

    /// Creates a set from its bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The rules by which a delivery can be rated.
    public init(rateable counts: RecordCounts, _ testCounts: RecordCounts) {
        var bits: UInt8 = 0
        for (index, rule) in CountingRule.allCases.enumerated()
        where counts[rule] != nil && testCounts[rule] != nil { bits |= 1 << UInt8(index) }
        self.rawValue = bits
    }

    /// Whether a rule is in the set.
    public func contains(_ rule: CountingRule) -> Bool {
        guard let index = CountingRule.allCases.firstIndex(of: rule) else { return false }
        return rawValue & (1 << UInt8(index)) != 0
    }
}

/// Where the ledger holds one delivery: the sequence of its block and its position therein.
public struct DeliveryPlace: Hashable, Sendable, Comparable, Codable {
    /// The sequence of the block.
    public var block: Int64
    /// The position in the block's canonical order, from 0.
    public var position: Int32

    /// Creates a place.
    public init(block: Int64, position: Int32) {
        self.block = block
        self.position = position
    }

    /// Orders places as they stand on the ledger.
    public static func < (left: DeliveryPlace, right: DeliveryPlace) -> Bool {
        (left.block, left.position) < (right.block, right.position)
    }
}

/// How a delivery's cursor range stands to those of earlier deliveries of the same identity list.
public enum RangeStanding: String, Hashable, Sendable {
    /// It brings something new, or names no range.
    case plain
    /// It repeats an earlier delivery: equal list, cursors and content under another id.
    case redelivery
    /// Its range overlaps that of an earlier delivery without being equal to it.
    case overlapping
}

/// What was delivered on one connection on one Helsinki day, summed as far as it is rated alike.
public struct DailyReading: Hashable, Sendable {
    /// What usage has in common that is summed in one reading.
    public struct Key: Hashable, Sendable {
        /// The connection.
        public var connection: ConnectionID
        /// The civil day in Helsinki on which it was delivered.
        public var day: Day
        /// How many billing runs the ledger held when it was recorded.
        public var epoch: Int32
        /// What the source said of its kind.
        public var kind: DeliveryKind
        /// The rules by which it can be rated.
        public var rules: RuleSet
        /// Whether its deliveries named data groups; true also for deliveries without any record.
        public var namesGroups: Bool
        /// Whether its deliveries were counted from answers, so that every identity was looked at.
        public var isAnswer: Bool

        /// Creates a key.
        public init(
            connection: ConnectionID,
            day: Day,
            epoch: Int32,
            kind: DeliveryKind,
            rules: RuleSet,
            namesGroups: Bool,
            isAnswer: Bool
        ) {
            self.connection = connection
            self.day = day
            self.epoch = epoch
            self.kind = kind
            self.rules = rules
            self.namesGroups = namesGroups
            self.isAnswer = isAnswer
        }
    }

    /// What its usage has in common.
    public var key: Key
    /// How many deliveries are in it.
    public var deliveries: Int64
    /// Their records by each rule, test series included.
    public var counts: RecordCounts
    /// Those of test-series identities.
    public var testCounts: RecordCounts
    /// The codes of all data groups that they carried.
    public var dataGroups: Set<String>
    /// Where its one delivery lies, when the reading was split into single deliveries.
    public var place: DeliveryPlace?
    /// The id of its one delivery, when the reading was split.
    public var deliveryID: String?
    /// How the cursor range of its one delivery stands, when the reading was split.
    public var standing: RangeStanding

    /// Creates a reading.
    public init(
        key: Key,
        deliveries: Int64,
        counts: RecordCounts,
        testCounts: RecordCounts,
        dataGroups: Set<String>,
        place: DeliveryPlace? = nil,
        deliveryID: String? = nil,
        standing: RangeStanding = .plain
    ) {
        self.key = key
        self.deliveries = deliveries
        self.counts = counts
        self.testCounts = testCounts
        self.dataGroups = dataGroups
        self.place = place
        self.deliveryID = deliveryID
        self.standing = standing
    }
}

extension DailyReading {
    /// The reading of a single delivery.
    public init(
        of delivery: Delivery,
        epoch: Int32,
        place: DeliveryPlace? = nil,
        standing: RangeStanding = .plain
    ) {
        self.init(
            key: Key(
                connection: delivery.connection,
                day: delivery.deliveredAt.helsinkiDay,
                epoch: epoch,
                kind: delivery.kind,
                rules: RuleSet(rateable: delivery.counts, delivery.testCounts),
                namesGroups: !delivery.dataGroups.isEmpty || delivery.counts.personChange == 0,
                isAnswer: delivery.responseBytes != nil
            ),
            deliveries: 1,
            counts: delivery.counts,
            testCounts: delivery.testCounts,
            dataGroups: Set(delivery.dataGroups.map(\.code)),
            place: place,
            deliveryID: delivery.id,
            standing: standing
        )
    }

    /// Adds what another reading of the same key sums up.
    public mutating func add(_ other: DailyReading) throws(ArithmeticOverflow) {
        deliveries += other.deliveries
        counts = try counts.adding(other.counts)
        testCounts = try testCounts.adding(other.testCounts)
        dataGroups.formUnion(other.dataGroups)
    }
}
