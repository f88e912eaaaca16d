import BillingPrimitives

/// Which texts are taken as the code of a data group.
enum DataGroupCode {
    /// The longest code; the longest one known has 44 characters.
    static let lengthMax = 100

    /// How many distinct codes a source may name; the change API has about a hundred.
    static let countMax = 1_000

    /// Whether bytes are a code: capitals, digits and underscores, and no person's.
    static func isReadable(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard (1...lengthMax).contains(bytes.count) else { return false }
        var position = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "_"):
                position += 1
            case 0xc3 where position + 1 < bytes.count:
                // Å, Ä and Ö in UTF-8.
                guard [0x85, 0x84, 0x96].contains(bytes[position + 1]) else { return false }
                position += 2
            default:
                return false
            }
        }
        return !PersonalData.carriesIdentityCode(bytes)
    }
}
