import NIOHTTP1
import NIOSSL

/// What the connections of a gateway that runs have in common.
struct RunningGateway: Sendable {
    let configuration: GatewayConfiguration
    let tls: NIOSSLContext?
    let meter: any CallMeter
    let onEvent: @Sendable (GatewayEvent) -> Void
    let connections = OpenConnections()

    /// The codec's limits on a head, on either side.
    var headLimits: NIOHTTPDecoderLimitConfiguration {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = configuration.limits.headSize
        limits.maxHeaderListSize = configuration.limits.headSize
        return limits
    }
}
