import BillingPrimitives
import GRDB
import Invoicing
import Ledger
import Rating

/// Brings the tables that follow from documents and runs up to one more block.
struct DocumentProjection {
    let db: Database

    /// Adds an issued document and its lines.
    func add(_ document: Document, of block: Int64) throws {
        try db.run(
            """
            INSERT INTO document (number, block, type, customer, month, isOfRun, isPractice,
              issuedOn, dueOn, credits, netCents, vatCents)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            document.number,
            block,
            document.type.rawValue,
            document.customer.customer?.rawValue,
            document.month.description,
            document.isOfRun,
            document.isPractice,
            document.issuedOn.description,
            document.dueOn?.description,
            document.credits,
            try document.netTotal.cents,
            try document.vatTotal.cents
        )
        for line in document.lines { try add(line, of: document.number) }
        try count(document)
    }

    private func add(_ line: DocumentLine, of document: String) throws {
        let charge = line.charge
        try db.run(
            """
            INSERT INTO documentLine (document, line, customer, connection, register, component,
              serviceMonth, isCorrection, countingRule, quantity, listCents, netCents, vatCents,
              relief, legalBasis, tariff, account, reversesDocument, reversesLine)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            document,
            line.number,
            charge.customer.rawValue,
            charge.connection.rawValue,
            charge.register,
            code(charge.component),
            charge.serviceMonth.description,
            charge.isCorrection,
            charge.countingRule?.rawValue,
            charge.quantity,
            charge.listAmount.cents,
            charge.netAmount.cents,
            line.vatAmount.cents,
            charge.relief?.rawValue,
            charge.legalBasis,
            charge.tariff,
            charge.account,
            charge.reverses?.document,
            charge.reverses?.line
        )
    }

    /// The code of a value whose own room this one does not know.
    private func code(_ value: some RawRepresentable<String>) -> String { value.rawValue }

    /// A number must be the next of its series; the last one stands in a table.
    private func count(_ document: Document) throws {
        let prefix = NumberSeries.prefix(of: document)
        let last =
            try db.first("SELECT last FROM numberSeries WHERE prefix = ?", prefix) { row -> Int in
                row[0]
            } ?? 0
        guard document.number.hasPrefix(prefix),
            Int(document.number.dropFirst(prefix.count)) == last + 1
        else {
            throw LedgerStoreError.damaged(
                "number \(document.number) is not the next one of its series"
            )
        }
        try db.run(
            "INSERT OR REPLACE INTO numberSeries (prefix, last) VALUES (?, ?)",
            prefix,
            last + 1
        )
    }

    /// Adds a run and the sums of what it settled.
    func add(_ run: BillingRun, of block: Int64) throws {
        let earlier = try RunMark.all(in: db)
        try db.run(
            "INSERT INTO billingRun (block, month, ranAt, cutOff) VALUES (?, ?, ?, ?)",
            block,
            run.month.description,
            run.ranAt.description,
            run.cutOff
        )
        let sums = try SettlementSums(run.settlements) { $0.wasHeld(before: earlier) }
        for (key, sum) in sums.sums {
            try db.run(
                """
                INSERT INTO settlement (run, connection, serviceMonth, kind, fate, isIncident,
                  deliveries, personChange, groupEntry, distinctGroup,
                  groupEntryWithoutSupplement, groupEntryUncensored)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                run.month.description,
                key.connection.rawValue,
                key.month.description,
                "\(key.kind)",
                key.fate.rawValue,
                key.isIncident,
                sum.deliveries,
                sum.counts.personChange,
                sum.counts.groupEntry,
                sum.counts.distinctGroup,
                sum.counts.groupEntryWithoutSupplement,
                sum.counts.groupEntryUncensored
            )
        }
    }
}
