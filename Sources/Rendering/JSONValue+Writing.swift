extension JSONValue {
    /// The document on one line, without spaces and without a line end: for streams of documents.
    public var compact: String { written(pretty: false) }

    /// The document over lines, two spaces a level, without a line end: for files and people.
    public var pretty: String { written(pretty: true) }

    private func written(pretty: Bool) -> String {
        var text = ""
        write(to: &text, newline: pretty ? "\n" : "", colon: pretty ? ": " : ":")
        return text
    }

    /// Writes the value; `newline` is empty, or a line feed with the indentation so far.
    private func write(to text: inout String, newline: String, colon: String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let number): text += String(number)
        case .string(let string): string.writeJSON(to: &text)
        case .array(let elements):
            enclose(elements, in: ("[", "]"), newline, &text) { element, inner, text in
                element.write(to: &text, newline: inner, colon: colon)
            }
        case .object(let members):
            let sorted = members.sorted { $0.key < $1.key }
            enclose(sorted, in: ("{", "}"), newline, &text) { member, inner, text in
                member.key.writeJSON(to: &text)
                text += colon
                member.value.write(to: &text, newline: inner, colon: colon)
            }
        }
    }

    private func enclose<Item>(
        _ items: [Item],
        in brackets: (String, String),
        _ newline: String,
        _ text: inout String,
        writeItem: (Item, _ inner: String, inout String) -> Void
    ) {
        let inner = newline.isEmpty ? "" : newline + "  "
        text += brackets.0
        for (index, item) in items.enumerated() {
            text += index == 0 ? inner : "," + inner
            writeItem(item, inner, &text)
        }
        text += items.isEmpty ? brackets.1 : newline + brackets.1
    }
}

extension String {
    /// Writes the text as a JSON string.
    ///
    /// Beyond what the standard asks, the controls U+007F to U+009F are escaped, as terminals obey
    /// them, and the separators U+2028 and U+2029, as they end lines in older scripts.
    fileprivate func writeJSON(to text: inout String) {
        text += "\""
        if utf8.allSatisfy(\.isPlainInJSON) {
            text += self
        } else {
            for scalar in unicodeScalars { scalar.writeJSON(to: &text) }
        }
        text += "\""
    }
}

extension UInt8 {
    /// Whether the byte belongs to no escaped scalar: those past ASCII begin with 0xC2 or 0xE2.
    fileprivate var isPlainInJSON: Bool {
        switch self {
        case 0..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xE2: false
        default: true
        }
    }
}

extension Unicode.Scalar {
    fileprivate func writeJSON(to text: inout String) {
        switch self {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
            let digits = String(value, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        default: text.unicodeScalars.append(self)
        }
    }
}
