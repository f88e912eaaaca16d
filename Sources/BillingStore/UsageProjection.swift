import BillingPrimitives
import GRDB
import Ledger

/// Brings the tables that follow from usage blocks up to one more block.
struct UsageProjection {
    let db: Database
    let fingerprints: FingerprintIndex

    /// Adds what a block holds of each connection, and its cursor ranges; no fingerprint.
    func add(_ block: UsageBlock) throws {
        for usage in block.connections { try add(usage, of: block) }
        let table = CursorRangeTable(db: db)
        for range in block.ranges { try table.add(range) }
    }

    private func add(_ usage: ConnectionUsage, of block: UsageBlock) throws {
        guard let first = usage.sums.firstDay, let last = usage.sums.lastDay else { return }
        let connection = usage.connection.rawValue
        // Spans are many, so they name their connection by number.
        try db.run(
            """
            INSERT INTO usageSpan
              (connection, block, firstDay, lastDay, firstPosition, count)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            try number(of: connection),
            block.sequence,
            first.number,
            last.number,
            usage.firstPosition,
            usage.count
        )
        for (month, sums) in usage.sums.byMonth {
            try add(sums, connection, month, block.epoch)
        }
    }

    private func number(of connection: String) throws -> Int64 {
        let known: Int64? = try db.first(
            "SELECT id FROM usageConnection WHERE connection = ?",
            connection
        ) { $0[0] }
        if let known { return known }
        try db.run("INSERT INTO usageConnection (connection) VALUES (?)", connection)
        return db.lastInsertedRowID
    }

    private func add(
        _ sums: ReadingSums,
        _ connection: String,
        _ month: BillingMonth,
        _ epoch: Int32
    ) throws {
        let stored = try db.first(
            "SELECT sums FROM reading WHERE connection = ? AND month = ? AND epoch = ?",
            connection,
            month.index,
            epoch
        ) { row in try row.withBytes(0) { try ReadingSums(canonicalBytes: $0) } }
        try db.run(
            "INSERT OR REPLACE INTO reading (connection, month, epoch, sums) VALUES (?, ?, ?, ?)",
            connection,
            month.index,
            epoch,
            try (stored?.merged(with: sums) ?? sums).canonicalBytes.data
        )
    }
}
