/// An international bank account number (ISO 13616), such as `FI2112345600000785`.
public struct IBAN {
    /// The number without spaces.
    public let description: String

    /// Reads an account number, with spaces or without; nil where its length or a check is wrong.
    ///
    /// A Finnish one has 18 characters, and the last digit of its national part is a Luhn check.
    public init?(_ text: String) {
        let compact = text.withoutSpaces()
        let bytes = Array(compact.utf8)
        guard (15...34).contains(bytes.count), bytes[..<2].allSatisfy(\.isASCIICapital),
            bytes[2..<4].allSatisfy(\.isASCIIDigit), Mod97.holds(bytes),
            !bytes.starts(with: "FI".utf8) || Self.isFinnishAccount(bytes[4...])
        else { return nil }
        self.description = compact
    }

    /// The number in groups of four.
    public var formatted: String { description.grouped(by: 4, fromRight: false) }

    /// Whether fourteen digits end with the Luhn check digit of the thirteen before it.
    private static func isFinnishAccount(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 14, digits.allSatisfy(\.isASCIIDigit) else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, item in
            let digit = Int(item.element &- 0x30) * (item.offset % 2 == 1 ? 2 : 1)
            return sum + digit / 10 + digit % 10
        }
        return sum % 10 == 0
    }
}

extension IBAN: CodedAsText {}
