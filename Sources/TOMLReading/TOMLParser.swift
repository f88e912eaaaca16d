import BillingPrimitives

/// Walks once over the bytes of a file that is valid UTF-8.
struct TOMLParser {
    let bytes: [UInt8]
    let file: String
    var position: Int
    var line = 1
    var depth = 0
    private let root = TableBuilder(.stated, line: 1)
    private var diagnostics: [Diagnostic] = []

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        self.position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Reads the whole file: headers and lines of key and value.
    mutating func document() throws(DiagnosticsError) -> TOMLTable {
        var section = root
        try skipLines()
        while let byte = current {
            if byte == UInt8(ascii: "[") {
                section = try header()
            } else {
                try keyAndValue(into: section)
            }
            skipSpaces()
            guard try comment() || current == nil || newline() else {
                throw failure("there is more on the line than one key and its value")
            }
            try skipLines()
        }
        guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
        return root.finished()
    }

    // MARK: Headers and keys

    /// Reads `[a.b]` or `[[a.b]]` and answers with the table that the lines after it fill.
    private mutating func header() throws(DiagnosticsError) -> TableBuilder {
        let isList = bytes[position...].starts(with: [UInt8(ascii: "["), UInt8(ascii: "[")])
        position += isList ? 2 : 1
        let path = try key()
        for _ in 0..<(isList ? 2 : 1) {
            guard take("]") else { throw failure("the header of the table is not closed") }
        }
        var table = root
        for part in path.dropLast() {
            guard let next = enter(part, of: table) else {
                return refused(part, first: table[part]?.line)
            }
            table = next
        }
        let last = path[path.count - 1]
        return isList ? listElement(last, of: table) : statedTable(last, of: table)
    }

    /// The table that a part of a header's path leads to, begun here where there is none yet.
    private func enter(_ part: String, of table: TableBuilder) -> TableBuilder? {
        switch table[part] {
        case .value: return nil
        case .table(let next): return next
        case .tables(let list): return list.tables.last
        case nil:
            let next = TableBuilder(.implied, line: line)
            table.add(part, .table(next))
            return next
        }
    }

    private mutating func statedTable(_ key: String, of table: TableBuilder) -> TableBuilder {
        switch table[key] {
        case .table(let known) where known.origin == .implied:
            known.origin = .stated
            known.line = line
            return known
        case let known?:
            return refused(key, first: known.line)
        case nil:
            let new = TableBuilder(.stated, line: line)
            table.add(key, .table(new))
            return new
        }
    }

    private mutating func listElement(_ key: String, of table: TableBuilder) -> TableBuilder {
        let element = TableBuilder(.stated, line: line)
        switch table[key] {
        case .tables(let list):
            list.tables.append(element)
        case let known?:
            return refused(key, first: known.line)
        case nil:
            let list = TableListBuilder(line: line)
            list.tables.append(element)
            table.add(key, .tables(list))
        }
        return element
    }

    /// Reads `key = value` or `dotted.key = value` into a section or an inline table.
    mutating func keyAndValue(into section: TableBuilder) throws(DiagnosticsError) {
        let path = try key()
        let start = line
        guard take("=") else { throw failure("the key is not followed by '='") }
        skipSpaces()
        let node = TOMLNode(try value().value, line: start)
        var table = section
        for part in path.dropLast() {
            switch table[part] {
            case .table(let known) where known.origin == .dotted(ObjectIdentifier(section)):
                table = known
            case .table(let known) where known.origin == .implied:
                known.origin = .dotted(ObjectIdentifier(section))
                table = known
            case let known?:
                _ = refused(part, first: known.line, at: start)
                return
            case nil:
                let next = TableBuilder(.dotted(ObjectIdentifier(section)), line: start)
                table.add(part, .table(next))
                table = next
            }
        }
        let last = path[path.count - 1]
        if let known = table[last] {
            _ = refused(last, first: known.line, at: start)
        } else {
            table.add(last, .value(node))
        }
    }

    /// Reads a key and the spaces around it; a dotted key has several parts.
    private mutating func key() throws(DiagnosticsError) -> [String] {
        var parts: [String] = []
        repeat {
            skipSpaces()
            parts.append(try keyPart())
            guard parts.count <= TOMLDocument.depthMax else { throw tooDeep() }
            skipSpaces()
        } while take(".")
        return parts
    }

    private mutating func keyPart() throws(DiagnosticsError) -> String {
        if current == UInt8(ascii: "\"") { return try basicString() }
        if current == UInt8(ascii: "'") { return try literalString() }
        let start = position
        while let byte = current, byte.isBareKey { position += 1 }
        guard position > start else { throw failure("a key is expected here") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    // MARK: Complaints

    /// Notes a key named twice; what follows goes to a table that nobody sees.
    private mutating func refused(_ key: String, first: Int?, at place: Int? = nil) -> TableBuilder
    {
        diagnostics.append(
            Diagnostic(
                .error,
                "toml-duplicate-key",
                file: file,
                line: place ?? line,
                "\(Redaction.quoted(key)) was already given on line \(first ?? 1)",
                remedy: "keep one of the two"
            )
        )
        return TableBuilder(.stated, line: line)
    }

    /// An error of syntax on the current line.
    func failure(
        _ what: String,
        remedy: String = "write the line as TOML 1.0"
    ) -> DiagnosticsError {
        refusal("toml-syntax", what, remedy: remedy)
    }

    /// What ends the reading on the current line, after what was noted before.
    func refusal(_ code: String, _ what: String, remedy: String) -> DiagnosticsError {
        let last = Diagnostic(.error, code, file: file, line: line, what, remedy: remedy)
        return DiagnosticsError(diagnostics + [last])
    }

    func tooDeep() -> DiagnosticsError {
        refusal(
            "toml-too-large",
            "keys and values nest more than \(TOMLDocument.depthMax) deep",
            remedy: "write the value flatter"
        )
    }
}
