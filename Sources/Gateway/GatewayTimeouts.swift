/// How long a gateway waits for whom.
public struct GatewayTimeouts: Sendable, Equatable {
    /// Until the upstream's connection is made, TLS included; then 504.
    public var connect = Duration.seconds(5)
    /// From the request's end to the answer's head; then 504.
    public var answerHead = Duration.seconds(120)
    /// Between two pieces of a message, and between two calls; then the connections are closed.
    public var idle = Duration.seconds(75)
    /// How long a client that keeps sending is heard after the last answer.
    ///
    /// Closing at once would reset the connection and take the answer from the client.
    public var linger = Duration.seconds(2)

    /// Creates the default timeouts.
    public init() {}
}
