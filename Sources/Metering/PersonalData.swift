import BillingPrimitives

/// What keeps personal data out of ids, digests, codes and messages.
enum PersonalData {
    /// Whether bytes carry a valid identity code, in capitals or not, that no letter follows.
    ///
    /// A word may be glued to its front. Where that ends in a hexadecimal digit it is no code, or
    /// one in some hundred thousand UUIDs and digests would be taken for one.
    static func carriesIdentityCode(_ bytes: UnsafeRawBufferPointer) -> Bool {
        find(in: bytes) { start in
            let end = start + IdentityCode.length
            guard start == 0 || bytes[start - 1].hexDigit == nil,
                end == bytes.count || !bytes[end].isLetterOrDigit
            else { return false }
            let code = bytes[start..<end].map(\.capital)
            return code.withUnsafeBytes(IdentityCode.isValid)
        }
    }

    /// A text between quotes as a diagnostic may show it; a mask where it might carry a code.
    static func quoted(_ bytes: UnsafeRawBufferPointer) -> String {
        if find(in: bytes, where: { _ in true }) { return "'\(Redaction.mask)'" }
        // What is quoted is short, and a row may be a mebibyte.
        let shown = bytes.prefix(4 * (Redaction.quotedLengthMax + IdentityCode.length + 1))
        return Redaction.quoted(String(decoding: shown, as: UTF8.self))
    }

    /// Whether six digits, a sign of a century and three digits stand somewhere that is accepted.
    @inline(__always)
    private static func find(
        in bytes: UnsafeRawBufferPointer,
        where isAccepted: (Int) -> Bool
    ) -> Bool {
        // Six digits in a row cover every sixth place, so only those are looked at.
        var position = 5
        while position + 5 < bytes.count {
            guard bytes[position].isDigit else {
                position += 6
                continue
            }
            var (start, end) = (position, position + 1)
            while start > 0, bytes[start - 1].isDigit { start -= 1 }
            while end < bytes.count, bytes[end].isDigit { end += 1 }
            if end - start >= 6, end + 4 < bytes.count, bytes[end].isCenturySign,
                bytes[end + 1].isDigit, bytes[end + 2].isDigit, bytes[end + 3].isDigit,
                bytes[end + 4].isLetterOrDigit, isAccepted(end - 6)
            {
                return true
            }
            position = end + 6
        }
        return false
    }
}

extension UInt8 {
    /// Whether it is an ASCII digit.
    @inline(__always)
    var isDigit: Bool { self &- 0x30 < 10 }

    /// Whether it is an ASCII letter or digit.
    var isLetterOrDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 26 }

    /// The capital of a small ASCII letter; other bytes as they are.
    fileprivate var capital: UInt8 { self &- 0x61 < 26 ? self - 0x20 : self }

    /// Whether it stands for a century in identity codes, or does in capitals.
    fileprivate var isCenturySign: Bool {
        switch capital {
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "A")...UInt8(ascii: "F"),
            UInt8(ascii: "U")...UInt8(ascii: "Y"):
            true
        default: false
        }
    }
}
