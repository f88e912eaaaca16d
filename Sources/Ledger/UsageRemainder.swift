/// What outlives the erased deliveries of a usage block, beside its sums.
///
/// Ids never expire: of each delivery there is the fingerprint of its id and a check of its
/// content, so that it is recognised when it is reported again. Cursor ranges stay too, so that a
/// redelivery of them is told.
public struct UsageRemainder: Hashable, Sendable {
    private static let version: UInt64 = 1
    private static let entryLength = 12

    /// What stays of one delivery.
    public struct Entry: Hashable, Sendable {
        /// The fingerprint of its id.
        public var fingerprint: UInt64
        /// The first 32 bits of its content check.
        public var check: UInt32

        /// Creates an entry.
        public init(fingerprint: UInt64, check: UInt32) {
            self.fingerprint = fingerprint
            self.check = check
        }
    }

    /// One entry a delivery, in the order of the block.
    public var entries: [Entry]
    /// The cursor ranges of those deliveries that had one.
    public var ranges: ErasedRanges

    /// Creates a remainder.
    public init(entries: [Entry] = [], ranges: ErasedRanges = ErasedRanges()) {
        self.entries = entries
        self.ranges = ranges
    }

    /// The canonical bytes.
    public var canonicalBytes: [UInt8] {
        var writer = ByteWriter()
        writer.bytes.reserveCapacity(entries.count * Self.entryLength + 16)
        writer.write(Self.version)
        writer.write(UInt64(entries.count))
        for entry in entries {
            withUnsafeBytes(of: entry.fingerprint.littleEndian) { writer.bytes += $0 }
            withUnsafeBytes(of: entry.check.littleEndian) { writer.bytes += $0 }
        }
        ranges.write(to: &writer)
        return writer.bytes
    }

    /// Reads a remainder from its canonical bytes.
    public init(canonicalBytes bytes: UnsafeRawBufferPointer) throws(DamagedBytes) {
        var cursor = ByteCursor(bytes)
        guard try cursor.unsigned() == Self.version else {
            throw DamagedBytes("a remainder of an unknown version")
        }
        let count = try cursor.count()
        guard count <= bytes.count / Self.entryLength else { throw DamagedBytes("a remainder") }
        let words = try cursor.take(count * Self.entryLength)
        self.entries = (0..<count).map { index in
            let offset = index * Self.entryLength
            return Entry(
                fingerprint: UInt64(
                    littleEndian: words.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                ),
                check: UInt32(
                    littleEndian: words.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self)
                )
            )
        }
        self.ranges = try ErasedRanges(from: &cursor)
        guard cursor.isAtEnd else { throw DamagedBytes("a remainder") }
    }
}
