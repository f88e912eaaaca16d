public import BillingPrimitives

/// What is in an answer, counted while it was made, so that a counter can be held against it.
public struct AnswerTruth: Hashable, Sendable {
    /// The records by every counting rule.
    public var counts = RecordCounts.zero
    /// How many of those are of test-series identities; the synthetic population has no others.
    public var testCounts = RecordCounts.zero
    /// How many elements carry a data group, by its code.
    public var dataGroups: [String: Int64] = [:]

    mutating func add(_ entries: [DataGroupEntry], of code: IdentityCode) {
        for group in Set(entries.map(\.group.rawValue)) { dataGroups[group, default: 0] += 1 }
        Self.add(entries, to: &counts)
        if code.isTestSeries { Self.add(entries, to: &testCounts) }
    }

    private static func add(_ entries: [DataGroupEntry], to counts: inout RecordCounts) {
        func add(_ count: Int, _ rule: CountingRule) {
            counts[rule] = (counts[rule] ?? 0) + Int64(count)
        }
        add(1, .personChange)
        add(entries.count, .groupEntry)
        add(Set(entries.map(\.group)).count, .distinctGroup)
        add(entries.count { $0.attribute != .supplement }, .groupEntryWithoutSupplement)
        add(entries.count { !$0.isCensored }, .groupEntryUncensored)
    }
}
