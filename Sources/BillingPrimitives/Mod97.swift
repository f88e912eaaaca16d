/// The check of ISO 7064 MOD 97-10, which account numbers and creditor references share.
enum Mod97 {
    /// The remainder by 97 of what digits and capital letters spell, A being 10 and Z 35.
    ///
    /// Nil where another character occurs.
    static func remainder(of text: some Sequence<UInt8>) -> Int? {
        var remainder = 0
        for byte in text {
            if byte.isASCIIDigit {
                remainder = (remainder * 10 + Int(byte &- 0x30)) % 97
            } else if byte.isASCIICapital {
                remainder = (remainder * 100 + Int(byte &- 0x37)) % 97
            } else {
                return nil
            }
        }
        return remainder
    }

    /// Whether a text of at least five characters holds when its first four are moved to the end.
    static func holds(_ text: [UInt8]) -> Bool {
        text.count >= 5 && remainder(of: text[4...] + text[..<4]) == 1
    }
}

extension UInt8 {
    /// Whether the byte is one of the digits 0–9.
    package var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

    /// Whether the byte is one of the letters A–Z.
    package var isASCIICapital: Bool { self >= 0x41 && self <= 0x5a }

    /// Whether the byte is a digit or a letter of ASCII.
    package var isASCIIAlphanumeric: Bool {
        isASCIIDigit || isASCIICapital || (self >= 0x61 && self <= 0x7a)
    }
}

extension String {
    /// The text without its spaces.
    func withoutSpaces() -> String { filter { $0 != " " } }

    /// The text in groups that a space parts, the short one first or last.
    func grouped(by size: Int, fromRight: Bool) -> String {
        let characters = Array(self)
        let lead = fromRight ? characters.count % size : 0
        let starts = (lead > 0 ? [0] : []) + stride(from: lead, to: characters.count, by: size)
        return starts.map { start in
            let end = start == 0 && lead > 0 ? lead : Swift.min(start + size, characters.count)
            return String(characters[start..<end])
        }.joined(separator: " ")
    }
}
