/// Says of most unknown fingerprints that they are unknown, in three bytes for each known one.
///
/// A Bloom filter whose six bits of a fingerprint lie within one line of the cache. It errs on one
/// side only: what it does not contain was never added.
public struct FingerprintFilter: Sendable {
    /// About one in ten thousand unknown fingerprints is taken for known when the filter is full.
    private static let bitsForEach = 24
    private static let lineBits = 512
    private static let bitsOfEach = 6

    /// How many fingerprints fit.
    public let capacity: Int
    /// How many were added.
    public private(set) var count = 0
    private var words: [UInt64]

    /// Creates an empty filter.
    public init(capacity: Int) {
        self.capacity = capacity
        let lines = max(1, capacity * Self.bitsForEach / Self.lineBits)
        words = [UInt64](repeating: 0, count: lines * Self.lineBits / 64)
    }

    /// Whether a fingerprint may have been added.
    @inline(__always)
    public func mayContain(_ fingerprint: UInt64) -> Bool {
        let line = Self.line(
            of: fingerprint,
            among: UInt64(words.count * 64 / Self.lineBits)
        )
        for index in 0..<Self.bitsOfEach {
            let bit = Self.bit(index, of: fingerprint)
            guard words[line + bit >> 6] & 1 << UInt64(bit & 63) != 0 else { return false }
        }
        return true
    }

    /// Adds fingerprints.
    public mutating func insert(_ fingerprints: [UInt64]) {
        let lines = UInt64(words.count * 64 / Self.lineBits)
        words.withUnsafeMutableBufferPointer { words in
            for fingerprint in fingerprints {
                let line = Self.line(of: fingerprint, among: lines)
                for index in 0..<Self.bitsOfEach {
                    let bit = Self.bit(index, of: fingerprint)
                    words[line + bit >> 6] |= 1 << UInt64(bit & 63)
                }
            }
        }
        count += fingerprints.count
    }

    /// The first word of the line, by the high bits of the fingerprint.
    @inline(__always)
    private static func line(of fingerprint: UInt64, among lines: UInt64) -> Int {
        Int((fingerprint << 1).multipliedFullWidth(by: lines).high) * (lineBits / 64)
    }

    /// One of the bits within the line, by the low bits of the fingerprint.
    @inline(__always)
    private static func bit(_ index: Int, of fingerprint: UInt64) -> Int {
        Int(truncatingIfNeeded: (fingerprint &* 0x9e37_79b9_7f4a_7c15) >> UInt64(9 * index + 10))
            & (lineBits - 1)
    }
}
