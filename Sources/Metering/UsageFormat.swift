/// The format of a source of usage.
public enum UsageFormat: Sendable, CaseIterable {
    /// An answer of the change API as it was sent.
    case answer
    /// Usage CSV.
    case csv
    /// One JSON object a line.
    case lines

    /// How many of the first bytes suffice to tell formats apart.
    public static let prefixLength = 65_536

    /// The format of a source by its name, and by its first bytes where the name leaves it open.
    ///
    /// `.csv`, `.ndjson` and `.jsonl` decide. Anything else that begins with an object is an
    /// answer, unless a member of usage lines comes before a records array; the rest is CSV.
    public static func detect(name: String, firstBytes: UnsafeRawBufferPointer) -> UsageFormat {
        let ending = name.lowercased()
        if ending.hasSuffix(".csv") { return .csv }
        if ending.hasSuffix(".ndjson") || ending.hasSuffix(".jsonl") { return .lines }
        var scanner = JSONScanner(firstBytes)
        guard let first = try? scanner.peek(), first == UInt8(ascii: "{") else {
            return ending.hasSuffix(".json") ? .answer : .csv
        }
        return (try? formatOfObject(&scanner)) ?? .answer
    }

    private static func formatOfObject(
        _ scanner: inout JSONScanner
    ) throws(JSONProblem) -> UsageFormat {
        try scanner.open(UInt8(ascii: "{"))
        var isFirst = true
        while try scanner.nextMember(&isFirst) {
            let key = try scanner.key()
            if scanner.holds(key, "muutokset") || scanner.holds(key, "perustiedot") {
                return .answer
            }
            if scanner.holds(key, "specversion")
                || scanner.withBytes(of: key, UsageColumn.named) != nil
            {
                return .lines
            }
            try scanner.skipValue()
        }
        return .answer
    }
}
