public import BillingPrimitives
public import BillingStore
public import Invoicing
public import Ledger
import Licensing
public import Rating

/// Tells where every month stands, and what one of them came to.
public struct ListMonths {
    /// A month in figures.
    public struct Row: Hashable, Sendable {
        /// The month.
        public var month: BillingMonth
        /// Where it stands.
        public var state: MonthState
        /// How many documents belong to it.
        public var documents: Int64
        /// Their sum without tax.
        public var net: Money
        /// Records by `person-change` that its run or a later one left held.
        public var held: Int64
        /// Records by `person-change` that no run has seen.
        public var unbilled: Int64
        /// The block of its run; nil where there was none.
        public var run: BlockHeader?
        /// The closing that it is closed by; nil while it is not closed.
        public var closing: RecordedMonthClosing?
    }

    /// A month with everything that it came to.
    public struct Detail: Sendable {
        /// The month in figures.
        public var row: Row
        /// What was delivered, against what became of it, as known at its run; nil without a run.
        public var reconciliation: Reconciliation?
        /// The documents that belong to it, in the order of issue.
        public var documents: [Document]
        /// Its closings and reopenings, in order.
        public var steps: [RecordedMonthStep]
        /// What was accepted of reconciliations that did not balance, in order.
        public var acceptances: [RecordedAcceptance]
        /// What its seal covers; nil while it is not closed.
        public var seal: MonthSeal?
    }

    private let store: LedgerStore
    private let occasion: Occasion

    /// Prepares the list of a ledger.
    public init(store: LedgerStore, occasion: Occasion) {
        self.store = store
        self.occasion = occasion
    }

    /// Every month from the first with usage, a run, a document or a setup fee to the current one.
    public func rows() throws -> [Row] { try store.read(rows) }

    /// One month; without anything of it on the ledger it is refused.
    public func detail(of month: BillingMonth) throws -> Detail {
        try store.read { reader in
            guard let row = try rows(reader).first(where: { $0.month == month }) else {
                throw OperationRefusal(
                    "no-such-month",
                    "the ledger has nothing of \(month); see 'vtj-bill month list'"
                )
            }
            return Detail(
                row: row,
                reconciliation: try reader.reconciliation(ofRunOf: month),
                documents: try reader.documents(month: month),
                steps: try reader.monthSteps().filter { $0.step.month == month },
                acceptances: try reader.acceptances().filter { $0.accepted.month == month },
                seal: try row.closing.map { try reader.sealed(by: $0) }
            )
        }
    }

    private func rows(_ reader: LedgerReader) throws -> [Row] {
        let books = try reader.monthBooks()
        let (documents, held) = (try reader.documentSums(), try reader.heldByMonth())
        let unbilled = try reader.unbilledByMonth()
        let current = BillingMonth(containing: occasion.today)
        let known = [
            try reader.firstMonthWithUsage(), documents.keys.min(), try reader.firstRun(),
            try firstSetupFee(reader),
        ]
        guard let first = known.compactMap(\.self).min() else { return [] }
        let last = max(current, first, try reader.lastRun()?.month ?? first)
        return try (first...last).map { month in
            let sums = documents[month] ?? LedgerReader.DocumentSums()
            return Row(
                month: month,
                state: books.state(of: month, at: occasion.now),
                documents: sums.documents,
                net: sums.net,
                held: held[month] ?? 0,
                unbilled: unbilled[month]?.counts.personChange ?? 0,
                run: try reader.runHeader(of: month),
                closing: books.closing(of: month)
            )
        }
    }

    /// The first month in which a connection was commissioned that pays its setup fee here.
    private func firstSetupFee(_ reader: LedgerReader) throws -> BillingMonth? {
        let register = try reader.register()
        return try reader.connections().compactMap { register.connection($0) }
            .filter { $0.environment == .production && $0.setupFeeSettled == nil }
            .compactMap(\.commissionedOn)
            .map { BillingMonth(containing: $0) }
            .min()
    }
}
