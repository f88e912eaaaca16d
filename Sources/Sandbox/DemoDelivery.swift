public import BillingPrimitives

/// One delivery of a demo: an answer, and what a meter knows of the call.
public struct DemoDelivery: Sendable {
    /// The name of the answer's file.
    public var file: String
    /// The connection that it was delivered on.
    public var connection: ConnectionID
    /// When it was delivered.
    public var deliveredAt: Instant
    /// The id under which the call is reported.
    public var id: String
    /// Whether it is the delivery of base data at commissioning.
    public var isInitial: Bool
    /// The booking key that was asked from; nil for base data.
    public var cursorFrom: Int64?
    /// What stands for the digest of the identity list that was asked for.
    public var identityList: String
    /// The answer.
    public var answer: FeedAnswer
}
