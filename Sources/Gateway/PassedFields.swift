import NIOHTTP1

/// The fields of a head as the other connection gets them: without those of this connection.
struct PassedFields {
    private(set) var fields: HTTPHeaders

    /// Whether the body is chunked; the length is in the fields otherwise.
    let isChunked: Bool

    /// Takes hop-by-hop fields and framing off; throws a sentence on what can't pass unchanged.
    init(_ received: HTTPHeaders) throws(Unpassable) {
        var codings: [String] = []
        var lengthCount = 0
        var options: [String] = []
        var allStay = true
        for (name, value) in received {
            guard Self.isPassable(name), Self.isPassable(value) else {
                throw Unpassable(message: "A field of the head is not text in UTF-8.")
            }
            switch Self.role(of: name) {
            case .passes: continue
            case .length: lengthCount += 1
            case .coding: codings.append(value.lowercased())
            case .connection: options += Self.options(in: value)
            case .hop: allStay = false
            }
        }
        isChunked = !codings.isEmpty
        fields = received
        guard codings.isEmpty || codings == ["chunked"] else {
            throw Unpassable(message: "The only transfer coding that passes is chunked.")
        }
        guard lengthCount + codings.count <= 1 else {
            throw Unpassable(message: "The length of the body is given more than once.")
        }
        guard !(allStay && codings.isEmpty && options.isEmpty) else { return }
        fields = HTTPHeaders(
            received.compactMap { name, value in
                let role = Self.role(of: name)
                let isNamed = role == .passes && options.contains(name.lowercased())
                return isNamed || role.isOfConnection ? nil : (name, value)
            }
        )
    }

    /// Adds a field of this connection at the end.
    mutating func add(_ name: String, _ value: String) {
        fields.add(name: name, value: value)
    }

    mutating func remove(_ name: String) {
        fields.remove(name: name)
    }

    /// Sets the `Host` field in its place, or at the end when there is none.
    mutating func setHost(_ authority: String) {
        guard fields.contains(name: "host") else { return add("Host", authority) }
        fields = HTTPHeaders(
            fields.map { ($0.name, $0.name.lowercased() == "host" ? authority : $0.value) }
        )
    }

    /// Whether a text of a head is encoded again as it came.
    ///
    /// The codec reads heads as UTF-8 and puts U+FFFD in the place of other bytes.
    static func isPassable(_ text: String) -> Bool {
        var union: UInt8 = 0
        for byte in text.utf8 {
            guard byte >= 0x20 && byte != 0x7f || byte == 0x09 else { return false }
            union |= byte
        }
        return union < 0x80 || !text.unicodeScalars.contains("\u{fffd}")
    }

    /// What a field is to the connection that it came on.
    private enum Role {
        case passes
        case length
        case coding
        case connection
        case hop

        var isOfConnection: Bool { self != .passes && self != .length }
    }

    private static func role(of name: String) -> Role {
        switch name.utf8.count {
        case 2, 7, 10, 14, 16, 17: break
        default: return .passes
        }
        return switch name.lowercased() {
        case "content-length": .length
        case "transfer-encoding": .coding
        case "connection": .connection
        case "keep-alive", "proxy-connection", "te", "upgrade": .hop
        default: .passes
        }
    }

    /// The options of a `Connection` field, of which `Host` can't be one.
    private static func options(in value: String) -> [String] {
        value.lowercased().split(separator: ",").map { option in
            String(option.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" })
        }.filter { $0 != "host" }
    }
}
