/// A request or an answer as it stood on the wire.
struct RawMessage: Sendable {
    let startLine: String
    /// The lines of the head, without the first.
    let lines: [String]
    var body: [UInt8] = []
    var trailers: [String] = []

    init(head: String) {
        let lines = head.components("\r\n")
        startLine = lines[0]
        self.lines = Array(lines.dropFirst())
    }

    /// The value of a field by its name in small letters.
    subscript(name: String) -> String? {
        lines.first { $0.lowercased().hasPrefix(name + ":") }
            .map { line in String(line.drop { $0 != ":" }.dropFirst().drop { $0 == " " }) }
    }

    var isAnswer: Bool { startLine.hasPrefix("HTTP/") }

    var status: Int { Int(startLine.split(separator: " ")[1]) ?? 0 }

    var isBodiless: Bool { status < 200 || status == 204 || status == 304 }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The path of a request with its query.
    var target: String { String(startLine.split(separator: " ")[1]) }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        var result: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            result.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return result + [String(rest)]
    }
}
