import BillingPrimitives
import Ledger
import Metering

/// What follows from the deliveries of one usage block.
struct UsageBlock {
    var sequence: Int64
    /// How many runs there were before it.
    var epoch: Int32
    /// Where each connection lies, and its sums.
    var connections: [ConnectionUsage]
    /// The cursor ranges of deliveries that have one, in order.
    var ranges: [StoredRange] = []
    /// The fingerprints of the ids, with packed places, in no order.
    var fingerprints: [FingerprintRun.Entry] = []
}

/// The cursor range of one delivery as a table holds it.
struct StoredRange {
    var place: DeliveryPlace
    var connection: String
    var identityList: String
    var from: Int64?
    var to: Int64
    var deliveredAt: Int64

    init(
        place: DeliveryPlace,
        connection: String,
        identityList: String,
        from: Int64?,
        to: Int64,
        deliveredAt: Int64
    ) {
        self.place = place
        self.connection = connection
        self.identityList = identityList
        self.from = from
        self.to = to
        self.deliveredAt = deliveredAt
    }

    /// The range of a row; nil where it has none.
    init?(of row: DeliveryBatch.Row, in batch: DeliveryBatch, at place: DeliveryPlace) {
        guard row.details != DeliveryBatch.Row.noDetails else { return nil }
        let details = batch.details[Int(row.details)]
        guard let to = details.cursorTo else { return nil }
        self.place = place
        self.connection = batch.connections[Int(row.connection)].rawValue
        self.identityList = details.identityList ?? ""
        self.from = details.cursorFrom
        self.to = to
        self.deliveredAt = row.deliveredAt
    }
}

/// A usage block read back from its body, and what seals the body.
struct UsageReplay {
    private(set) var block: UsageBlock
    private(set) var count: Int64 = 0
    private var tree = MerkleTree()

    /// The root over its chunks, where it was asked for.
    var merkleRoot: [UInt8] { tree.root }

    /// Reads a block; hashing its chunks may be left out.
    init(
        _ sequence: Int64,
        epoch: Int32,
        from chain: BlockChain,
        hash: Fingerprint,
        sealing: Bool
    ) throws {
        block = UsageBlock(sequence: sequence, epoch: epoch, connections: [])
        var batch = DeliveryBatch()
        var summation = UsageSummation()
        try chain.parts(of: sequence) { part, first in
            batch.removeAll()
            try UsageChunk.forEach(in: part, from: first) { chunk in
                if sealing { tree.append(chunk.bytes) }
                try chunk.append(to: &batch)
            }
            try summation.add(batch)
            count += Int64(batch.rows.count)
            take(batch, first, hash)
        }
        block.connections = summation.finish()
    }

    /// Whether the deliveries and their sums are those that a block was sealed with.
    func isSealed(by header: BlockHeader) -> Bool {
        merkleRoot == header.merkleRoot && count == header.count
            && BlockHeader.digest(of: UsageSummary.bytes(of: block.connections))
                == header.summaryDigest
    }

    private mutating func take(_ batch: DeliveryBatch, _ first: Int32, _ hash: Fingerprint) {
        for entry in FingerprintRun.entries(of: batch, hash) {
            let place = DeliveryPlace(
                block: block.sequence,
                position: first + Int32(entry.number)
            )
            block.fingerprints.append(
                FingerprintRun.Entry(fingerprint: entry.fingerprint, number: place.packed)
            )
        }
        guard !batch.details.isEmpty else { return }
        for index in batch.rows.indices {
            let place = DeliveryPlace(block: block.sequence, position: first + Int32(index))
            guard let range = StoredRange(of: batch.rows[index], in: batch, at: place) else {
                continue
            }
            block.ranges.append(range)
        }
    }
}
