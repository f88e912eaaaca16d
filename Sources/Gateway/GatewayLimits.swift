/// The limits on everything that a gateway reads; the defaults are the named constants.
public struct GatewayLimits: Sendable, Equatable {
    /// The largest head in bytes: basic credentials and X-Road's fields take less than 2 KiB.
    public static let headSizeDefault = 64 << 10
    /// The largest counted request in bytes: about four million identity codes.
    public static let requestSizeDefault = 64 << 20
    /// The largest counted answer in bytes, decompressed, as it is held in memory to be counted.
    public static let answerSizeDefault = 256 << 20
    /// How many clients are served at once: each needs two file descriptors.
    public static let connectionsDefault = 1024

    /// The largest head of a message, in bytes.
    public var headSize = headSizeDefault
    /// The largest body of a counted request, in bytes; a larger one is refused with 413.
    public var requestSize = requestSizeDefault
    /// The largest body of a counted answer, in bytes; a larger one counts as not recorded.
    public var answerSize = answerSizeDefault
    /// How many clients are served at once; more wait until the system accepts them.
    public var connections = connectionsDefault

    /// Creates the default limits.
    public init() {}
}
