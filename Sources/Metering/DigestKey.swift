public import BillingPrimitives
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
        let hasMark = lines.starts(with: [0xef, 0xbb, 0xbf])
        var codes = CodeList()
        codes.add(lines: hasMark ? lines.part(3, lines.count) : lines)
        return codes.sorted().lines.withUnsafeBytes { digest(of: $0) }
    }

    /// The digest of an identity list, the same as that of its codes one a line.
    public func identityListDigest(of identities: [IdentityCode]) -> String {
        var codes = CodeList()
        for identity in identities {
            var text = identity.text
            text.withUTF8 { codes.add(lines: UnsafeRawBufferPointer($0)) }
        }
        return codes.sorted().lines.withUnsafeBytes { digest(of: $0) }
    }
}
