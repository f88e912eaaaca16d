import Gateway
import Testing

@Suite struct UpstreamTests {
    @Test(arguments: [
        ("http://a", "a", 80, ""), ("HTTPS://ss.example.fi/", "ss.example.fi", 443, ""),
        ("http://10.0.0.1:8080/r1/FI//", "10.0.0.1", 8080, "/r1/FI"),
        ("https://[::1]:8443/x%20y", "::1", 8443, "/x%20y"),
        ("http://[fe80::1]", "fe80::1", 80, ""),
    ])
    func `a URL names host, port and path`(
        url: String,
        host: String,
        port: Int,
        prefix: String
    ) throws {
        let upstream = try Upstream(url)
        #expect(upstream.host == host && upstream.port == port && upstream.pathPrefix == prefix)
        #expect(upstream.isSecure == url.lowercased().hasPrefix("https"))
    }

    @Test(arguments: [
        ("", UpstreamURLError.notHTTP), ("ftp://a", .notHTTP), ("a:80", .notHTTP),
        ("http:/a", .notHTTP), ("http://", .noHost), ("http:///x", .noHost),
        ("http://[::1", .noHost), ("http://a b", .noHost), ("http://ä.fi", .noHost),
        ("http://a:0", .badPort), ("http://a:65536", .badPort), ("http://a:+1", .badPort),
        ("http://a:", .badPort), ("http://u:p@a", .hasCredentials), ("http://a/?b", .hasQuery),
        ("http://a/#b", .hasQuery), ("http://a/b c", .badPath), ("http://a/\r\nX:", .badPath),
    ])
    func `a URL that can't be an upstream says why`(url: String, reason: UpstreamURLError) {
        #expect(throws: reason) { try Upstream(url) }
    }
}
