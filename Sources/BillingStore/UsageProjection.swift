import BillingPrimitives
import GRDB
import Ledger
import Metering

/// Brings the tables that follow from usage blocks up to one more block.
struct UsageProjection {
    let db: Database
    let fingerprints: FingerprintIndex

    /// Adds what a block holds of each connection.
    func add(_ connections: [ConnectionUsage], of block: Int64, epoch: Int32) throws {
        for usage in connections {
            guard let first = usage.sums.firstDay, let last = usage.sums.lastDay else { continue }
            let connection = usage.connection.rawValue
            try db.run(
                """
                INSERT INTO usageSpan
                  (connection, block, firstDay, lastDay, firstPosition, count)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                connection,
                block,
                first.number,
                last.number,
                usage.firstPosition,
                usage.count
            )
            for (month, sums) in usage.sums.byMonth {
                try add(sums, connection, month, epoch)
            }
        }
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

    /// Adds everything of a block whose deliveries were read back from it.
    func add(block sequence: Int64, epoch: Int32, from chain: BlockChain) throws {
        var batch = DeliveryBatch()
        var summation = UsageSummation()
        var entries: [FingerprintRun.Entry] = []
        let ranges = CursorRangeTable(db: db)
        try chain.parts(of: sequence) { part, first in
            batch.removeAll()
            try UsageChunk.forEach(in: part, from: first) { try $0.append(to: &batch) }
            try summation.add(batch)
            for index in batch.rows.indices where batch.hasDetails(index) {
                let place = DeliveryPlace(block: sequence, position: first + Int32(index))
                try ranges.addRange(ofRow: index, of: batch, at: place)
            }
            for var entry in FingerprintRun(of: batch, fingerprints.hash).entries {
                let position = first + Int32(entry.number)
                entry.number = DeliveryPlace(block: sequence, position: position).packed
                entries.append(entry)
            }
        }
        try add(summation.finish(), of: sequence, epoch: epoch)
        try fingerprints.insert(FingerprintRun(sorting: entries))
    }
}
