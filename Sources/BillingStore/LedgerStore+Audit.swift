import GRDB
import Ledger

extension LedgerStore {
    /// Checks blocks against their digests and the blocks before, and tables against the blocks.
    ///
    /// What does not agree is returned; `progress` is called with the sequence of every block.
    public func verify(_ progress: (Int64) -> Void = { _ in }) throws -> [VerificationFinding] {
        let anew = try LedgerStore.empty(settings: settings)
        return try LedgerStoreError.translating {
            try database.read { db in
                try anew.database.write { other in
                    var verification = try Verification(
                        of: BlockChain(db: db),
                        into: anew.projections(in: other)
                    )
                    try verification.checkBlocks(progress)
                    try verification.compareTables()
                    return verification.findings
                }
            }
        }
    }

    /// Drops all projections and makes them again from the blocks, in one transaction.
    public func rebuild() throws { try rebuild(remaking: false) }

    /// Fills all projections anew; `remaking` also makes their tables anew.
    func rebuild(remaking: Bool) throws {
        try LedgerStoreError.translating {
            try database.writeWithoutTransaction { db in
                memory.fingerprints.forget()
                try db.inTransaction(.immediate) {
                    let projections = projections(in: db)
                    // Rows may repeat what is to be erased one day.
                    try db.execute(sql: "PRAGMA secure_delete = ON")
                    if remaking { try Schema.remakeProjections(in: db) }
                    try projections.removeAll()
                    let chain = BlockChain(db: db)
                    let erased = try Erasures(on: chain)
                    try chain.headers { try projections.add($0, from: chain, erased) }
                    return .commit
                }
                memory.fingerprints.forget()
            }
        }
    }

    /// The ledger as it was known at a block, in memory and only to be read.
    ///
    /// It has the blocks up to that one, and the tables that follow from them, readings made from
    /// the summaries. Ids are not indexed, so a delivery is sought among those of its connection.
    public func replica(through sequence: Int64) throws -> LedgerStore {
        let copy = try LedgerStore.empty(settings: settings, isReplica: true)
        try LedgerStoreError.translating {
            try database.read { db in
                try copy.database.write { other in
                    let projections = copy.projections(in: other)
                    try BlockChain(db: db).copy(through: sequence, to: projections)
                    try projections.erasures.copy(through: sequence, from: db)
                    let ranges = CursorRangeTable(db: other)
                    try CursorRangeTable(db: db).ranges(through: min(sequence, 1 << 30)) {
                        try ranges.add($0)
                    }
                }
            }
        }
        return copy
    }

    func projections(in db: Database) -> Projections {
        Projections(db: db, settings: settings, memory: memory.fingerprints)
    }
}

extension BlockChain {
    /// Copies blocks with their bodies, and brings the projections of the copy up to them.
    fileprivate func copy(through last: Int64, to projections: Projections) throws {
        let other = BlockChain(db: projections.db)
        let erased = try Erasures(on: self)
        try db.each(
            "SELECT header, digest, summary FROM block WHERE sequence <= ? ORDER BY sequence",
            last
        ) { row in
            let header = try BlockHeader(canonicalBytes: try row.bytes(0))
            let summary = try row.bytes(2)
            try other.insert(header, digest: try row.bytes(1), summary: summary)
            try parts(of: header.sequence) { bytes, first in
                try other.insert([UInt8](bytes), of: header.sequence, from: first)
            }
            guard header.kind == .usage else {
                return try projections.add(header, from: other, erased)
            }
            let connections = try summary.withUnsafeBytes { bytes in
                try UsageSummary.connections(of: bytes)
            }
            try projections.usage.add(
                UsageBlock(
                    sequence: header.sequence,
                    epoch: try projections.epoch(),
                    connections: connections
                )
            )
        }
    }
}
