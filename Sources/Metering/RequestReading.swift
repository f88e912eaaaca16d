public import BillingPrimitives

/// Reads requests to the change API, as a gateway sees them pass.
public enum RequestReading {
    /// The largest request that is read; the codes of the whole population are not larger.
    public static let byteCountMax = 1 << 27

    /// Reads a request in one pass; a malformed one is refused as a whole.
    ///
    /// Order and repeats of its codes change nothing. A member that comes twice counts as it came
    /// last, as JSON readers have it.
    public static func request(
        _ bytes: UnsafeRawBufferPointer,
        key: DigestKey
    ) throws(DiagnosticsError) -> CountedRequest {
        guard bytes.count <= byteCountMax else {
            throw DiagnosticsError([RequestProblem.tooLarge.diagnostic])
        }
        do {
            return try read(JSONScanner(bytes), key: key)
        } catch {
            throw DiagnosticsError([RequestProblem.json(error).diagnostic])
        }
    }

    private static func read(
        _ start: JSONScanner,
        key: DigestKey
    ) throws(JSONProblem) -> CountedRequest {
        var scanner = start
        var request = CountedRequest()
        var identities: CodeList?
        var municipalities: CodeList?
        try scanner.open(UInt8(ascii: "{"))
        var isFirst = true
        while try scanner.nextMember(&isFirst) {
            let name = try scanner.key()
            if scanner.holds(name, "viimeisinKirjausavain") {
                request.cursorFrom = try scanner.integer()
            } else if scanner.holds(name, "hetulista") {
                identities = try codes(&scanner)
            } else if scanner.holds(name, "kuntakoodit") {
                municipalities = try codes(&scanner)
            } else {
                try scanner.skipValue()
            }
        }
        try scanner.end()
        if identities != nil || municipalities != nil {
            var (lines, count) = identities?.sorted() ?? ([], 0)
            request.identities = count
            // No identity list has a blank line, so none has the digest of municipalities.
            if let municipalities { lines += [0x0a] + municipalities.sorted().lines }
            request.identityList = lines.withUnsafeBytes { key.digest(of: $0) }
        }
        return request
    }

    /// The codes of an array of strings, or nil for a null.
    private static func codes(_ scanner: inout JSONScanner) throws(JSONProblem) -> CodeList? {
        if try scanner.skipNull() { return nil }
        var codes = CodeList()
        try scanner.open(UInt8(ascii: "["))
        var isFirst = true
        while try scanner.nextElement(&isFirst) {
            guard let text = try scanner.textOrNull() else { continue }
            scanner.withBytes(of: text) { codes.add(lines: $0) }
        }
        return codes
    }
}
