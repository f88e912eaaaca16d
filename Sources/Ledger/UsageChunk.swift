import BillingPrimitives
public import Metering

/// One chunk where it lies in the bytes of its part.
public struct UsageChunk {
    /// The position of its first delivery in the block.
    public let firstPosition: Int32
    /// How many deliveries it holds.
    public let count: Int32
    /// When its first one was delivered, in milliseconds.
    public let firstDeliveredAt: Int64
    /// Its bytes, the leaf of the Merkle tree.
    public let bytes: UnsafeRawBufferPointer

    /// The positions that it holds.
    public var positions: Range<Int32> { firstPosition..<firstPosition + count }

    /// Calls a body with every chunk of a part, in order.
    public static func forEach(
        in part: UnsafeRawBufferPointer,
        from firstPosition: Int32,
        _ body: (UsageChunk) throws -> Void
    ) throws {
        var cursor = ByteCursor(part)
        var position = firstPosition
        while !cursor.isAtEnd {
            let bytes = try cursor.take(try cursor.count())
            var inside = ByteCursor(bytes)
            _ = try inside.take(try inside.count())
            let count = try inside.unsigned()
            guard (1...UInt64(UsageBody.chunkRowsMax)).contains(count) else {
                throw DamagedBytes("a chunk of deliveries")
            }
            for _ in 0..<(try inside.count()) { _ = try inside.take(try inside.count()) }
            let chunk = UsageChunk(
                firstPosition: position,
                count: Int32(count),
                firstDeliveredAt: try inside.signed(),
                bytes: bytes
            )
            try body(chunk)
            position += Int32(count)
        }
    }

    /// Adds its deliveries to a batch, in order.
    public func append(to batch: inout DeliveryBatch) throws(DamagedBytes) {
        var cursor = ByteCursor(bytes)
        let connection = batch.index(of: ConnectionID(try cursor.text()))
        let count = try cursor.unsigned()
        var groups: [String] = []
        for _ in 0..<(try cursor.count()) { groups.append(try cursor.text()) }
        var deliveredAt: Int64 = 0
        for index in 0..<count {
            deliveredAt =
                index == 0
                ? try cursor.signed() : deliveredAt &+ Int64(bitPattern: try cursor.unsigned())
            let flags = try cursor.unsigned()
            let idStart = batch.ids.count
            let idLength = try PackedText.read(from: &cursor, into: &batch.ids)
            guard idLength <= UInt16.max else { throw DamagedBytes("a delivery id") }
            var row = DeliveryBatch.Row(
                deliveredAt: deliveredAt,
                records: 0,
                idStart: UInt32(idStart),
                idLength: UInt16(idLength),
                connection: connection,
                line: 0,
                details: DeliveryBatch.Row.noDetails
            )
            if flags == 0 {
                row.records = Int64(bitPattern: try cursor.unsigned())
            } else {
                let details = try RowFlags(rawValue: flags).details(groups: groups, from: &cursor)
                row.records = details.counts.personChange
                row.details = UInt32(batch.details.count)
                batch.details.append(details)
            }
            batch.rows.append(row)
        }
        guard cursor.isAtEnd else { throw DamagedBytes("a chunk of deliveries") }
    }
}
