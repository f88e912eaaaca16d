public import BillingPrimitives

/// Typed access to one table that collects what is wrong and refuses unknown keys by name.
///
/// Ask for every key that the table may have, then call `finish()`. A key without an `optional`
/// form is required; each answer is nil where a diagnostic was collected instead.
public struct TableReader {
    /// The longest text of a value, in bytes; the longest legal instruction takes a quarter of it.
    public static let textBytesMax = 8_192

    /// What was found wrong, in the order of asking.
    public private(set) var diagnostics: [Diagnostic] = []
    /// The line on which the table begins.
    public var line: Int { table.line }

    private let table: TOMLTable
    private let file: String
    private let what: String
    private var asked: [String] = []

    /// Creates a reader; `what` names the thing that the table describes, such as `customer`.
    public init(_ table: TOMLTable, file: String, what: String) {
        self.table = table
        self.file = file
        self.what = what
    }

    /// The line of a key, or that of the table where it has no such key.
    public func line(of key: String) -> Int {
        table[key]?.line ?? table.line
    }

    /// Whether the table has a key; asking makes it a known one.
    public mutating func has(_ key: String) -> Bool {
        node(key) != nil
    }

    /// What a key holds, whatever it is; asking makes it a known one.
    public mutating func node(_ key: String) -> TOMLNode? {
        if !asked.contains(key) { asked.append(key) }
        return table[key]
    }

    /// What a required key holds.
    public mutating func requiredNode(_ key: String) -> TOMLNode? {
        if let node = node(key) { return node }
        report(
            code: "toml-missing-key",
            key: key,
            what: "the \(what) has no '\(key)'",
            remedy: "add \(key) = … to the table"
        )
        return nil
    }

    /// Collects a diagnostic at the line of a key, or of the table.
    public mutating func report(
        _ severity: Diagnostic.Severity = .error,
        code: String,
        key: String? = nil,
        what: String,
        why: String? = nil,
        remedy: String
    ) {
        let place = key.map { line(of: $0) } ?? table.line
        report(severity, code: code, line: place, what: what, why: why, remedy: remedy)
    }

    /// Collects a diagnostic at a line.
    public mutating func report(
        _ severity: Diagnostic.Severity = .error,
        code: String,
        line: Int,
        what: String,
        why: String? = nil,
        remedy: String
    ) {
        diagnostics.append(
            Diagnostic(severity, code, file: file, line: line, what, why: why, remedy: remedy)
        )
    }

    /// Collects a diagnostic for a key whose value is of another kind than expected.
    public mutating func reportKind(_ node: TOMLNode, key: String, expected: String) {
        report(
            code: "toml-wrong-type",
            line: node.line,
            what: "'\(key)' of the \(what) is \(node.value.kind)",
            remedy: "write \(expected)"
        )
    }

    /// Reads a table within this one by a reader of its own and takes over what that one found.
    public mutating func read<Value>(
        _ table: TOMLTable,
        what: String,
        _ body: (inout TableReader) -> Value
    ) -> Value {
        var reader = TableReader(table, file: file, what: what)
        let value = body(&reader)
        reader.finish()
        diagnostics += reader.diagnostics
        return value
    }

    /// Refuses the keys that nobody asked for.
    public mutating func finish() {
        let unknown = table.entries.filter { !asked.contains($0.key) }
        guard !unknown.isEmpty else { return }
        let unused = asked.filter { table[$0] == nil }
        for (key, node) in unknown {
            let nearest = NearestWord.find(key, among: unused)
            report(
                code: "toml-unknown-key",
                line: node.line,
                what: "the \(what) has no key named \(Redaction.quoted(key))",
                remedy: nearest.map { "did you mean '\($0)'?" }
                    ?? "the keys are \(asked.joined(separator: ", "))"
            )
        }
    }
}
