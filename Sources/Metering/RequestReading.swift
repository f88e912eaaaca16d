public import BillingPrimitives

/// What a request to the change API asks for: numbers and digests, and nothing of a person.
public struct CountedRequest: Hashable, Sendable {
    /// The booking key that it asks from (`viimeisinKirjausavain`).
    public var cursorFrom: Int64?
    /// The keyed digest of whom it asks for; nil where it names nobody.
    public var identityList: String?
    /// How many identities it names.
    public var identities = 0
}

/// Reads requests to the change API, as a gateway sees them pass.
public enum RequestReading {
    /// Reads a request in one pass; a malformed one is refused as a whole.
    ///
    /// Persons asked for by municipality (`kuntakoodit`) are digested as the list of those codes.
    public static func request(
        _ bytes: UnsafeRawBufferPointer,
        key: DigestKey
    ) throws(DiagnosticsError) -> CountedRequest {
        var scanner = JSONScanner(bytes)
        var request = CountedRequest()
        do {
            try scanner.open(UInt8(ascii: "{"))
            var isFirst = true
            while try scanner.nextMember(&isFirst) {
                let name = try scanner.key()
                if scanner.holds(name, "viimeisinKirjausavain") {
                    request.cursorFrom = try scanner.integer()
                } else if scanner.holds(name, "hetulista") || scanner.holds(name, "kuntakoodit") {
                    let (lines, count) = try lines(&scanner)
                    if scanner.holds(name, "hetulista") { request.identities = count }
                    request.identityList = lines.withUnsafeBytes { key.identityListDigest($0) }
                } else {
                    try scanner.skipValue()
                }
            }
            try scanner.end()
        } catch {
            throw DiagnosticsError([AnswerProblem.json(error).diagnostic(file: "the request")])
        }
        return request
    }

    /// The texts of an array, one a line, and how many there are.
    private static func lines(_ scanner: inout JSONScanner) throws(JSONProblem) -> ([UInt8], Int) {
        var lines: [UInt8] = []
        var count = 0
        if try scanner.skipNull() { return (lines, count) }
        try scanner.open(UInt8(ascii: "["))
        var isFirst = true
        while try scanner.nextElement(&isFirst) {
            guard let text = try scanner.textOrNull() else { continue }
            if text.isEscaped {
                scanner.decode(text, into: &lines)
            } else {
                lines.append(contentsOf: scanner.bytes.part(text.start, text.end))
            }
            lines.append(0x0a)
            count += 1
        }
        return (lines, count)
    }
}
