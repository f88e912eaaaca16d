import BillingPrimitives

/// Values: texts, lists, inline tables, and what is written without quotes.
extension TOMLParser {
    /// Reads one value.
    mutating func value() throws(DiagnosticsError) -> TOMLNode {
        let start = line
        switch current {
        case UInt8(ascii: "\""):
            let isMultiline = opensMultiline(UInt8(ascii: "\""))
            let text = try isMultiline ? multilineString(UInt8(ascii: "\"")) : basicString()
            return TOMLNode(.string(text), line: start)
        case UInt8(ascii: "'"):
            let isMultiline = opensMultiline(UInt8(ascii: "'"))
            let text = try isMultiline ? multilineString(UInt8(ascii: "'")) : literalString()
            return TOMLNode(.string(text), line: start)
        case UInt8(ascii: "["):
            return TOMLNode(
                .array(try nested { parser throws(DiagnosticsError) in try parser.array() }),
                line: start
            )
        case UInt8(ascii: "{"):
            return TOMLNode(
                .table(try nested { parser throws(DiagnosticsError) in try parser.inlineTable() }),
                line: start
            )
        default:
            return TOMLNode(try bareValue(), line: start)
        }
    }

    private mutating func nested<Value>(
        _ read: (inout TOMLParser) throws(DiagnosticsError) -> Value
    ) throws(DiagnosticsError) -> Value {
        guard depth < TOMLDocument.depthMax else { throw tooDeep() }
        depth += 1
        defer { depth -= 1 }
        return try read(&self)
    }

    /// Reads `[1, 2]`, which may run over several lines and end in a comma.
    private mutating func array() throws(DiagnosticsError) -> [TOMLNode] {
        position += 1
        var nodes: [TOMLNode] = []
        try skipLines()
        while !take("]") {
            nodes.append(try value())
            try skipLines()
            if take(",") {
                try skipLines()
            } else if current != UInt8(ascii: "]") {
                throw failure("the list is not closed", remedy: "add a comma or ']'")
            }
        }
        return nodes
    }

    /// Reads `{ a = 1, b.c = 2 }`, which stays on one line.
    private mutating func inlineTable() throws(DiagnosticsError) -> TOMLTable {
        let table = TableBuilder(.stated, line: line)
        position += 1
        skipSpaces()
        if take("}") { return table.finished() }
        repeat {
            try keyAndValue(into: table)
            skipSpaces()
        } while take(",")
        guard take("}") else {
            throw failure(
                "the inline table is not closed on its line",
                remedy: "write it on one line, or as a [table]"
            )
        }
        return table.finished()
    }

    /// Reads what stands without quotes: a boolean, a number, a date or a time.
    private mutating func bareValue() throws(DiagnosticsError) -> TOMLValue {
        let start = position
        skipBare()
        // A date may be parted from its time by one space.
        let end = position
        if end - start == 10, end + 1 < bytes.count, bytes[end] == 0x20, bytes[end + 1].isDigit,
            Day(String(decoding: bytes[start..<end], as: UTF8.self)) != nil
        {
            position += 1
            skipBare()
        }
        guard let value = BareValue.parse(bytes[start..<position]) else {
            throw failure(
                position == start ? "a value is expected here" : "the value is none of TOML",
                remedy: "put a text in double quotes; write a date as 2026-03-31"
            )
        }
        return value
    }

    private mutating func skipBare() {
        while let byte = current, byte.isBare { position += 1 }
    }
}
