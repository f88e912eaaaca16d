import BillingPrimitives
import Ledger
import Metering

/// A usage block read for the last time: what outlives its deliveries, and what seals them.
struct UsageErasing {
    private(set) var remainder = UsageRemainder()
    private(set) var bytes: Int64 = 0
    private var tree = MerkleTree()

    /// The root over the chunks.
    var merkleRoot: [UInt8] { tree.root }

    init(_ sequence: Int64, from chain: BlockChain, hash: Fingerprint) throws {
        var batch = DeliveryBatch()
        try chain.parts(of: sequence) { part, first in
            bytes += Int64(part.count)
            batch.removeAll()
            try UsageChunk.forEach(in: part, from: first) { chunk in
                tree.append(chunk.bytes)
                try chunk.append(to: &batch)
            }
            take(batch, DeliveryPlace(block: sequence, position: first), hash)
        }
    }

    private mutating func take(
        _ batch: DeliveryBatch,
        _ first: DeliveryPlace,
        _ hash: Fingerprint
    ) {
        for (index, entry) in FingerprintRun.entries(of: batch, hash).enumerated() {
            let delivery = batch[index]
            let check = delivery.contentCheck
            remainder.entries.append(
                UsageRemainder.Entry(
                    fingerprint: entry.fingerprint,
                    check: UInt32(truncatingIfNeeded: check)
                )
            )
            guard let to = delivery.cursorTo else { continue }
            remainder.ranges.ranges.append(
                ErasedRanges.Range(
                    position: first.position + Int32(index),
                    list: ErasedRanges.List(
                        connection: delivery.connection.rawValue,
                        identityList: delivery.identityList ?? ""
                    ),
                    from: delivery.cursorFrom,
                    to: to,
                    deliveredAt: delivery.deliveredAt.milliseconds,
                    records: delivery.counts.personChange,
                    contentCheck: check
                )
            )
        }
    }
}

extension UsageBlock {
    /// A block whose deliveries are erased, from its summary and from what outlives them.
    init(erased sequence: Int64, epoch: Int32, summary: [UInt8], remainder: [UInt8]) throws {
        let connections = try summary.withUnsafeBytes { try UsageSummary.connections(of: $0) }
        self.init(sequence: sequence, epoch: epoch, connections: connections)
        let remainder = try UsageRemainder(remainder)
        let places = (0..<remainder.entries.count).map {
            DeliveryPlace(block: sequence, position: Int32($0))
        }
        fingerprints = zip(remainder.entries, places).map {
            FingerprintRun.Entry(fingerprint: $0.fingerprint, number: $1.packed)
        }
        ranges = remainder.ranges.ranges.map { range in
            StoredRange(
                place: DeliveryPlace(block: sequence, position: range.position),
                connection: range.list.connection,
                identityList: range.list.identityList,
                from: range.from,
                to: range.to,
                deliveredAt: range.deliveredAt
            )
        }
    }
}
