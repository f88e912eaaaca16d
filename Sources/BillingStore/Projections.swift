import BillingPrimitives
import Foundation
import GRDB
import Invoicing
import Ledger
import Licensing

/// Everything that follows from blocks, brought up to one block after the other.
struct Projections {
    let db: Database
    let usage: UsageProjection
    let documents: DocumentProjection
    let sync: SyncProjection
    let erasures: ErasureProjection

    init(db: Database, settings: LedgerSettings, memory: KnownFingerprints) {
        self.db = db
        usage = UsageProjection(
            db: db,
            fingerprints: FingerprintIndex(
                db: db,
                hash: Fingerprint(seed: settings.fingerprintSeed),
                memory: memory
            )
        )
        documents = DocumentProjection(db: db)
        sync = SyncProjection(db: db)
        erasures = ErasureProjection(db: db)
    }

    /// Adds a block that is read from a chain, which may be another file's, or from what outlives
    /// its body; on request the deliveries of one of usage are checked against what seals them.
    func add(
        _ header: BlockHeader,
        from chain: BlockChain,
        _ erased: Erasures,
        checking: Bool = false
    ) throws {
        let sequence = header.sequence
        if header.kind == .usage { return try addUsage(header, from: chain, erased, checking) }
        let body = try erased.remainder(of: sequence) ?? chain.body(of: sequence)
        switch header.kind {
        case .ledger, .tariffs, .decision, .conflict, .month, .usage: return
        case .erasure:
            try erasures.add(try ErasureBody.erasure(of: body), of: sequence, from: chain)
        case .register: try add(try RegisterBody.versions(of: body), of: sequence)
        case .run: try documents.add(try BillingRun(canonicalBytes: body), of: sequence)
        case .document: try documents.add(try DocumentBody.document(of: body), of: sequence)
        case .sync:
            let event = try SyncBody.event(of: body)
            try sync.add(event, of: sequence, recordedAt: header.recordedAt)
        }
    }

    private func addUsage(
        _ header: BlockHeader,
        from chain: BlockChain,
        _ erased: Erasures,
        _ checking: Bool
    ) throws {
        let sequence = header.sequence
        let block: UsageBlock
        var isAsSealed = true
        if let remainder = try erased.remainder(of: sequence) {
            block = try UsageBlock(
                erased: sequence,
                epoch: try epoch(),
                summary: try chain.summary(of: sequence),
                remainder: remainder
            )
            isAsSealed = Int64(block.fingerprints.count) == header.count
        } else {
            let replay = try UsageReplay(
                sequence,
                epoch: try epoch(),
                from: chain,
                hash: usage.fingerprints.hash,
                sealing: checking
            )
            block = replay.block
            if checking { isAsSealed = replay.isSealed(by: header) }
        }
        guard isAsSealed || !checking else {
            throw LedgerStoreError.damaged(
                "block \(sequence) does not hold what it was sealed with"
            )
        }
        try usage.add(block)
        try usage.fingerprints.insert(FingerprintRun(sorting: block.fingerprints))
    }

    /// Makes the entries of a register block again from what outlives its body.
    func replaceRegister(of block: Int64) throws {
        try db.run("DELETE FROM registerEntry WHERE block = ?", block)
        try add(try RegisterBody.versions(of: try BlockChain(db: db).body(of: block)), of: block)
    }

    /// Adds versions of register entries.
    func add(_ versions: [RegisterVersion], of block: Int64) throws {
        let encoder = JSONEncoder.canonical
        for (position, version) in versions.enumerated() {
            let entry = try encoder.encode(version.entry)
            try db.run(
                """
                INSERT INTO registerEntry (block, position, kind, id, effectiveFrom, entry)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                block,
                position,
                version.entry.key.kind.rawValue,
                version.entry.key.id,
                version.effectiveFrom?.description,
                String(decoding: entry, as: UTF8.self)
            )
        }
    }

    /// How many runs there are.
    func epoch() throws -> Int32 {
        try db.first("SELECT count(*) FROM billingRun") { $0[0] } ?? 0
    }

    /// Empties every table that is a projection.
    func removeAll() throws {
        for table in Schema.projectionTables { try db.execute(sql: "DELETE FROM \(table)") }
    }
}
