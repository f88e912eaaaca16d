/// What a diagnostic may repeat of a text that came from outside.
public enum Redaction {
    /// What stands in the place of something that looks like a personal identity code.
    public static let mask = String(repeating: "*", count: IdentityCode.length)

    /// How many characters are quoted at most: enough to find the place, little enough to read.
    public static let quotedLengthMax = 40

    /// A text between quotes: cut, without what looks like an identity code, controls escaped.
    ///
    /// Looking like one is the shape with a date, in capitals or not; the check character need not
    /// hold, as a mistyped code is still a person's.
    public static func quoted(_ text: some StringProtocol) -> String {
        // A code that begins within the quoted part has to be seen to its end.
        let scalars = Array(text.unicodeScalars.prefix(quotedLengthMax + IdentityCode.length + 1))
        let shown = masked(scalars).prefix(quotedLengthMax).map(escaped).joined()
        return "'\(shown)\(scalars.count > quotedLengthMax ? "…" : "")'"
    }

    private static func masked(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard scalars.count >= IdentityCode.length else { return scalars }
        var result = scalars
        let bytes = scalars.map { $0.isASCII ? UInt8($0.value).asciiUppercased : 0 }
        bytes.withUnsafeBytes { bytes in
            for start in 0...bytes.count - IdentityCode.length {
                let end = start + IdentityCode.length
                let code = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                guard start == 0 || !bytes[start - 1].isASCIIDigit,
                    end == bytes.count || !bytes[end].isASCIIAlphanumeric,
                    IdentityCode.hasShape(code), IdentityCode.hasDate(code)
                else { continue }
                result.replaceSubrange(start..<end, with: mask.unicodeScalars)
            }
        }
        return result
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
            "\\u{\(String(scalar.value, radix: 16))}"
        default:
            String(Character(scalar))
        }
    }
}
