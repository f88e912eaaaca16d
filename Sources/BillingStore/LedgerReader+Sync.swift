public import BillingPrimitives
import GRDB
public import Ledger

/// Sync runs.
extension LedgerReader {
    /// The sync runs in order; of one connection where it is given.
    public func syncRuns(of connection: ConnectionID? = nil) throws -> [SyncRun] {
        var ids: [Int64] = []
        try db.each(
            "SELECT block FROM syncRun WHERE ?1 IS NULL OR connection = ?1 ORDER BY block",
            connection?.rawValue
        ) { ids.append($0[0]) }
        return try ids.compactMap(syncRun)
    }

    /// A sync run by its name; nil where there is none.
    public func syncRun(_ id: Int64) throws -> SyncRun? {
        let row = try db.first(
            "SELECT beganAt, pages, records, endedAt, ending FROM syncRun WHERE block = ?",
            id
        ) { row -> (Int64, Int64, Int64, Int64?, Int64?) in
            (row[0], row[1], row[2], row[3], row[4])
        }
        guard let (beganAt, pages, records, endedAt, ending) = row else { return nil }
        guard case .began(let beginning) = try syncEvent(of: id) else {
            throw LedgerStoreError.damaged("block \(id) does not begin a sync run")
        }
        var run = SyncRun(
            id: id,
            beginning: beginning,
            beganAt: Instant(milliseconds: beganAt),
            actor: try chain.header(of: id).actor,
            pages: pages,
            records: records,
            cursors: try projections.sync.cursors(of: id),
            endedAt: endedAt.map(Instant.init(milliseconds:)),
            ending: nil
        )
        if let ending, case .ended(let value) = try syncEvent(of: ending) { run.ending = value }
        return run
    }

    /// The answers that a sync run took, in order.
    public func syncPages(of run: Int64) throws -> [SyncPage] {
        var blocks: [Int64] = []
        try db.each("SELECT block FROM syncPage WHERE run = ? ORDER BY block", run) {
            blocks.append($0[0])
        }
        return try blocks.compactMap { block in
            guard case .page(let page) = try syncEvent(of: block) else { return nil }
            return page
        }
    }

    /// The last sync run of a connection, of a kind where it is given; nil where there is none.
    public func lastSync(of connection: ConnectionID, _ kind: SyncKind) throws -> SyncRun? {
        let block: Int64? = try db.first(
            """
            SELECT block FROM syncRun WHERE connection = ? AND kind = ?
            ORDER BY block DESC LIMIT 1
            """,
            connection.rawValue,
            kind.rawValue
        ) { $0[0] }
        return try block.flatMap(syncRun)
    }

    /// The name of the last sync run of the same connection and kind as a run.
    func lastSync(like run: Int64) throws -> Int64? {
        try db.first(
            """
            SELECT max(other.block) FROM syncRun AS run JOIN syncRun AS other
              ON other.connection = run.connection AND other.kind = run.kind
            WHERE run.block = ?
            """,
            run
        ) { $0[0] }
    }

    private func syncEvent(of block: Int64) throws -> SyncEvent {
        try SyncBody.event(of: try chain.body(of: block))
    }
}
