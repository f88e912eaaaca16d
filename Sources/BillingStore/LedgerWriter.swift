import BillingPrimitives
import GRDB
public import Invoicing
public import Ledger
public import Licensing
public import Metering

/// Records on a ledger within one transaction; what it recorded is seen by its reader at once.
public struct LedgerWriter {
    /// Reads the ledger within the same transaction.
    public let reader: LedgerReader
    let instant: Instant
    let actor: String

    /// Records deliveries as one block; those that the ledger has already are answered so.
    ///
    /// A row whose id is known with other content is a conflict and is not stored. Where nothing is
    /// new there is no block. The order of the rows changes nothing, but which of conflicting rows
    /// within the batch is taken: the first.
    public func recordUsage(
        _ batch: DeliveryBatch,
        source: String,
        sourceDigest: [UInt8] = []
    ) throws -> Posting {
        let fingerprint = reader.projections.usage.fingerprints.hash
        return try recordUsage(
            SortedBatch(batch, fingerprint),
            source: source,
            sourceDigest: sourceDigest
        )
    }

    /// Records deliveries that were sorted by the fingerprint of this ledger.
    public func recordUsage(
        _ sorted: SortedBatch,
        source: String,
        sourceDigest: [UInt8] = []
    ) throws -> Posting {
        let (usage, batch) = (reader.projections.usage, sorted.batch)
        let (rows, posting) = try Deduplication(sorted, reader).newRows()
        guard !rows.isEmpty else { return posting }
        var summation = UsageSummation()
        try summation.add(rows, of: batch)
        let connections = summation.finish()
        let sequence = try append(
            BlockChain.Content(
                UsageBody(rows, of: batch),
                summary: UsageSummary.bytes(of: connections),
                count: rows.count,
                source: source,
                digest: sourceDigest
            )
        )
        var block = UsageBlock(
            sequence: sequence,
            epoch: try reader.epoch(),
            connections: connections
        )
        let places = places(of: rows, in: batch, &block)
        try usage.add(block)
        try usage.fingerprints.insert(
            sorted.fingerprints.compactMapNumbers { places[Int($0)] < 0 ? nil : places[Int($0)] }
        )
        return posting
    }

    /// The packed place of each row of a batch, or -1; the ranges of the rows go to the block.
    private func places(
        of rows: [OrderedRow],
        in batch: DeliveryBatch,
        _ block: inout UsageBlock
    ) -> [Int64] {
        var places = [Int64](repeating: -1, count: batch.rows.count)
        for position in rows.indices {
            let place = DeliveryPlace(block: block.sequence, position: Int32(position))
            places[Int(rows[position].index)] = place.packed
            if let range = StoredRange(of: rows[position].row, in: batch, at: place) {
                block.ranges.append(range)
            }
        }
        return places
    }

    /// Records versions of register entries as one block.
    public func recordRegister(_ versions: [RegisterVersion], source: String) throws {
        let body = try RegisterBody.bytes(of: versions)
        let block = try append(
            BlockChain.Content(.register, source: source, count: versions.count, body: body)
        )
        try reader.projections.add(versions, of: block)
    }

    /// Records the files of price lists and decree lists, unless they are those recorded last.
    public func recordTariffs(_ files: [(name: String, text: String)]) throws {
        if let latest = try reader.tariffFiles(),
            latest.elementsEqual(files, by: { $0.name == $1.name && $0.text == $1.text })
        {
            return
        }
        let body = try TariffBody.bytes(of: files)
        _ = try append(BlockChain.Content(.tariffs, source: "", count: files.count, body: body))
    }

    /// Records a run of a month and every document that it issued, each as a block.
    public func recordRun(_ run: BillingRun, documents: [Document]) throws {
        let block = try append(
            BlockChain.Content(
                .run,
                source: run.month.description,
                count: run.settlements.count,
                body: run.canonicalBytes
            )
        )
        try reader.projections.documents.add(run, of: block)
        for document in documents { try recordDocument(document) }
    }

    /// Records an issued document, which must have the next number of its series.
    public func recordDocument(_ document: Document) throws {
        let block = try append(
            BlockChain.Content(
                .document,
                source: document.number,
                count: 1,
                body: try DocumentBody.bytes(of: document)
            )
        )
        try reader.projections.documents.add(document, of: block)
    }

    func append(_ content: BlockChain.Content) throws -> Int64 {
        let head = try reader.chain.append(content, at: instant, actor: actor)
        reader.memory.fingerprints.advance(to: head.digest)
        return head.sequence
    }
}
