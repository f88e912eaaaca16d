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
    }

    /// Adds a block that is read from a chain, which may be another file's.
    func add(_ header: BlockHeader, from chain: BlockChain) throws {
        let sequence = header.sequence
        switch header.kind {
        case .ledger, .tariffs, .decision, .conflict: return
        case .usage:
            let replay = try UsageReplay(
                sequence,
                epoch: try epoch(),
                from: chain,
                hash: usage.fingerprints.hash,
                sealing: false
            )
            try usage.add(replay.block)
            try usage.fingerprints.insert(FingerprintRun(sorting: replay.block.fingerprints))
        case .register:
            try add(try RegisterBody.versions(of: try chain.body(of: sequence)), of: sequence)
        case .run:
            let run = try BillingRun(canonicalBytes: try chain.body(of: sequence))
            try documents.add(run, of: sequence)
        case .document:
            try documents.add(try DocumentBody.document(of: chain.body(of: sequence)), of: sequence)
        case .sync:
            let event = try SyncBody.event(of: try chain.body(of: sequence))
            try sync.add(event, of: sequence, recordedAt: header.recordedAt)
        }
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
