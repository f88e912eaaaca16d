public import BillingPrimitives

/// A sync run as the ledger tells of it.
public struct SyncRun: Hashable, Sendable {
    /// The block in which it began; its name.
    public var id: Int64
    /// How it began.
    public var beginning: SyncBeginning
    /// When it began.
    public var beganAt: Instant
    /// Who started it.
    public var actor: String
    /// How many answers it took.
    public var pages: Int64
    /// Their records by `person-change`.
    public var records: Int64
    /// The booking key that each bucket came to; none for base data.
    public var cursors: [Int64]
    /// When it ended; nil while it runs, and for ever if it was killed.
    public var endedAt: Instant?
    /// How it ended; nil while it runs, and for ever if it was killed.
    public var ending: SyncEnding?

    /// Creates a run.
    public init(
        id: Int64,
        beginning: SyncBeginning,
        beganAt: Instant,
        actor: String,
        pages: Int64,
        records: Int64,
        cursors: [Int64],
        endedAt: Instant?,
        ending: SyncEnding?
    ) {
        self.id = id
        self.beginning = beginning
        self.beganAt = beganAt
        self.actor = actor
        self.pages = pages
        self.records = records
        self.cursors = cursors
        self.endedAt = endedAt
        self.ending = ending
    }
}
