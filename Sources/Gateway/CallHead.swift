/// What a meter is told of a call before it begins.
public struct CallHead: Sendable {
    /// The subsystem that calls, from `X-Road-Client`.
    public var client: String?
    /// The organisation that the client acts for, from `X-Road-Represented-Party`.
    public var representedParty: String?
    /// The method, such as `POST`.
    public var method: String
    /// The path as the upstream sees it, without the query.
    public var path: String
    /// The endpoint when the answer will be counted, otherwise nil.
    public var endpoint: CountedEndpoint?

    /// Creates a call's head.
    public init(
        client: String?,
        representedParty: String?,
        method: String,
        path: String,
        endpoint: CountedEndpoint?
    ) {
        self.client = client
        self.representedParty = representedParty
        self.method = method
        self.path = path
        self.endpoint = endpoint
    }
}
