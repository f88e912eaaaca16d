public import BillingPrimitives

/// A delivery that was refused because its id names another one; nothing else of it is kept.
public struct IDConflict: Hashable, Sendable, Codable {
    /// The connection.
    public var connection: ConnectionID
    /// The id.
    public var id: String
    /// The digest of the content that is on the ledger.
    public var recordedDigest: String
    /// The digest of the content that was refused.
    public var refusedDigest: String

    /// Creates a conflict.
    public init(
        connection: ConnectionID,
        id: String,
        recordedDigest: String,
        refusedDigest: String
    ) {
        self.connection = connection
        self.id = id
        self.recordedDigest = recordedDigest
        self.refusedDigest = refusedDigest
    }
}

/// A conflict with its block: when it was recorded, and from which source.
public struct RecordedConflict: Hashable, Sendable {
    /// The block.
    public var block: Int64
    /// When it was recorded.
    public var refusedAt: Instant
    /// Where the refused delivery came from.
    public var source: String
    /// The conflict.
    public var conflict: IDConflict

    /// Creates a recorded conflict.
    public init(block: Int64, refusedAt: Instant, source: String, conflict: IDConflict) {
        self.block = block
        self.refusedAt = refusedAt
        self.source = source
        self.conflict = conflict
    }
}
