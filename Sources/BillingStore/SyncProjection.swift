import BillingPrimitives
import GRDB
import Ledger

/// The tables of sync runs: what each came to, and where each bucket of identities stands.
struct SyncProjection {
    let db: Database

    /// Adds one step of a run.
    func add(_ event: SyncEvent, of block: Int64, recordedAt: Instant) throws {
        switch event {
        case .began(let beginning):
            try db.run(
                """
                INSERT INTO syncRun (block, connection, kind, beganAt, pages, records)
                VALUES (?, ?, ?, ?, 0, 0)
                """,
                block,
                beginning.connection.rawValue,
                beginning.kind.rawValue,
                recordedAt.milliseconds
            )
            for (bucket, cursor) in beginning.cursors.enumerated() {
                try db.run(
                    "INSERT INTO syncCursor (run, bucket, cursor) VALUES (?, ?, ?)",
                    block,
                    bucket,
                    cursor
                )
            }
        case .page(let page):
            try db.run(
                "UPDATE syncRun SET pages = pages + 1, records = records + ? WHERE block = ?",
                page.records,
                page.run
            )
            try db.run("INSERT INTO syncPage (block, run) VALUES (?, ?)", block, page.run)
            if let cursor = page.cursor {
                try db.run(
                    "UPDATE syncCursor SET cursor = ? WHERE run = ? AND bucket = ?",
                    cursor,
                    page.run,
                    page.bucket
                )
            }
        case .ended(let ending):
            try db.run(
                "UPDATE syncRun SET endedAt = ?, ending = ? WHERE block = ?",
                recordedAt.milliseconds,
                block,
                ending.run
            )
        }
    }

    /// Where each bucket of a run stands; none for base data.
    func cursors(of run: Int64) throws -> [Int64] {
        var cursors: [Int64] = []
        try db.each("SELECT cursor FROM syncCursor WHERE run = ? ORDER BY bucket", run) {
            cursors.append($0[0])
        }
        return cursors
    }
}
