public import BillingPrimitives

/// A connection on a Helsinki day.
public struct ConnectionDay: Hashable, Sendable {
    /// The connection.
    public var connection: ConnectionID
    /// The day.
    public var day: Day

    /// Names a connection on a day.
    public init(connection: ConnectionID, day: Day) {
        self.connection = connection
        self.day = day
    }
}
