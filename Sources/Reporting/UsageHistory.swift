public import BillingPrimitives
public import Ledger
import Metering

/// What a connection delivered on each Helsinki day.
public struct UsageHistory: Hashable, Sendable {
    /// The sums of a day.
    public struct Entry: Hashable, Sendable {
        /// The Helsinki day.
        public var day: Day
        /// Deliveries of changes; base data has neither the size nor the rhythm of changes.
        public var deliveries: Int64
        /// The records of those deliveries by `person-change`.
        public var records: Int64
        /// The codes of the data groups that were delivered, in base data too.
        public var dataGroups: Set<String>

        /// Creates the sums of a day.
        public init(
            day: Day,
            deliveries: Int64,
            records: Int64,
            dataGroups: Set<String> = []
        ) {
            self.day = day
            self.deliveries = deliveries
            self.records = records
            self.dataGroups = dataGroups
        }
    }

    /// One entry for each day with usage, in order of time.
    public private(set) var entries: [Entry] = []

    /// Sums up entries, several of which may be of the same day.
    public init(_ entries: some Sequence<Entry> = []) {
        for entry in entries.sorted(by: { $0.day < $1.day }) { append(entry) }
    }

    /// Adds usage of the last day or of a later one.
    private mutating func append(_ entry: Entry) {
        guard entries.last?.day == entry.day else { return entries.append(entry) }
        entries[entries.count - 1].deliveries.add(entry.deliveries)
        entries[entries.count - 1].records.add(entry.records)
        entries[entries.count - 1].dataGroups.formUnion(entry.dataGroups)
    }

    /// The entries from a day up to another one, which is not among them.
    func during(_ days: Range<Day>) -> ArraySlice<Entry> {
        entries[index(of: days.lowerBound)..<index(of: days.upperBound)]
    }

    /// The place of the first entry on or after a day.
    private func index(of day: Day) -> Int {
        var (first, end) = (0, entries.count)
        while first < end {
            let middle = (first + end) / 2
            if entries[middle].day < day { first = middle + 1 } else { end = middle }
        }
        return first
    }
}

extension UsageHistory.Entry {
    /// The sums of a reading.
    public init(of reading: DailyReading) {
        let isChange = reading.key.kind == .change
        self.init(
            day: reading.key.day,
            deliveries: isChange ? reading.deliveries : 0,
            records: isChange ? reading.counts.personChange : 0,
            dataGroups: reading.dataGroups
        )
    }
}

extension Sequence<UsageHistory.Entry> {
    /// The records of all entries.
    var records: Int64 { reduce(into: 0) { $0.add($1.records) } }

    /// The deliveries of all entries.
    var deliveries: Int64 { reduce(into: 0) { $0.add($1.deliveries) } }

    /// The days on which changes were delivered, in order.
    var deliveryDays: [Day] { filter { $0.deliveries > 0 }.map(\.day) }

    /// The codes of all data groups.
    var dataGroups: Set<String> { reduce(into: []) { $0.formUnion($1.dataGroups) } }
}

extension Array where Element: BinaryInteger {
    /// The middle value of a list that is not empty; of two in the middle, their mean rounded down.
    var median: Element {
        precondition(!isEmpty, "Nothing has no median.")
        let sorted = sorted()
        let upper = sorted[count / 2]
        guard count % 2 == 0 else { return upper }
        let lower = sorted[count / 2 - 1]
        return lower + (upper - lower) / 2
    }
}

extension Int64 {
    /// Adds another number, as far as there are numbers: what is beyond is a signal as it is.
    fileprivate mutating func add(_ other: Int64) {
        let (sum, overflows) = addingReportingOverflow(other)
        self = overflows ? .max : sum
    }
}
