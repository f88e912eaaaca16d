import Crypto

/// The key under which a ledger digests contents and identity lists.
///
/// Identity codes are few enough to be tried out, so a plain digest of them would give them away.
public struct DigestKey: Sendable {
    /// The length of a key in bytes.
    public static let length = 32

    private let key: SymmetricKey

    /// Creates a key from its 32 bytes; nil for any other number of them.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        self.key = SymmetricKey(data: bytes)
    }

    /// The HMAC-SHA256 of bytes, in 64 hexadecimal digits.
    public func digest(of bytes: UnsafeRawBufferPointer) -> String {
        var code = HMAC<SHA256>(key: key)
        code.update(data: bytes)
        return code.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }

    /// The digest of a text in UTF-8.
    func digest(of text: String) -> String {
        var copy = text
        return copy.withUTF8 { digest(of: UnsafeRawBufferPointer($0)) }
    }

    /// The digest of an identity list, one code a line.
    ///
    /// The order of the codes, how often one stands there, blank lines and white space around
    /// codes change nothing.
    public func identityListDigest(_ lines: UnsafeRawBufferPointer) -> String {
        var codes = lines.split { $0 == 0x0a || $0 == 0x0d }.map(Self.trimmed)
        if let first = codes.first, first.starts(with: [0xef, 0xbb, 0xbf]) {
            codes[0] = Self.trimmed(first.dropFirst(3))
        }
        codes.removeAll(where: \.isEmpty)
        codes.sort { $0.lexicographicallyPrecedes($1) }
        var list: [UInt8] = []
        var last: Slice<UnsafeRawBufferPointer>?
        for code in codes {
            if let last, last.elementsEqual(code) { continue }
            list.append(contentsOf: code)
            list.append(0x0a)
            last = code
        }
        return list.withUnsafeBytes { digest(of: $0) }
    }

    private static func trimmed(
        _ line: Slice<UnsafeRawBufferPointer>
    ) -> Slice<UnsafeRawBufferPointer> {
        var result = line
        while let byte = result.first, byte <= 0x20 { result.removeFirst() }
        while let byte = result.last, byte <= 0x20 { result.removeLast() }
        return result
    }
}
