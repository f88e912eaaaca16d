import BillingPrimitives

/// The smallest steps: a byte, spaces, a comment, the end of a line.
extension TOMLParser {
    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func skipSpaces() {
        while let byte = current, byte == 0x20 || byte == 0x09 { position += 1 }
    }

    /// Passes a line feed, or a carriage return with one.
    mutating func newline() -> Bool {
        let length: Int
        switch current {
        case 0x0A: length = 1
        case 0x0D where position + 1 < bytes.count && bytes[position + 1] == 0x0A: length = 2
        default: return false
        }
        position += length
        line += 1
        return true
    }

    /// Passes a comment and the end of its line.
    mutating func comment() throws(DiagnosticsError) -> Bool {
        guard take("#") else { return false }
        while let byte = current {
            if newline() { return true }
            guard !byte.isControl else {
                throw failure(
                    "the comment has a control character",
                    remedy: "remove the control character"
                )
            }
            position += 1
        }
        return true
    }

    /// Passes empty lines and comments.
    mutating func skipLines() throws(DiagnosticsError) {
        while true {
            skipSpaces()
            if newline() { continue }
            guard try comment() else { return }
        }
    }
}

extension UInt8 {
    /// Whether the byte is one that a key may have without quotes.
    var isBareKey: Bool {
        isLetterOrDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
    }

    /// Whether the byte is one of those of which numbers, dates and words without quotes consist.
    var isBare: Bool {
        switch self {
        case UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ":"): true
        default: isBareKey
        }
    }

    /// Whether the byte is an ASCII letter or digit.
    var isLetterOrDigit: Bool {
        isDigit || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }

    /// Whether the byte is an ASCII digit.
    var isDigit: Bool { (0x30...0x39).contains(self) }

    /// Whether the byte is a control character other than the tab.
    var isControl: Bool { (self < 0x20 && self != 0x09) || self == 0x7F }
}
