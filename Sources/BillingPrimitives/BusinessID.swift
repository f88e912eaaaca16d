/// A Finnish business id (Y-tunnus): seven digits and a check digit, such as `1790235-0`.
///
/// The check digit is 11 less the weighted sum modulo 11; ids for which it would be 10 are not
/// issued.
public struct BusinessID {
    /// The eight digits as one number.
    private var number: UInt32

    /// Reads `1790235-0`; nil for anything else, and where the check digit is wrong.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 9, bytes[7] == UInt8(ascii: "-") else { return nil }
        self.init(digits: bytes[0..<7] + bytes[8...])
    }

    /// Reads a Finnish VAT number, `FI` and the eight digits; nil for anything else.
    public init?(vatID text: String) {
        let bytes = Array(text.utf8)
        guard bytes.starts(with: "FI".utf8) else { return nil }
        self.init(digits: bytes[2...])
    }

    /// Reads the eight digits without a hyphen, as OVT codes carry them.
    init?(digits: ArraySlice<UInt8>) {
        guard digits.count == 8, let number = digits.asciiNumber else { return nil }
        let weights = [7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0 &- 0x30) * $1.1 }
        let check = sum % 11 == 0 ? 0 : 11 - sum % 11
        guard check == number % 10 else { return nil }
        self.number = UInt32(number)
    }

    /// The VAT number, such as `FI17902350`.
    public var vatID: String { "FI\(digits)" }

    /// The eight digits without a hyphen.
    public var digits: String { Int(number).padded(8) }
}

extension BusinessID: CodedAsText {
    /// The id as it is written, such as `1790235-0`.
    public var description: String { "\(digits.prefix(7))-\(digits.suffix(1))" }
}

extension BusinessID: Comparable {
    /// Orders ids by their digits.
    public static func < (left: BusinessID, right: BusinessID) -> Bool {
        left.number < right.number
    }
}
