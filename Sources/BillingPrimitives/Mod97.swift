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
