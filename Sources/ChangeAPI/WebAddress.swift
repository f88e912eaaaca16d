import BillingPrimitives

/// An http or https address that carries no secret: scheme, host, port and path.
struct WebAddress: Hashable, Sendable {
    /// The longest address that is taken: what the usual servers take of a request line.
    static let lengthMax = 2_000

    /// The address without a slash at its end.
    let text: String
    /// The host, an IPv6 address between brackets.
    let host: String
    /// Whether it is http, without TLS.
    let isPlain: Bool

    /// Reads an address; no reason repeats it, as it may hold what should not be in it.
    init(_ given: String) throws(ChangeAPIError) {
        var text = Substring(given)
        while text.hasSuffix("/") { text.removeLast() }
        guard text.utf8.count <= Self.lengthMax, text.utf8.allSatisfy(Self.isAddressByte) else {
            throw .invalidAddress(why: "it is too long or has characters of no address")
        }
        guard !text.utf8.contains(where: "?#".utf8.contains) else {
            throw .invalidAddress(why: "a query or fragment has no place in it")
        }
        let scheme = text.prefix { $0 != ":" }
        guard ["http", "https"].contains(scheme.lowercased()),
            text.dropFirst(scheme.count).hasPrefix("://")
        else { throw .invalidAddress(why: "it begins neither with http:// nor with https://") }
        let authority = text.dropFirst(scheme.count + 3).prefix { $0 != "/" }
        guard !authority.contains("@") else {
            throw .invalidAddress(why: "a user or password has no place in it")
        }
        guard let host = Self.host(of: authority) else {
            throw .invalidAddress(why: "its host or port is none")
        }
        guard !text.hasSuffix("/v1") else {
            throw .invalidAddress(why: "it ends before /v1, which each call appends")
        }
        self.text = String(text)
        self.host = host
        self.isPlain = scheme.lowercased() == "http"
    }

    /// Whether the host is this machine: `localhost`, `127.*.*.*` or `[::1]`.
    var isLoopback: Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let isFourNumbers = parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
        return host == "localhost" || host == "[::1]" || (isFourNumbers && parts[0] == "127")
    }

    /// The host before an optional port 1–65535; nil where one of them is wrong.
    private static func host(of authority: Substring) -> String? {
        let isIPv6 = authority.hasPrefix("[")
        let end = isIPv6 ? authority.firstIndex(of: "]").map(authority.index(after:)) : nil
        let host =
            isIPv6 ? authority[..<(end ?? authority.startIndex)] : authority.prefix { $0 != ":" }
        let port = authority[host.endIndex...]
        let inner = isIPv6 ? host.dropFirst().dropLast() : host
        guard !inner.isEmpty, port.isEmpty || (port.hasPrefix(":") && isPort(port.dropFirst())),
            inner.utf8.allSatisfy({
                $0.isASCIIAlphanumeric || (isIPv6 ? ":." : "-._").utf8.contains($0)
            })
        else { return nil }
        return host.lowercased()
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.utf8.allSatisfy(\.isASCIIDigit) && Int(text).map((1...65_535).contains) == true
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
    }
}
