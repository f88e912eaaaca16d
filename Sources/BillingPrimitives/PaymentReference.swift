/// A Finnish payment reference (viitenumero): 3–19 digits and a check digit by weights 7, 3, 1.
///
/// Leading zeros mean nothing and are dropped.
public struct PaymentReference {
    /// The reference with its check digit, without spaces and leading zeros.
    public let description: String

    /// Reads a reference of 4–20 digits, spaced or not; nil where the check digit is wrong.
    public init?(_ text: String) {
        let digits = text.withoutSpaces().drop { $0 == "0" }
        let bytes = Array(digits.utf8)
        guard (4...20).contains(bytes.count), bytes.allSatisfy(\.isASCIIDigit),
            bytes.last == Self.checkDigit(of: bytes.dropLast())
        else { return nil }
        self.description = String(digits)
    }

    /// Makes the reference of a number of 3–19 digits; nil for any other.
    public init?(number: UInt64) {
        let digits = Array(String(number).utf8)
        guard (3...19).contains(digits.count) else { return nil }
        self.description = String(
            decoding: digits + [Self.checkDigit(of: digits[...])],
            as: UTF8.self
        )
    }

    /// Reads a creditor reference (ISO 11649) that carries a Finnish one, such as `RF341234561`.
    public init?(creditorReference text: String) {
        let compact = text.withoutSpaces()
        guard Self.isCreditorReference(compact) else { return nil }
        self.init(String(compact.dropFirst(4)))
    }

    /// The reference in groups of five from the right, as it is printed.
    public var formatted: String { description.grouped(by: 5, fromRight: true) }

    /// The creditor reference (ISO 11649) that carries this one, such as `RF341234561`.
    public var creditorReference: String {
        guard let remainder = Mod97.remainder(of: Array("\(description)RF00".utf8)) else {
            preconditionFailure("A payment reference has digits only.")
        }
        return "RF\((98 - remainder).padded(2))\(description)"
    }

    /// Whether a text is a creditor reference (ISO 11649), Finnish or not: `RF`, two check digits,
    /// and 1–21 digits and letters.
    public static func isCreditorReference(_ text: String) -> Bool {
        let bytes = Array(text.withoutSpaces().utf8)
        return (5...25).contains(bytes.count) && bytes.starts(with: "RF".utf8)
            && bytes[2..<4].allSatisfy(\.isASCIIDigit) && Mod97.holds(bytes)
    }

    /// The digit that completes the weighted sum to a multiple of ten.
    private static func checkDigit(of digits: ArraySlice<UInt8>) -> UInt8 {
        let weights = [7, 3, 1]
        let sum = digits.reversed().enumerated().reduce(0) { sum, item in
            sum + Int(item.element &- 0x30) * weights[item.offset % 3]
        }
        return UInt8(ascii: "0") + UInt8((10 - sum % 10) % 10)
    }
}

extension PaymentReference: CodedAsText {}
