public import BillingPrimitives
public import Ledger
public import Rating

/// What is known of the usage of one connection, as far as an officer's list goes by it.
public struct ObservedUsage: Hashable, Sendable {
    /// When it last delivered; nil if never.
    public var lastDeliveryAt: Instant?
    /// The codes of the data groups that were delivered on each Helsinki day.
    public var dataGroups: [Day: Set<String>]
    /// The held usage that waits for a decision.
    public var held: [Settlement]
    /// The incidents that nobody has closed.
    public var incidents: [Incident]

    /// Creates the facts of one connection.
    public init(
        lastDeliveryAt: Instant? = nil,
        dataGroups: [Day: Set<String>] = [:],
        held: [Settlement] = [],
        incidents: [Incident] = []
    ) {
        self.lastDeliveryAt = lastDeliveryAt
        self.dataGroups = dataGroups
        self.held = held
        self.incidents = incidents
    }
}
