import BillingPrimitives
public import Metering

/// The body of a usage block: deliveries in canonical order, packed into chunks.
///
/// A chunk holds deliveries of one connection and can be read alone; chunks are the leaves of the
/// block's Merkle tree, so that a proof shows nobody else's usage. Parts are runs of chunks that
/// are stored together, so that one delivery is read without the whole body.
public struct UsageBody: Sendable {
    /// The most deliveries of a chunk: a proof stays small, and hashing stays off the row's path.
    public static let chunkRowsMax = 64
    /// The most chunks of a part: about 100 KB.
    static let partChunksMax = 64

    /// Chunks that are stored together.
    public struct Part: Sendable {
        /// The position of the first delivery in it.
        public var firstPosition: Int32
        /// Each chunk behind its length.
        public var bytes: [UInt8]

        /// Creates a part.
        public init(firstPosition: Int32, bytes: [UInt8]) {
            self.firstPosition = firstPosition
            self.bytes = bytes
        }
    }

    /// All parts, in order.
    public private(set) var parts: [Part] = []
    /// The root over the chunks.
    public var merkleRoot: [UInt8] { tree.root }

    private var tree = MerkleTree()
    private var chunk = ByteWriter()
    private var part = ByteWriter()
    private var partStart: Int32 = 0
    private var partChunks = 0

    /// Packs rows of a batch, which must be in canonical order.
    public init(_ rows: [OrderedRow], of batch: DeliveryBatch) {
        part.bytes.reserveCapacity(1 << 17)
        batch.ids.withUnsafeBytes { ids in
            rows.withUnsafeBufferPointer { rows in
                var start = 0
                while start < rows.count {
                    let connection = rows[start].row.connection
                    var end = start + 1
                    while end < rows.count, end - start < Self.chunkRowsMax,
                        rows[end].row.connection == connection
                    { end += 1 }
                    write(rows[start..<end], ids, batch)
                    seal(before: end)
                    start = end
                }
            }
        }
        endPart(before: rows.count)
    }

    private mutating func write(
        _ rows: Slice<UnsafeBufferPointer<OrderedRow>>,
        _ ids: UnsafeRawBufferPointer,
        _ batch: DeliveryBatch
    ) {
        chunk.bytes.removeAll(keepingCapacity: true)
        let groups = ChunkGroups(rows, of: batch)
        let first = rows[rows.startIndex].row
        chunk.write(batch.connections[Int(first.connection)].rawValue)
        chunk.write(UInt64(rows.count))
        groups.write(to: &chunk)
        chunk.write(first.deliveredAt)
        var last = first.deliveredAt
        for index in rows.indices {
            let row = rows[index].row
            let id = UnsafeRawBufferPointer(rebasing: ids[row.idRange])
            let isFirst = index == rows.startIndex
            let delta = isFirst ? nil : UInt64(bitPattern: row.deliveredAt &- last)
            last = row.deliveredAt
            guard row.details != DeliveryBatch.Row.noDetails else {
                chunk.writePlainRow(delta, id, UInt64(bitPattern: row.records))
                continue
            }
            if let delta { chunk.write(delta) }
            let details = batch.details[Int(row.details)]
            let flags = RowFlags(details)
            chunk.write(flags.rawValue)
            PackedText.write(id, to: &chunk)
            flags.write(details, groups: groups, to: &chunk)
        }
    }

    private mutating func seal(before position: Int) {
        chunk.bytes.withUnsafeBytes { tree.append($0) }
        part.write(UInt64(chunk.bytes.count))
        part.bytes.append(contentsOf: chunk.bytes)
        partChunks += 1
        if partChunks == Self.partChunksMax { endPart(before: position) }
    }

    private mutating func endPart(before position: Int) {
        guard partChunks > 0 else { return }
        parts.append(Part(firstPosition: partStart, bytes: part.bytes))
        part.bytes.removeAll(keepingCapacity: true)
        partStart = Int32(position)
        partChunks = 0
    }
}
