extension String {
    /// How many columns of a terminal the text takes.
    package var displayWidth: Int {
        // Most cells are plain ASCII, where every byte is a column.
        if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }

    /// The text without what would move the cursor, colour the screen or reverse the text.
    ///
    /// Names come from files that others wrote: each such character becomes a space.
    package var printable: String {
        guard unicodeScalars.contains(where: \.isDisruptive) else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars { result.append(scalar.isDisruptive ? " " : scalar) }
        return String(result)
    }

    /// The text, cut to a number of columns, the last of which is `…` where it was cut.
    package func truncated(toDisplayWidth limit: Int) -> String {
        guard displayWidth > limit else { return self }
        var result = ""
        var width = 1
        for character in self {
            width += character.displayWidth
            if width > limit { break }
            result.append(character)
        }
        return result + "…"
    }
}

extension Character {
    /// Two columns for East Asian wide characters and emoji, none for lone marks, else one.
    fileprivate var displayWidth: Int {
        guard let first = unicodeScalars.first, !first.isASCII || unicodeScalars.count > 1 else {
            return 1
        }
        if first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return first.isEastAsianWide ? 2 : 1
        }
    }
}

extension Unicode.Scalar {
    /// Whether the scalar controls a terminal, breaks a line or overrides the reading direction.
    fileprivate var isDisruptive: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Whether the scalar is wide or full-width by Unicode Standard Annex 11, in whole blocks.
    fileprivate var isEastAsianWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
