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
                let keys = sortedKeys(rows, ranks, &starts, batch.ids)
                for (position, key) in keys.enumerated() {
                    let row = OrderedRow(row: rows[Int(key.index)], index: key.index)
                    ordered.initializeElement(at: position, to: row)
                }
                count = rows.count
            }
        }
    }

    /// What a row is sorted by within its connection: small, as sorting moves it often.
    private struct Key {
        var deliveredAt: Int64
        var index: UInt32
    }

    private static func sortedKeys(
        _ rows: UnsafeBufferPointer<DeliveryBatch.Row>,
        _ ranks: [UInt32],
        _ starts: inout [Int],
        _ ids: [UInt8]
    ) -> [Key] {
        [Key](unsafeUninitializedCapacity: rows.count) { keys, count in
            for index in rows.indices {
                let rank = Int(ranks[Int(rows[index].connection)])
                let key = Key(deliveredAt: rows[index].deliveredAt, index: UInt32(index))
                keys.initializeElement(at: starts[rank], to: key)
                starts[rank] += 1
            }
            count = rows.count
            ids.withUnsafeBytes { ids in
                var start = 0
                // Each start has moved to the end of its connection.
                for end in starts.prefix(ranks.count) where end > start {
                    var part = UnsafeMutableBufferPointer(rebasing: keys[start..<end])
                    part.sort { left, right in
                        guard left.deliveredAt == right.deliveredAt else {
                            return left.deliveredAt < right.deliveredAt
                        }
                        let (first, second) = (rows[Int(left.index)], rows[Int(right.index)])
                        return ids[first.idRange].lexicographicallyPrecedes(ids[second.idRange])
                    }
                    start = end
                }
            }
        }
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
