/// A whole answer of the change API, as it came over the wire.
public struct APIAnswer: Hashable, Sendable {
    /// The bytes of the body, decompressed.
    public var bytes: [UInt8]
    /// The id that X-Road gave the call (`X-Road-Request-Id`); nil outside X-Road.
    public var requestID: String?
    /// The id of the message as X-Road repeats it (`X-Road-Id`); nil outside X-Road.
    public var messageID: String?
    /// Which attempt brought it, from 1.
    public var attempts: Int

    /// Creates an answer.
    public init(
        bytes: [UInt8],
        requestID: String? = nil,
        messageID: String? = nil,
        attempts: Int = 1
    ) {
        self.bytes = bytes
        self.requestID = requestID
        self.messageID = messageID
        self.attempts = attempts
    }
}
