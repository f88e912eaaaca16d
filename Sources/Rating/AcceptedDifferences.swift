public import BillingPrimitives
public import Ledger

/// What does not balance of a reconciliation, and was accepted by somebody so that a month could go
/// on.
public struct AcceptedDifferences: Hashable, Sendable, Codable {
    /// What went on.
    public enum Step: String, Hashable, Sendable, Codable {
        /// The month was run.
        case run
        /// The month was closed.
        case close
    }

    /// What was delivered on a connection and became nothing, or became more than was delivered.
    public struct Difference: Hashable, Sendable, Codable {
        /// The connection.
        public var connection: ConnectionID
        /// How many deliveries; negative where more became something than was delivered.
        public var deliveries: Int64
        /// Their records by each rule.
        public var counts: RecordCounts

        /// Creates a difference.
        public init(connection: ConnectionID, _ amount: UsageAmount) {
            self.connection = connection
            deliveries = amount.deliveries
            counts = amount.counts
        }

        /// The deliveries and records.
        public var amount: UsageAmount { UsageAmount(deliveries: deliveries, counts: counts) }
    }

    /// The month.
    public var month: BillingMonth
    /// What went on.
    public var step: Step
    /// Who decided.
    public var decidedBy: String
    /// Why.
    public var reason: String
    /// The differences, by connection.
    public var differences: [Difference]

    /// Creates what was accepted.
    public init(
        month: BillingMonth,
        step: Step,
        decidedBy: String,
        reason: String,
        differences: [Difference]
    ) {
        self.month = month
        self.step = step
        self.decidedBy = decidedBy
        self.reason = reason
        self.differences = differences
    }
}

/// Accepted differences with the header of their block.
public struct RecordedAcceptance: Hashable, Sendable {
    /// The header: when it was recorded, and by whom.
    public var header: BlockHeader
    /// What was accepted.
    public var accepted: AcceptedDifferences

    /// Creates a recorded acceptance.
    public init(header: BlockHeader, accepted: AcceptedDifferences) {
        self.header = header
        self.accepted = accepted
    }
}
