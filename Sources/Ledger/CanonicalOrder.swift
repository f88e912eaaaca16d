import BillingPrimitives
public import Metering

/// The order of deliveries within a block: by connection, instant and id, texts byte by byte.
public enum CanonicalOrder {
    private struct Key {
        var deliveredAt: Int64
        var row: UInt32
    }

    /// The rows of a batch in canonical order.
    public static func sorted(_ rows: [UInt32], of batch: DeliveryBatch) -> [UInt32] {
        let ranks = connectionRanks(of: batch)
        var starts = [Int](repeating: 0, count: ranks.count + 1)
        batch.rows.withUnsafeBufferPointer { all in
            for row in rows { starts[Int(ranks[Int(all[Int(row)].connection)]) + 1] += 1 }
        }
        for rank in ranks.indices { starts[rank + 1] += starts[rank] }
        var next = starts
        var keys = [Key](repeating: Key(deliveredAt: 0, row: 0), count: rows.count)
        batch.rows.withUnsafeBufferPointer { all in
            for row in rows {
                let rank = Int(ranks[Int(all[Int(row)].connection)])
                keys[next[rank]] = Key(deliveredAt: all[Int(row)].deliveredAt, row: row)
                next[rank] += 1
            }
        }
        keys.withUnsafeMutableBufferPointer { keys in
            batch.ids.withUnsafeBytes { ids in
                for rank in ranks.indices where starts[rank + 1] - starts[rank] > 1 {
                    var part = UnsafeMutableBufferPointer(
                        rebasing: keys[starts[rank]..<starts[rank + 1]]
                    )
                    part.sort { precedes($0, $1, in: batch, ids) }
                }
            }
        }
        return keys.map { $0.row }
    }

    @inline(__always)
    private static func precedes(
        _ left: Key,
        _ right: Key,
        in batch: DeliveryBatch,
        _ ids: UnsafeRawBufferPointer
    ) -> Bool {
        guard left.deliveredAt == right.deliveredAt else {
            return left.deliveredAt < right.deliveredAt
        }
        let (first, second) = (batch.rows[Int(left.row)], batch.rows[Int(right.row)])
        return ids[first.idRange].lexicographicallyPrecedes(ids[second.idRange])
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
