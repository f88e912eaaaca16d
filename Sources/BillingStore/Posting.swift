public import BillingPrimitives
public import Ledger

/// What recording a batch of deliveries did.
public struct Posting: Hashable, Sendable {
    /// Deliveries that are new on the ledger.
    public var posted = 0
    /// Their records by `person-change`.
    public var records: Int64 = 0
    /// Deliveries that the ledger, or an earlier row of the batch, has already.
    public var alreadyRecorded = 0
    /// Rows whose id names another delivery; nothing of them was stored.
    public var conflicts: [Conflict] = []
}

/// A row whose id the ledger, or an earlier row of the batch, has with other content.
public struct Conflict: Hashable, Sendable {
    /// The index of the row in its batch.
    public var row: Int
    /// The line of the file that it stood on; nil where there are no lines.
    public var line: Int?
    /// The id.
    public var id: String
    /// The connection.
    public var connection: ConnectionID
    /// The digest of the content that is on record.
    public var recordedDigest: String
    /// The digest of the content of the row.
    public var refusedDigest: String

    /// What is kept of it.
    public var record: IDConflict {
        IDConflict(
            connection: connection,
            id: id,
            recordedDigest: recordedDigest,
            refusedDigest: refusedDigest
        )
    }
}
