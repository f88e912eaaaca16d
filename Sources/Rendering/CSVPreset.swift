/// How a CSV file is spelled.
public enum CSVPreset: String, Sendable, CaseIterable {
    /// For programs: comma, decimal point, CRLF, no byte order mark.
    case rfc4180
    /// For Excel with Finnish settings: semicolon, decimal comma, CRLF, a byte order mark, and text
    /// that Excel takes neither for a formula nor for a number too long for it.
    case excelFi = "excel-fi"

    /// What stands between fields.
    var separator: Unicode.Scalar { self == .rfc4180 ? "," : ";" }

    /// What the file begins with.
    var byteOrderMark: String { self == .rfc4180 ? "" : "\u{FEFF}" }

    /// The text of an exact decimal with the preset's decimal mark.
    func decimal(_ text: String) -> String {
        guard self == .excelFi else { return text }
        return String(text.map { $0 == "." ? "," : $0 })
    }

    /// The text as the preset's reader is to keep it.
    func protected(_ text: String) -> String {
        guard self == .excelFi, let first = text.unicodeScalars.first else { return text }
        if Self.formulaStarts.contains(first) { return "'" + text }
        // Excel keeps 15 digits of a number and makes the rest zeros.
        guard text.utf8.count > 15, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return text }
        return Self.groupedInFives(text)
    }

    /// Whether a text field that holds the scalar stands between quotes.
    ///
    /// In a file for Excel a comma and a tab count too, as it splits at them under other settings,
    /// and what follows one could be a formula.
    func quotes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case separator, "\"", "\r", "\n": true
        case ",", "\t": self == .excelFi
        default: false
        }
    }

    /// What makes a spreadsheet program evaluate a text, in half and full width.
    private static let formulaStarts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\0", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    /// Digits in groups of five from the right, as Finnish payment references are printed.
    private static func groupedInFives(_ digits: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index) % 5 == 0 { result += " " }
            result.append(digit)
        }
        return result
    }
}
