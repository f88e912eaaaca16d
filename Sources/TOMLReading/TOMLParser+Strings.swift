import BillingPrimitives

/// Texts: basic and literal ones, on one line or on several.
extension TOMLParser {
    /// Reads `"…"`.
    mutating func basicString() throws(DiagnosticsError) -> String {
        position += 1
        if let text = plainText(closedBy: UInt8(ascii: "\"")) { return text }
        var text: [UInt8] = []
        while !take("\"") {
            if take("\\") { try escape(into: &text) } else { try character(into: &text) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads `'…'`.
    mutating func literalString() throws(DiagnosticsError) -> String {
        position += 1
        if let text = plainText(closedBy: UInt8(ascii: "'")) { return text }
        var text: [UInt8] = []
        while !take("'") { try character(into: &text) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads a text between three quotes of either kind, which may run over several lines.
    mutating func multilineString(_ quote: UInt8) throws(DiagnosticsError) -> String {
        position += 3
        _ = newline()
        var text: [UInt8] = []
        while true {
            if current == quote {
                if try quotes(quote, into: &text) { break }
            } else if newline() {
                text.append(0x0A)
            } else if quote == UInt8(ascii: "\""), take("\\") {
                guard !skipContinuation() else { continue }
                try escape(into: &text)
            } else {
                try character(into: &text)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether three quotes open a text here.
    func opensMultiline(_ quote: UInt8) -> Bool {
        position + 2 < bytes.count && bytes[position + 1] == quote && bytes[position + 2] == quote
    }

    /// Passes a text of one line that stands in the file as it is meant, with its closing quote.
    ///
    /// Nearly all texts do; any other is left to be read byte by byte.
    private mutating func plainText(closedBy quote: UInt8) -> String? {
        let end = min(bytes.count, position + TOMLDocument.textBytesMax)
        var next = position
        while next < end, bytes[next] != quote {
            guard bytes[next] != UInt8(ascii: "\\"), !bytes[next].isControl else { return nil }
            next += 1
        }
        guard next < end else { return nil }
        defer { position = next + 1 }
        return String(decoding: bytes[position..<next], as: UTF8.self)
    }

    /// Passes a run of quotes and answers whether it closes the text.
    ///
    /// One or two quotes are text, also right before the three that close.
    private mutating func quotes(
        _ quote: UInt8,
        into text: inout [UInt8]
    ) throws(DiagnosticsError) -> Bool {
        var count = 0
        while count < 6, current == quote {
            count += 1
            position += 1
        }
        guard count < 6 else { throw failure("there are too many quotes in a row") }
        let closes = count >= 3
        text.append(contentsOf: repeatElement(quote, count: closes ? count - 3 : count))
        return closes
    }

    /// Passes the end of a line after a backslash with all white space that follows.
    private mutating func skipContinuation() -> Bool {
        let (start, startLine) = (position, line)
        skipSpaces()
        guard newline() else {
            (position, line) = (start, startLine)
            return false
        }
        repeat { skipSpaces() } while newline()
        return true
    }

    /// Passes one byte of text as it stands.
    private mutating func character(into text: inout [UInt8]) throws(DiagnosticsError) {
        guard let byte = current, byte != 0x0A, byte != 0x0D else {
            throw failure("the text is not closed", remedy: "close the quotes")
        }
        guard !byte.isControl else {
            throw failure(
                "the text has a control character",
                remedy: "remove the control character"
            )
        }
        guard text.count < TOMLDocument.textBytesMax else {
            throw refusal(
                "toml-too-large",
                "the text is longer than \(TOMLDocument.textBytesMax) bytes",
                remedy: "close the quotes, or shorten the text"
            )
        }
        text.append(byte)
        position += 1
    }

    /// Resolves what follows a backslash.
    private mutating func escape(into text: inout [UInt8]) throws(DiagnosticsError) {
        let byte = current
        if byte != nil { position += 1 }
        switch byte {
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "\""): text.append(0x22)
        case UInt8(ascii: "\\"): text.append(0x5C)
        case UInt8(ascii: "u"): text.append(contentsOf: try scalar(digits: 4))
        case UInt8(ascii: "U"): text.append(contentsOf: try scalar(digits: 8))
        default:
            throw failure(
                "TOML has no such escape",
                remedy: "write a backslash twice, or use single quotes"
            )
        }
    }

    private mutating func scalar(digits: Int) throws(DiagnosticsError) -> [UInt8] {
        let end = position + digits
        guard end <= bytes.count, bytes[position..<end].allSatisfy(\.isHexDigit),
            let number = UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16),
            let scalar = Unicode.Scalar(number)
        else { throw failure("the escape names no character of Unicode") }
        position = end
        return Array(String(Character(scalar)).utf8)
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        isDigit || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
    }
}
