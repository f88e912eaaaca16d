/// A stretch of a stored run, and what of a sorted batch occurs in it.
public struct FingerprintPage: Sendable, Equatable {
    /// The fingerprints, rising.
    public private(set) var fingerprints: [UInt64]
    /// The packed place of each.
    public private(set) var places: [Int64]

    /// Creates a page from sorted entries.
    public init(_ entries: some Sequence<FingerprintRun.Entry>) {
        fingerprints = entries.map(\.fingerprint)
        places = entries.map(\.number)
    }

    /// Reads a page from its stored bytes; places may be left out when only hints are wanted.
    public init(
        fingerprints: UnsafeRawBufferPointer,
        places: UnsafeRawBufferPointer?
    ) throws(DamagedBytes) {
        self.fingerprints = try Self.words(of: fingerprints).map(UInt64.init(bitPattern:))
        self.places = try places.map(Self.words) ?? []
        guard places == nil || self.places.count == self.fingerprints.count else {
            throw DamagedBytes("a page of fingerprints")
        }
    }

    /// The stored bytes: eight bytes a number, the lowest first.
    public var bytes: (fingerprints: [UInt8], places: [UInt8]) {
        (
            fingerprints.map(\.littleEndian).withUnsafeBytes(Array.init),
            places.map(\.littleEndian).withUnsafeBytes(Array.init)
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

    private static func words(of bytes: UnsafeRawBufferPointer) throws(DamagedBytes) -> [Int64] {
        guard bytes.count % 8 == 0 else { throw DamagedBytes("a page of fingerprints") }
        return stride(from: 0, to: bytes.count, by: 8).map { offset in
            Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self))
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
