/// A counted call that the change API answered with status 200, as it passed.
public struct PassedCall: Sendable {
    /// The subsystem that called, from `X-Road-Client`.
    public var client: String?
    /// The organisation that the client acts for, from `X-Road-Represented-Party`.
    public var representedParty: String?
    /// The endpoint that answered.
    public var endpoint: CountedEndpoint
    /// The path as the upstream saw it, without the query.
    public var path: String
    /// The body of the request.
    public var request: [UInt8]
    /// The body of the answer, decompressed.
    public var answer: [UInt8]
    /// The answer's `X-Road-Request-Id`.
    public var requestID: String?
    /// The request's `X-Road-Id`, or the answer's where the client sent none.
    public var messageID: String?

    /// Creates a passed call.
    public init(
        client: String?,
        representedParty: String?,
        endpoint: CountedEndpoint,
        path: String,
        request: [UInt8],
        answer: [UInt8],
        requestID: String?,
        messageID: String?
    ) {
        self.client = client
        self.representedParty = representedParty
        self.endpoint = endpoint
        self.path = path
        self.request = request
        self.answer = answer
        self.requestID = requestID
        self.messageID = messageID
    }
}
