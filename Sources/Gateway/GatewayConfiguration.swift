import NIOCore

/// How a gateway listens, where it passes calls on to, and its limits.
public struct GatewayConfiguration: Sendable {
    /// Whose name stands in the `Host` field of a request that is passed on.
    public enum HostField: Sendable {
        /// The client's own, as every other field: a security server does not look at it.
        case client
        /// The upstream's, for a server that has several names.
        case upstream
    }

    /// The address to listen on.
    public var host = "127.0.0.1"
    /// The port to listen on; 0 takes a free one.
    public var port: Int
    /// Where calls go.
    public var upstream: Upstream
    /// The PEM files of a TLS upstream.
    public var trust = UpstreamTrust()
    /// Whose name the `Host` field bears.
    public var hostField = HostField.client
    /// The limits.
    public var limits = GatewayLimits()
    /// The timeouts.
    public var timeouts = GatewayTimeouts()
    /// How many threads serve connections.
    public var numberOfThreads = System.coreCount

    /// Creates a configuration with the defaults.
    public init(port: Int, upstream: Upstream) {
        self.port = port
        self.upstream = upstream
    }
}
