/// What a scripted server sends for one request, byte for byte.
struct Reply: Sendable {
    var bytes: [UInt8]
    var closes: Bool

    /// Nothing at all, for ever.
    static let silence = Reply(bytes: [], closes: false)

    /// The end of the connection, without a byte.
    static let end = Reply(bytes: [], closes: true)

    /// A whole answer, its length in the head.
    static func status(
        _ status: Int,
        _ headers: [String: String] = [:],
        body: String = ""
    ) -> Reply {
        .status(status, headers, bytes: Array(body.utf8))
    }

    /// A whole answer of bytes, its length in the head.
    static func status(_ status: Int, _ headers: [String: String], bytes: [UInt8]) -> Reply {
        let length = ["Content-Length": String(bytes.count)]
        return .raw(status, headers.merging(length) { $1 }, bytes, closes: false)
    }

    /// An answer as it is written, its length unstated.
    static func raw(
        _ status: Int,
        _ headers: [String: String],
        _ bytes: [UInt8],
        closes: Bool
    ) -> Reply {
        let lines = ["HTTP/1.1 \(status) Text"] + headers.map { "\($0): \($1)" }.sorted()
        let head = lines.map { "\($0)\r\n" }.joined() + "\r\n"
        return Reply(bytes: Array(head.utf8) + bytes, closes: closes)
    }

    /// Ten bytes of a hundred, then the end of the connection.
    static let cut = raw(200, ["Content-Length": "100"], Array("{\"muutokse".utf8), closes: true)

    /// One chunk, then the end of the connection instead of the last one.
    static let cutInChunks = raw(
        200,
        ["Transfer-Encoding": "chunked"],
        Array("5\r\n{\"mu\"\r\n".utf8),
        closes: true
    )

    /// A body in a coding that is not chunked, so that it ends with the connection.
    static let unchunked = raw(200, ["Transfer-Encoding": "gzip"], Array("{}".utf8), closes: true)

    /// A body that ends with the connection and states no length.
    static let unframed = raw(200, [:], Array("{\"muutokset\":[]}".utf8), closes: true)
}
