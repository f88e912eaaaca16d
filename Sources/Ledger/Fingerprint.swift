/// A keyed 63-bit hash of a connection and a delivery id: a hint to where the ledger has it.
///
/// SipHash-1-3 under the ledger's own seed, so that nobody can prepare ids that collide. One bit
/// is left out, so that SQL orders fingerprints as this program does.
public struct Fingerprint: Sendable {
    private let seed: UInt64

    /// Creates the hash of a ledger.
    public init(seed: UInt64) {
        self.seed = seed
    }

    /// The hash of a connection, for all its ids.
    public func key(of connection: String) -> UInt64 {
        var copy = connection
        return copy.withUTF8 {
            Self.sipHash(UnsafeRawBufferPointer($0), seed, seed ^ 0x9e37_79b9_7f4a_7c15)
        }
    }

    /// The fingerprint of an id on a connection whose key is given.
    @inline(__always)
    public func of(_ id: UnsafeRawBufferPointer, connectionKey: UInt64) -> UInt64 {
        Self.sipHash(id, seed, connectionKey) & UInt64(Int64.max)
    }

    private static func sipHash(
        _ bytes: UnsafeRawBufferPointer,
        _ key0: UInt64,
        _ key1: UInt64
    ) -> UInt64 {
        var state = SipState(key0, key1)
        var position = 0
        while position + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            state.absorb(UInt64(littleEndian: word))
            position += 8
        }
        var last = UInt64(truncatingIfNeeded: bytes.count) << 56
        for (shift, byte) in bytes[position...].enumerated() {
            last |= UInt64(byte) << UInt64(8 * shift)
        }
        state.absorb(last)
        return state.finish()
    }
}

/// The four words of SipHash.
private struct SipState {
    private var v0, v1, v2, v3: UInt64

    @inline(__always)
    init(_ key0: UInt64, _ key1: UInt64) {
        v0 = key0 ^ 0x736f_6d65_7073_6575
        v1 = key1 ^ 0x646f_7261_6e64_6f6d
        v2 = key0 ^ 0x6c79_6765_6e65_7261
        v3 = key1 ^ 0x7465_6462_7974_6573
    }

    @inline(__always)
    mutating func absorb(_ word: UInt64) {
        v3 ^= word
        round()
        v0 ^= word
    }

    @inline(__always)
    mutating func finish() -> UInt64 {
        v2 ^= 0xff
        round()
        round()
        round()
        return v0 ^ v1 ^ v2 ^ v3
    }

    @inline(__always)
    private mutating func round() {
        v0 = v0 &+ v1
        v2 = v2 &+ v3
        v1 = Self.turned(v1, 13) ^ v0
        v3 = Self.turned(v3, 16) ^ v2
        v0 = Self.turned(v0, 32)
        v2 = v2 &+ v1
        v0 = v0 &+ v3
        v1 = Self.turned(v1, 17) ^ v2
        v3 = Self.turned(v3, 21) ^ v0
        v2 = Self.turned(v2, 32)
    }

    @inline(__always)
    private static func turned(_ word: UInt64, _ bits: UInt64) -> UInt64 {
        word << bits | word >> (64 - bits)
    }
}
