import BillingPrimitives
import GRDB
public import Invoicing
import Ledger
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
        let usage = reader.projections.usage
        let run = FingerprintRun(of: batch, usage.fingerprints.hash)
        let (new, posting) = try Deduplication(batch, run, reader).sorted()
        guard !new.isEmpty else { return posting }
        let rows = CanonicalOrder.sorted(new, of: batch)
        var summation = UsageSummation()
        try summation.add(rows, of: batch)
        let connections = summation.finish()
        let block = try append(
            BlockChain.Content(
                UsageBody(rows, of: batch),
                summary: UsageSummary.bytes(of: connections),
                count: rows.count,
                source: source,
                digest: sourceDigest
            )
        )
        try usage.add(connections, of: block, epoch: reader.projections.epoch())
        try addPlaces(of: rows, run, batch, block)
        return posting
    }

    private func addPlaces(
        of rows: [OrderedRow],
        _ run: FingerprintRun,
        _ batch: DeliveryBatch,
        _ block: Int64
    ) throws {
        var positions = [Int32](repeating: -1, count: batch.rows.count)
        let ranges = CursorRangeTable(db: reader.db)
        for position in rows.indices {
            let index = Int(rows[position].index)
            positions[index] = Int32(position)
            guard rows[position].row.details != DeliveryBatch.Row.noDetails else { continue }
            let place = DeliveryPlace(block: block, position: Int32(position))
            try ranges.addRange(ofRow: index, of: batch, at: place)
        }
        try reader.projections.usage.fingerprints.insert(
            run.compactMapNumbers { row in
                let position = positions[Int(row)]
                guard position >= 0 else { return nil }
                return DeliveryPlace(block: block, position: position).packed
            }
        )
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

    private func append(_ content: BlockChain.Content) throws -> Int64 {
        let head = try reader.chain.append(content, at: instant, actor: actor)
        reader.memory.fingerprints.advance(to: head.digest)
        return head.sequence
    }
}
