/// A Finnish personal identity code (henkilötunnus), such as a generator of test persons makes.
///
/// Eleven characters: day, month, year, the sign of the century, the individual number, and a check
/// character (decree 886/1993 § 2).
///
/// Individual numbers 900–999 are the test series; no person has one. A code describes itself as a
/// mask and is not `Codable`, so that none is printed or stored by accident.
public struct IdentityCode: Hashable, Sendable {
    /// The length of a code in bytes.
    public static let length = 11

    /// The eleven characters.
    public let text: String

    /// Reads a code of any century sign; nil where the shape, the date or the check is wrong.
    public init?(_ text: some StringProtocol) {
        var copy = String(text)
        guard copy.withUTF8({ Self.isValid(UnsafeRawBufferPointer($0)) }) else { return nil }
        self.text = copy
    }

    /// Makes the code of a birthday in 1800–2099 and an individual number in 2–999.
    ///
    /// Without a sign the first one of the century is taken: `+`, `-` or `A`. A sign of another
    /// century gives nil.
    public init?(bornOn day: Day, individualNumber: Int, sign: Character? = nil) {
        let (year, month, dayOfMonth) = day.parts
        guard (1800..<2100).contains(year), (2...999).contains(individualNumber) else { return nil }
        let signs = ["+", "-YXWVU", "ABCDEF"][year / 100 - 18]
        guard let sign = sign ?? signs.first, signs.contains(sign) else { return nil }
        let date = "\(dayOfMonth.padded(2))\(month.padded(2))\((year % 100).padded(2))"
        let number = individualNumber.padded(3)
        guard let value = Array("\(date)\(number)".utf8).asciiNumber else { return nil }
        let check = Character(Unicode.Scalar(Self.checkCharacters[value % 31]))
        self.text = "\(date)\(sign)\(number)\(check)"
    }

    /// Whether the code is of the test series.
    public var isTestSeries: Bool {
        var copy = text
        return copy.withUTF8 { Self.isTestSeries(UnsafeRawBufferPointer($0)) }
    }

    /// Whether bytes have the shape of a code, whatever their date and check character.
    public static func hasShape(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count == length && bytes[0..<6].allSatisfy(\.isASCIIDigit)
            && century(of: bytes[6]) != nil && bytes[7..<10].allSatisfy(\.isASCIIDigit)
            && bytes[10].isASCIIAlphanumeric
    }

    /// Whether bytes have the shape of a code of the test series, individual number 900–999.
    public static func isTestSeries(_ bytes: UnsafeRawBufferPointer) -> Bool {
        hasShape(bytes) && bytes[7] == UInt8(ascii: "9")
    }

    /// Whether bytes are a code: shape, date, individual number and check character.
    public static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard hasShape(bytes), hasDate(bytes), let date = bytes[0..<6].asciiNumber,
            let number = bytes[7..<10].asciiNumber, number >= 2
        else { return false }
        return checkCharacters[(date * 1000 + number) % 31] == bytes[10]
    }

    /// Where a text carries a code with no letter or digit on either side; nil if nowhere.
    ///
    /// Small letters count as capitals. The sides matter: without them a few in a million random
    /// identifiers in hexadecimal would look like a code.
    public static func find(in bytes: UnsafeRawBufferPointer) -> Range<Int>? {
        guard bytes.count >= length else { return nil }
        // The century sign is the rare part of a code, so everything else waits for it.
        for sign in 6...bytes.count - 5
        where bytes[sign - 1].isASCIIDigit && century(of: bytes[sign].asciiUppercased) != nil {
            let range = sign - 6..<sign + 5
            let bounded =
                (range.lowerBound == 0 || !bytes[range.lowerBound - 1].isASCIIAlphanumeric)
                && (range.upperBound == bytes.count || !bytes[range.upperBound].isASCIIAlphanumeric)
            let code = bounded ? bytes[range].map(\.asciiUppercased) : []
            if code.withUnsafeBytes(isValid) { return range }
        }
        return nil
    }

    /// Where a text carries a code that stands alone, in bytes of UTF-8; nil if nowhere.
    public static func find(in text: some StringProtocol) -> Range<Int>? {
        var copy = String(text)
        return copy.withUTF8 { find(in: UnsafeRawBufferPointer($0)) }
    }

    /// Whether the date of bytes that have the shape exists.
    static func hasDate(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let century = century(of: bytes[6]), let day = bytes[0..<2].asciiNumber,
            let month = bytes[2..<4].asciiNumber, let year = bytes[4..<6].asciiNumber
        else { return false }
        return Day(year: century + year, month: month, day: day) != nil
    }

    /// The first year of the century that a sign stands for.
    private static func century(of sign: UInt8) -> Int? {
        switch sign {
        case UInt8(ascii: "+"): 1800
        case UInt8(ascii: "-"), UInt8(ascii: "U")...UInt8(ascii: "Y"): 1900
        case UInt8(ascii: "A")...UInt8(ascii: "F"): 2000
        default: nil
        }
    }

    private static let checkCharacters = Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)
}

extension IdentityCode: CustomStringConvertible {
    /// Eleven asterisks, so that no code is printed by accident.
    public var description: String { Redaction.mask }
}

extension IdentityCode: CustomReflectable {
    /// No parts, so that a dump shows no code either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
