public import BillingPrimitives

/// Where the change API is, and how this caller gets in.
public struct ChangeAPIEndpoint: Sendable {
    /// The address without a slash at its end; the calls append `/v1/…`.
    public let base: String
    /// The subsystem that asks (`X-Road-Client`); nil outside X-Road.
    public let client: XRoadSubsystem?
    /// For whom it asks (`X-Road-Represented-Party`), as `code` or `class/code`.
    public let representedParty: String?
    /// The credentials for HTTP Basic; nil where the way in needs none.
    public let credentials: Credentials?
    /// The files of TLS; nil for the system's authorities and no client certificate.
    public let tls: TLSFiles?

    let address: WebAddress

    /// Checks and creates an endpoint.
    ///
    /// The address is http or https, with no user, query or fragment, as secrets in addresses end
    /// up in logs. A password goes over plain http to this machine alone.
    public init(
        base: String,
        client: XRoadSubsystem? = nil,
        representedParty: String? = nil,
        credentials: Credentials? = nil,
        tls: TLSFiles? = nil
    ) throws(ChangeAPIError) {
        let address = try WebAddress(base)
        if address.isPlain {
            guard credentials == nil || address.isLoopback else {
                throw .cleartextCredentials(host: address.host)
            }
            guard tls == nil else {
                throw .invalidAddress(why: "it is plain http, where the certificates have no use")
            }
        }
        if let representedParty {
            guard Self.isParty(representedParty) else { throw .invalidRepresentedParty }
        }
        self.address = address
        self.base = address.text
        self.client = client
        self.representedParty = representedParty
        self.credentials = credentials
        self.tls = tls
    }

    /// Whether a text is a code, or a class and a code, of the characters X-Road allows.
    private static func isParty(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count <= 2 && IdentityCode.find(in: text) == nil
            && parts.allSatisfy { part in
                (1...XRoadSubsystem.codeLengthMax).contains(part.utf8.count)
                    && part.utf8.allSatisfy {
                        $0.isASCIIAlphanumeric || "'()+,-.=?".utf8.contains($0)
                    }
            }
    }
}
