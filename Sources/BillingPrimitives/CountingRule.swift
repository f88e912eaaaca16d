/// The named rule by which deliveries are counted into records, the unit that is priced.
///
/// The price page prices a *tietue* and never defines it. So a price list names the rule that it
/// prices, every delivery keeps the counts by all rules, and the rule is printed on every document.
public enum CountingRule: String, Codable, Sendable, CaseIterable {
    /// One element of `muutokset[]` or `perustiedot[]`: one person's change.
    case personChange = "person-change"
    /// One entry of any element's own `tietoryhmat[]`.
    case groupEntry = "group-entry"
    /// One distinct pair of an element and a data group code.
    case distinctGroup = "distinct-group"
    /// A group entry whose `muutosattribuutti` is not `LISATIETO`.
    case groupEntryWithoutSupplement = "group-entry-without-supplement"
    /// A group entry that carries no `turvakiellonAlaisetKentat`.
    case groupEntryUncensored = "group-entry-uncensored"
}

/// How many records there are by each counting rule; nil where a source did not carry the count.
public struct RecordCounts: Hashable, Sendable, Codable {
    /// By `person-change`, which every source carries.
    public var personChange: Int64
    /// By `group-entry`.
    public var groupEntry: Int64?
    /// By `distinct-group`.
    public var distinctGroup: Int64?
    /// By `group-entry-without-supplement`.
    public var groupEntryWithoutSupplement: Int64?
    /// By `group-entry-uncensored`.
    public var groupEntryUncensored: Int64?

    /// No records by any rule.
    public static let zero = RecordCounts(
        personChange: 0,
        groupEntry: 0,
        distinctGroup: 0,
        groupEntryWithoutSupplement: 0,
        groupEntryUncensored: 0
    )

    /// Creates counts; those left out are unknown.
    public init(
        personChange: Int64,
        groupEntry: Int64? = nil,
        distinctGroup: Int64? = nil,
        groupEntryWithoutSupplement: Int64? = nil,
        groupEntryUncensored: Int64? = nil
    ) {
        self.personChange = personChange
        self.groupEntry = groupEntry
        self.distinctGroup = distinctGroup
        self.groupEntryWithoutSupplement = groupEntryWithoutSupplement
        self.groupEntryUncensored = groupEntryUncensored
    }

    /// The count by a rule, or nil where it is unknown.
    public subscript(rule: CountingRule) -> Int64? {
        get {
            switch rule {
            case .personChange: personChange
            case .groupEntry: groupEntry
            case .distinctGroup: distinctGroup
            case .groupEntryWithoutSupplement: groupEntryWithoutSupplement
            case .groupEntryUncensored: groupEntryUncensored
            }
        }
        set {
            switch rule {
            case .personChange: personChange = newValue ?? 0
            case .groupEntry: groupEntry = newValue
            case .distinctGroup: distinctGroup = newValue
            case .groupEntryWithoutSupplement: groupEntryWithoutSupplement = newValue
            case .groupEntryUncensored: groupEntryUncensored = newValue
            }
        }
    }

    /// The sums by rule; a count that one side does not know counts as none of the other.
    public func adding(_ other: RecordCounts) throws(ArithmeticOverflow) -> RecordCounts {
        try combining(other) { $0.addingReportingOverflow($1) }
    }

    /// The differences by rule; a count that one side does not know counts as none of the other.
    public func subtracting(_ other: RecordCounts) throws(ArithmeticOverflow) -> RecordCounts {
        try combining(other) { $0.subtractingReportingOverflow($1) }
    }

    private func combining(
        _ other: RecordCounts,
        _ combine: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) throws(ArithmeticOverflow) -> RecordCounts {
        func combined(_ one: Int64?, _ two: Int64?) throws(ArithmeticOverflow) -> Int64? {
            guard one != nil || two != nil else { return nil }
            let (value, overflow) = combine(one ?? 0, two ?? 0)
            guard !overflow else { throw ArithmeticOverflow("a sum of records") }
            return value
        }
        return RecordCounts(
            personChange: try combined(personChange, other.personChange) ?? 0,
            groupEntry: try combined(groupEntry, other.groupEntry),
            distinctGroup: try combined(distinctGroup, other.distinctGroup),
            groupEntryWithoutSupplement: try combined(
                groupEntryWithoutSupplement,
                other.groupEntryWithoutSupplement
            ),
            groupEntryUncensored: try combined(groupEntryUncensored, other.groupEntryUncensored)
        )
    }
}
