import BillingPrimitives
public import Metering

/// A row of a batch, and which one it is, where rows stand in canonical order.
public struct OrderedRow: Sendable {
    /// The row.
    public var row: DeliveryBatch.Row
    /// Its index in the batch.
    public var index: UInt32
}

/// The order of deliveries within a block: by connection, instant and id, texts byte by byte.
public enum CanonicalOrder {
    /// The rows of a batch in canonical order.
    public static func sorted(_ batch: DeliveryBatch) -> [OrderedRow] {
        let ranks = connectionRanks(of: batch)
        return batch.rows.withUnsafeBufferPointer { rows in
            var starts = [Int](repeating: 0, count: ranks.count + 1)
            for row in rows { starts[Int(ranks[Int(row.connection)]) + 1] += 1 }
            for rank in ranks.indices { starts[rank + 1] += starts[rank] }
            return [OrderedRow](unsafeUninitializedCapacity: rows.count) { ordered, count in
                // Rows are copied, as what follows reads each of them several times in this order.
                var next = starts
                for index in rows.indices {
                    let row = rows[index]
                    let rank = Int(ranks[Int(row.connection)])
                    ordered.initializeElement(
                        at: next[rank],
                        to: OrderedRow(row: row, index: UInt32(index))
                    )
                    next[rank] += 1
                }
                count = rows.count
                batch.ids.withUnsafeBytes { ids in
                    for rank in ranks.indices where starts[rank + 1] - starts[rank] > 1 {
                        var part = UnsafeMutableBufferPointer(
                            rebasing: ordered[starts[rank]..<starts[rank + 1]]
                        )
                        part.sort { precedes($0.row, $1.row, ids) }
                    }
                }
            }
        }
    }

    @inline(__always)
    private static func precedes(
        _ left: DeliveryBatch.Row,
        _ right: DeliveryBatch.Row,
        _ ids: UnsafeRawBufferPointer
    ) -> Bool {
        guard left.deliveredAt == right.deliveredAt else {
            return left.deliveredAt < right.deliveredAt
        }
        return ids[left.idRange].lexicographicallyPrecedes(ids[right.idRange])
    }

    /// The place of each connection among all of the batch, in the order of their bytes.
    private static func connectionRanks(of batch: DeliveryBatch) -> [UInt32] {
        let order = batch.connections.indices.sorted {
            batch.connections[$0].rawValue.utf8.lexicographicallyPrecedes(
                batch.connections[$1].rawValue.utf8
            )
        }
        var ranks = [UInt32](repeating: 0, count: order.count)
        for (rank, index) in order.enumerated() { ranks[index] = UInt32(rank) }
        return ranks
    }
}

extension DeliveryBatch.Row {
    /// Where its id lies in the bytes of all ids.
    public var idRange: Range<Int> { Int(idStart)..<Int(idStart) + Int(idLength) }
}
