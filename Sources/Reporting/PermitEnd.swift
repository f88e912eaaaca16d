public import BillingPrimitives

/// The end of a permit, as far as it is decided.
public struct PermitEnd: Hashable, Sendable {
    /// The first day without it.
    public var on: Day
    /// The connections in use that no other permit takes over, sorted: they lose their cover.
    public var losingCover: [ConnectionID]
    /// The permits that take over some of its connections, sorted.
    public var followedBy: [PermitID]

    /// Creates an end.
    public init(on day: Day, losingCover: [ConnectionID] = [], followedBy: [PermitID] = []) {
        self.on = day
        self.losingCover = losingCover
        self.followedBy = followedBy
    }

    /// Whether other permits take over all its connections.
    public var isRenewed: Bool { losingCover.isEmpty && !followedBy.isEmpty }
}
