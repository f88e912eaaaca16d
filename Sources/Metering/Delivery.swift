public import BillingPrimitives

/// What a source says about the kind of a delivery.
public enum DeliveryKind: UInt8, Sendable, CaseIterable {
    /// Changes after commissioning (`muutokset`).
    case change = 0
    /// Declared to be the one-off delivery of base data at commissioning.
    case initial = 1
    /// A `perustiedot` answer that nobody declared; its day decides what it is billed as.
    case baseData = 2
}

/// A data group that a delivery carried, and by how many elements where that is known.
public struct DataGroupCount: Hashable, Sendable {
    /// The group's code, such as `KOTIKUNTA`.
    public var code: String
    /// How many elements carried the group; nil where the source named the code only.
    public var elements: Int64?

    /// What stands in the place of a code that was missing or could not be one.
    public static let unreadableCode = "?"

    /// Creates a count.
    public init(code: String, elements: Int64? = nil) {
        self.code = code
        self.elements = elements
    }
}

/// One metered answer of the change API: what is counted, once.
///
/// No personal datum is in it.
public struct Delivery: Hashable, Sendable {
    /// The id under which its source reports it; with the connection, its identity for ever.
    public var id: String
    /// The connection that it was delivered on.
    public var connection: ConnectionID
    /// When it was delivered.
    public var deliveredAt: Instant
    /// What its source says of its kind.
    public var kind: DeliveryKind
    /// Its records by every counting rule that its source carried, test series included.
    public var counts: RecordCounts
    /// How many of those are of test-series identities; unknown for rules that the source left out.
    public var testCounts: RecordCounts
    /// The data groups that it carried, sorted by code; empty where it named none.
    public var dataGroups: [DataGroupCount]
    /// A keyed digest of the identity list that was asked for.
    public var identityList: String?
    /// The booking key (kirjausavain) that was asked from.
    public var cursorFrom: Int64?
    /// The booking key that the answer gave.
    public var cursorTo: Int64?
    /// Whether the answer said that nothing newer was left (`ajanTasalla`).
    public var upToDate: Bool?
    /// The size of the answer in bytes.
    public var responseBytes: Int64?
    /// The digest of its content as its source gave it; without one, its values are its content.
    public var digest: String?

    /// Creates a delivery; `dataGroups` is sorted by code.
    public init(
        id: String,
        connection: ConnectionID,
        deliveredAt: Instant,
        kind: DeliveryKind = .change,
        counts: RecordCounts,
        testCounts: RecordCounts = .zero,
        dataGroups: [DataGroupCount] = [],
        identityList: String? = nil,
        cursorFrom: Int64? = nil,
        cursorTo: Int64? = nil,
        upToDate: Bool? = nil,
        responseBytes: Int64? = nil,
        digest: String? = nil
    ) {
        self.id = id
        self.connection = connection
        self.deliveredAt = deliveredAt
        self.kind = kind
        self.counts = counts
        self.testCounts = testCounts
        self.dataGroups = dataGroups.sorted { $0.code < $1.code }
        self.identityList = identityList
        self.cursorFrom = cursorFrom
        self.cursorTo = cursorTo
        self.upToDate = upToDate
        self.responseBytes = responseBytes
        self.digest = digest
    }

    /// Whether another delivery under the same id is the same one.
    ///
    /// Digests decide where a source gave one; without, the values that were delivered do: the
    /// instant, the kind, the counts, the data groups and the cursors.
    public func isSame(as other: Delivery) -> Bool {
        if digest != nil || other.digest != nil { return digest == other.digest }
        return deliveredAt == other.deliveredAt && kind == other.kind && counts == other.counts
            && testCounts == other.testCounts && dataGroups == other.dataGroups
            && cursorFrom == other.cursorFrom && cursorTo == other.cursorTo
    }
}
