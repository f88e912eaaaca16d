/// A stretch of a stored run, and what of a sorted batch occurs in it.
public struct FingerprintPage: Sendable, Equatable {
    /// The fingerprints, rising.
    public private(set) var fingerprints: [UInt64]
    /// The packed place of each.
    public private(set) var places: [Int64]

    /// Creates a page from sorted entries.
    public init(_ entries: [FingerprintRun.Entry]) {
        fingerprints = entries.map { $0.fingerprint }
        places = entries.map { $0.number }
    }

    /// Reads a page from its stored bytes; places may be left out when only hints are wanted.
    public init(
        fingerprints: UnsafeRawBufferPointer,
        places: UnsafeRawBufferPointer?
    ) throws(DamagedBytes) {
        guard fingerprints.count % 8 == 0,
            (places?.count ?? fingerprints.count) == fingerprints.count
        else { throw DamagedBytes("a page of fingerprints") }
        self.fingerprints = Self.words(of: fingerprints)
        self.places = places.map { Self.words(of: $0).map { Int64(bitPattern: $0) } } ?? []
    }

    /// The stored bytes: eight bytes a number, the lowest first.
    public var bytes: (fingerprints: [UInt8], places: [UInt8]) {
        (
            fingerprints.map { $0.littleEndian }.withUnsafeBytes { Array($0) },
            places.map { $0.littleEndian }.withUnsafeBytes { Array($0) }
        )
    }

    /// The places under a fingerprint.
    public func places(of fingerprint: UInt64) -> ArraySlice<Int64> {
        var (low, high) = (0, fingerprints.count)
        while low < high {
            let middle = (low + high) / 2
            if fingerprints[middle] < fingerprint { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < fingerprints.count, fingerprints[end] == fingerprint { end += 1 }
        return places[low..<end]
    }

    private static func words(of bytes: UnsafeRawBufferPointer) -> [UInt64] {
        (0..<bytes.count / 8).map { index in
            let word = bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
            return UInt64(littleEndian: word)
        }
    }
}

extension DeliveryPlace {
    /// The place as one number that orders alike.
    public var packed: Int64 { block << 32 | Int64(position) }

    /// Creates a place from its number.
    public init(packed: Int64) {
        self.init(block: packed >> 32, position: Int32(truncatingIfNeeded: packed & 0x7fff_ffff))
    }
}
