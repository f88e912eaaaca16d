public import BillingPrimitives
import GRDB
public import Invoicing
import Ledger
public import Rating

/// What was delivered by the blocks, against what the tables say became of it.
///
/// What was delivered comes from the summaries of usage blocks, which nothing changes, and not from
/// the readings that runs rate. What the last closing reconciled is taken from its block.
extension LedgerReader {
    /// The reconciliation as it is now.
    public func reconciliation() throws -> Reconciliation {
        var account = try account(through: .max)
        try unbilled(after: try lastRunMonth(), epochs: nil) { connection, _, amount in
            try account.leave(amount, on: connection)
        }
        return try account.reconciled()
    }

    /// The reconciliation as it will be when a month is run and settles so.
    public func reconciliation(
        drafting month: BillingMonth,
        _ settlements: [Settlement]
    ) throws -> Reconciliation {
        var account = try account(through: .max)
        let runs = try runMarks()
        // Settlements that follow each other are mostly of one connection and fate.
        var (sum, rest) = (UsageAmount(), settlements[...])
        while let each = rest.popFirst() {
            let amount = UsageAmount(deliveries: each.deliveries, counts: each.counts)
            try sum.add(amount)
            if each.wasHeld(before: runs) {
                try account.settle(amount.negated(), as: .held, on: each.connection)
            }
            if rest.first?.fate == each.fate, rest.first?.connection == each.connection { continue }
            try account.settle(sum, as: each.fate, on: each.connection)
            sum = UsageAmount()
        }
        try unbilled(after: month, epochs: .max) { connection, _, amount in
            try account.leave(amount, on: connection)
        }
        return try account.reconciled()
    }

    /// The reconciliation of a month's run as it was then; nil where it was not run.
    public func reconciliation(ofRunOf month: BillingMonth) throws -> Reconciliation? {
        guard let epoch = try runMarks().firstIndex(where: { $0.month == month }),
            let run = try run(of: month)
        else { return nil }
        var account = try account(through: run.cutOff, ofRunsThrough: month)
        try unbilled(after: month, epochs: Int32(epoch)) { connection, _, amount in
            try account.leave(amount, on: connection)
        }
        return try account.reconciled()
    }

    /// Calls a body with what no run has seen.
    ///
    /// That is what was recorded after the last run, and what is of months after one; with `epochs`
    /// only the latter, of what was recorded before so many runs.
    func unbilled(
        after month: BillingMonth?,
        epochs: Int32?,
        _ body: (ConnectionID, BillingMonth, UsageAmount) throws -> Void
    ) throws {
        try db.each(
            """
            SELECT connection, month, sums FROM reading
            WHERE (month > ?1 AND epoch <= ?2) OR epoch >= ?3
            """,
            month?.index ?? .min,
            epochs ?? .max,
            epochs == nil ? Int64(try epoch()) : Int64.max
        ) { row in
            let amount = try row.withBytes(2) { try UsageAmount(ofSums: $0) }
            try body(ConnectionID(row[0]), BillingMonth(index: row[1]), amount)
        }
    }

    // MARK: Steps

    /// What blocks up to one delivered, and what runs up to a month's made of it.
    private func account(
        through last: Int64,
        ofRunsThrough month: BillingMonth? = nil
    ) throws -> Reconciliation.Account {
        let closing = try monthBooks().closings.last { $0.closing.through <= last }
        let earlier = try closing.map { try reconciliation(of: $0) }
        var account = Reconciliation.Account(after: earlier)
        let first = account.through
        try db.each(
            """
            SELECT summary FROM block
            WHERE sequence > ? AND sequence <= ? AND kind = 'usage' ORDER BY sequence
            """,
            first,
            last
        ) { row in
            try row.withBytes(0) { bytes in
                try UsageSummary.forEachAmount(in: bytes) { connection, amount in
                    try account.deliver(amount, on: connection)
                }
            }
        }
        account.through = min(last, try head().sequence)
        try settlements(recordedAfter: first, through: month) { connection, fate, amount in
            try account.settle(amount, as: fate, on: connection)
        }
        return account
    }

    private func settlements(
        recordedAfter block: Int64,
        through month: BillingMonth?,
        _ body: (ConnectionID, Fate, UsageAmount) throws -> Void
    ) throws {
        try db.each(
            """
            SELECT connection, fate, deliveries, personChange, groupEntry, distinctGroup,
              groupEntryWithoutSupplement, groupEntryUncensored
            FROM billingRun JOIN settlement ON settlement.run = billingRun.month
            WHERE block > ?1 AND (?2 IS NULL OR billingRun.month <= ?2)
            """,
            block,
            month?.description
        ) { row in
            guard let fate = Fate(rawValue: row[1]) else {
                throw LedgerStoreError.damaged("the table of settlements names no fate")
            }
            let counts = RecordCounts(
                personChange: row[3],
                groupEntry: row[4],
                distinctGroup: row[5],
                groupEntryWithoutSupplement: row[6],
                groupEntryUncensored: row[7]
            )
            try body(
                ConnectionID(row[0]),
                fate,
                UsageAmount(deliveries: row[2], counts: counts)
            )
        }
    }
}

extension Settlement {
    /// Whether an earlier run had left its delivery held.
    func wasHeld(before runs: [RunMark]) -> Bool {
        guard let place else { return false }
        return runs.contains { $0.settles(day, recordedIn: place.block) }
    }
}
