public import BillingPrimitives

/// Something that should not happen, and that somebody has to look at and close.
///
/// What it is follows from what the ledger has, so it is opened by nobody and told by every reading
/// alike; only closing it is a decision.
public struct Incident: Hashable, Sendable {
    /// What happened.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Identities of the test series came in production.
        case testIdentities = "test-identities"
        /// Identities outside the test series came on a practice ledger.
        case realIdentities = "real-identities"
        /// Records were delivered in production on a day for which no data permit was recorded.
        case noPermit = "no-permit"
        /// A delivery was refused whose id names another one.
        case conflictingID = "conflicting-id"
        /// An answer gave a smaller booking key than it was asked from, or than an earlier one of
        /// the same connection and identity list gave.
        case cursorBackwards = "cursor-backwards"
    }

    /// What happened.
    public var kind: Kind
    /// The connection.
    public var connection: ConnectionID
    /// The month of service; of a conflicting id, that id.
    public var scope: String
    /// The first day on which it happened, in Helsinki.
    public var from: Day
    /// The last day.
    public var to: Day
    /// How many records by `person-change` are concerned; none of a conflicting id is kept.
    public var records: Int64
    /// The decision that closed it last.
    public var closing: RecordedClosing?
    /// Whether something was recorded that no decision covers.
    public var isOpen: Bool

    /// Creates an incident.
    public init(
        kind: Kind,
        connection: ConnectionID,
        scope: String,
        from: Day,
        to: Day,
        records: Int64 = 0,
        closing: RecordedClosing? = nil,
        isOpen: Bool = true
    ) {
        self.kind = kind
        self.connection = connection
        self.scope = scope
        self.from = from
        self.to = to
        self.records = records
        self.closing = closing
        self.isOpen = isOpen
    }

    /// Its name, the same for ever: its kind, its connection and its scope.
    public var id: String { "\(kind.rawValue)/\(connection)/\(scope)" }
}

/// A decision that closes an incident, so far as it was known then.
public struct IncidentClosing: Hashable, Sendable, Codable {
    /// The id of the incident.
    public var incident: String
    /// Its connection.
    public var connection: ConnectionID
    /// Why nothing more has to be done.
    public var reason: String

    /// Creates a closing.
    public init(incident: String, connection: ConnectionID, reason: String) {
        self.incident = incident
        self.connection = connection
        self.reason = reason
    }
}

/// A closing with its block: when it was recorded, and by whom.
public struct RecordedClosing: Hashable, Sendable {
    /// The block; what was recorded after it opens the incident again.
    public var block: Int64
    /// When it was recorded.
    public var closedAt: Instant
    /// Who closed it.
    public var closedBy: String
    /// What was closed, and why.
    public var closing: IncidentClosing

    /// Creates a recorded closing.
    public init(block: Int64, closedAt: Instant, closedBy: String, closing: IncidentClosing) {
        self.block = block
        self.closedAt = closedAt
        self.closedBy = closedBy
        self.closing = closing
    }
}
