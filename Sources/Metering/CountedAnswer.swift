public import BillingPrimitives

/// What an answer of the change API comes to: numbers and codes, and nothing of a person.
public struct CountedAnswer: Hashable, Sendable {
    /// `change` for `muutokset`, `baseData` for `perustiedot`.
    public var kind: DeliveryKind
    /// Its records by every counting rule, test series included.
    public var counts: RecordCounts
    /// How many of those are of test-series identities, by every counting rule.
    public var testCounts: RecordCounts
    /// How many elements carried which data group, sorted by code.
    public var dataGroups: [DataGroupCount]
    /// The booking key that the answer gave (`viimeisinKirjausavain`).
    public var cursorTo: Int64?
    /// Whether nothing newer was left (`ajanTasalla`).
    public var upToDate: Bool?
    /// The size of the answer in bytes.
    public var byteCount: Int64
}
