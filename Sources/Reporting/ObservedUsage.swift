public import BillingPrimitives
public import Ledger
public import Rating

/// What is known of the usage of one connection, as far as an officer's list goes by it.
public struct ObservedUsage: Hashable, Sendable {
    /// When it last delivered; nil if never.
    public var lastDeliveryAt: Instant?
    /// What it delivered on each Helsinki day.
    public var history: UsageHistory
    /// The held usage that waits for a decision.
    public var held: [Settlement]
    /// The incidents that nobody has closed.
    public var incidents: [Incident]

    /// Creates the facts of one connection.
    public init(
        lastDeliveryAt: Instant? = nil,
        history: UsageHistory = UsageHistory(),
        held: [Settlement] = [],
        incidents: [Incident] = []
    ) {
        self.lastDeliveryAt = lastDeliveryAt
        self.history = history
        self.held = held
        self.incidents = incidents
    }
}
