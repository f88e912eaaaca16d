public import BillingPrimitives
public import Ledger
public import Licensing

/// What somebody decided on held deliveries: to bill them, or never to.
///
/// Who decided, and when, stand in the header of its block. It takes effect in the next run that
/// reaches the month of a delivery; until then a later decision on the same delivery replaces it.
public struct UsageDecision: Hashable, Sendable, Codable {
    /// What becomes of the deliveries.
    public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
        /// Why they are held is overruled; they are billed as what they are.
        case release
        /// They are never billed.
        case writeOff = "write-off"
    }

    /// One delivery that it is about.
    public struct Item: Hashable, Sendable, Codable {
        /// The id of the delivery.
        public var id: String
        /// Where it lies.
        public var place: DeliveryPlace
        /// The Helsinki day on which it was delivered.
        public var day: Day
        /// Why it was held when it was decided.
        public var heldFor: [HeldReason]

        /// Creates an item.
        public init(id: String, place: DeliveryPlace, day: Day, heldFor: [HeldReason]) {
            self.id = id
            self.place = place
            self.day = day
            self.heldFor = heldFor
        }
    }

    /// What becomes of the deliveries.
    public var verdict: Verdict
    /// The connection of all of them.
    public var connection: ConnectionID
    /// The deliveries, in the order of their places.
    public var items: [Item]
    /// Why it was decided so.
    public var reason: String

    /// Creates a decision.
    public init(verdict: Verdict, connection: ConnectionID, items: [Item], reason: String) {
        self.verdict = verdict
        self.connection = connection
        self.items = items.sorted { $0.place < $1.place }
        self.reason = reason
    }
}

/// A decision with its block: when it was recorded, and by whom.
public struct RecordedDecision: Hashable, Sendable {
    /// The block, whose number is its name.
    public var block: Int64
    /// When it was recorded.
    public var decidedAt: Instant
    /// Who decided.
    public var decidedBy: String
    /// What was decided.
    public var decision: UsageDecision

    /// Creates a recorded decision.
    public init(block: Int64, decidedAt: Instant, decidedBy: String, decision: UsageDecision) {
        self.block = block
        self.decidedAt = decidedAt
        self.decidedBy = decidedBy
        self.decision = decision
    }
}
