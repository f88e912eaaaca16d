import BillingPrimitives

/// Where a gateway passes calls on to: a security server or the change API itself.
public struct Upstream: Sendable, Equatable {
    /// Whether the connection is TLS.
    public let isSecure: Bool
    /// The host's name or address, without brackets.
    public let host: String
    /// The port.
    public let port: Int
    /// What stands before the path of every call: empty, or `/` and more without a last `/`.
    public let pathPrefix: String

    /// Reads a URL such as `https://ss.example.fi:8443/r1/FI/GOV/0245437-2/VTJmutpa/VTJmutpa/api`.
    public init(_ url: String) throws(UpstreamURLError) {
        let scheme = url.prefix { $0 != ":" }
        guard ["http", "https"].contains(scheme.lowercased()),
            url.dropFirst(scheme.count).hasPrefix("://")
        else { throw .notHTTP }
        let rest = url.dropFirst(scheme.count + 3)
        guard !rest.contains("?"), !rest.contains("#") else { throw .hasQuery }
        let authority = rest.prefix { $0 != "/" }
        guard !authority.contains("@") else { throw .hasCredentials }
        isSecure = scheme.lowercased() == "https"
        (host, port) = try Self.address(String(authority), portDefault: isSecure ? 443 : 80)
        var path = rest.dropFirst(authority.count)
        while path.hasSuffix("/") { path.removeLast() }
        guard path.utf8.allSatisfy({ $0.isASCIIAlphanumeric || Self.pathMarks.contains($0) })
        else { throw .badPath }
        pathPrefix = String(path)
    }

    /// Host and port as a `Host` field has them.
    var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
    }

    private static let pathMarks = Array("/-._~!$&'()*+,;=:@%".utf8)

    private static func address(
        _ authority: String,
        portDefault: Int
    ) throws(UpstreamURLError) -> (String, Int) {
        let isAddress6 = authority.hasPrefix("[")
        let name =
            isAddress6
            ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
        var rest = authority.dropFirst(isAddress6 ? name.count + 1 : name.count)
        if isAddress6, rest.popFirst() != "]" { throw .noHost }
        let marks = Array((isAddress6 ? ":." : "-._").utf8)
        guard !name.isEmpty, name.utf8.allSatisfy({ $0.isASCIIAlphanumeric || marks.contains($0) })
        else { throw .noHost }
        if rest.isEmpty { return (String(name), portDefault) }
        guard rest.popFirst() == ":", rest.utf8.allSatisfy(\.isASCIIDigit), let port = Int(rest),
            (1...65_535).contains(port)
        else { throw .badPort }
        return (String(name), port)
    }
}
