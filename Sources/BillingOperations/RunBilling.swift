public import BillingPrimitives
public import BillingStore
public import Invoicing
import Ledger
import Licensing
public import Rating
public import Reporting
public import Tariffs

/// Rates, drafts and issues a month; one that was run before changes nothing.
public struct RunBilling {
    /// What a run did, or would do.
    public struct Outcome {
        /// The month.
        public var month: BillingMonth
        /// Whether the documents were issued by an earlier run.
        public var wasRunBefore: Bool
        /// Whether nothing was issued.
        public var isDryRun: Bool
        /// The documents; without numbers in a dry run.
        public var documents: [Document]
        /// What became of every record.
        public var settlements: [Settlement]
        /// What was ever delivered, set against what became of it; nil where a run is replayed.
        public var reconciliation: Reconciliation?
    }

    /// Somebody's decision to run a month although it does not reconcile.
    public struct Override: Sendable {
        /// Why.
        public var reason: String
        /// Who decided.
        public var decidedBy: String

        /// Creates a decision.
        public init(reason: String, decidedBy: String) {
            self.reason = reason
            self.decidedBy = decidedBy
        }
    }

    private let store: LedgerStore
    private let tariffs: TariffBook
    private let occasion: Occasion

    /// Prepares runs on a ledger by a book of price lists.
    public init(store: LedgerStore, tariffs: TariffBook, occasion: Occasion) {
        self.store = store
        self.tariffs = tariffs
        self.occasion = occasion
    }

    /// Shows what a run of the month would issue, at any time.
    public func dryRun(_ month: BillingMonth) throws -> Outcome {
        try store.read { reader in
            if let earlier = try earlierRun(of: month, reader) { return earlier }
            try refuseGaps(before: month, reader)
            let draft = try drafting(month, reader).draft()
            return Outcome(
                month: month,
                wasRunBefore: false,
                isDryRun: true,
                documents: draft.documents,
                settlements: draft.settlements,
                reconciliation: try reader.reconciliation(drafting: month, draft.settlements)
            )
        }
    }

    /// Runs the month: everything in one transaction, or nothing.
    ///
    /// A month in which not everything delivered is accounted for is refused, unless somebody
    /// decides otherwise.
    public func run(_ month: BillingMonth, override: Override? = nil) throws -> Outcome {
        // The usual case of a repeated run needs no lock.
        if let earlier = try store.read({ try earlierRun(of: month, $0) }) { return earlier }
        return try store.write(at: occasion.now, actor: occasion.actor) { writer in
            let reader = writer.reader
            if let earlier = try earlierRun(of: month, reader) { return earlier }
            guard occasion.now >= month.interval.upperBound else {
                throw OperationRefusal(
                    "month-not-ended",
                    """
                    \(month) has not ended in Helsinki; it can be issued from \
                    \(month.adding(months: 1).firstDay) on, and shown with --dry-run before
                    """
                )
            }
            try refuseGaps(before: month, reader)
            try writer.recordTariffs(tariffs.files.map { ($0.name, $0.text) })
            return try issue(month, writer, override)
        }
    }

    // MARK: Steps

    private func issue(
        _ month: BillingMonth,
        _ writer: LedgerWriter,
        _ override: Override?
    ) throws -> Outcome {
        let reader = writer.reader
        let cutOff = try reader.head().sequence
        let draft = try drafting(month, reader).draft()
        let reconciliation = try reader.reconciliation(drafting: month, draft.settlements)
        var series = try reader.numberSeries()
        let (documents, settlements) = draft.issued(with: &series)
        let run = BillingRun(
            month: month,
            ranAt: occasion.now,
            cutOff: cutOff,
            settlements: settlements,
            documents: documents.map(\.number)
        )
        try writer.recordRun(run, documents: documents)
        let differences = reconciliation.differences
        if !differences.isEmpty {
            guard let override else { throw OperationRefusal.notReconciled(month, differences) }
            try writer.recordMonthEvent(
                MonthEvent(
                    .override,
                    of: month,
                    reason: override.reason,
                    decidedBy: override.decidedBy,
                    differences: differences
                )
            )
        }
        return Outcome(
            month: month,
            wasRunBefore: false,
            isDryRun: false,
            documents: documents,
            settlements: settlements,
            reconciliation: reconciliation
        )
    }

    private func drafting(_ month: BillingMonth, _ reader: LedgerReader) throws -> DraftMonth {
        DraftMonth(
            reader: reader,
            settings: store.settings,
            tariffs: tariffs,
            month: month,
            issuedOn: occasion.today,
            anchor: try reader.anchor()
        )
    }

    private func earlierRun(of month: BillingMonth, _ reader: LedgerReader) throws -> Outcome? {
        if let run = try reader.run(of: month) {
            return Outcome(
                month: month,
                wasRunBefore: true,
                isDryRun: false,
                documents: try run.documents.compactMap { try reader.document(number: $0) },
                settlements: run.settlements,
                reconciliation: try reader.reconciliation()
            )
        }
        if let last = try reader.lastRun(), month < last.month {
            throw OperationRefusal(
                "month-passed",
                """
                \(month) comes before \(last.month), which has been run; its usage goes on the \
                next documents as corrections: run \(last.month.adding(months: 1)) when it has ended
                """
            )
        }
        return nil
    }

    /// Months are run in order: none is passed over that has usage which nobody billed.
    private func refuseGaps(before month: BillingMonth, _ reader: LedgerReader) throws {
        let lastRun = try reader.lastRun()?.month
        let register = try reader.register()
        let earliest = try reader.openReadings(through: month.firstDay.adding(days: -1)).lazy
            .filter { $0.counts.personChange > 0 }
            .filter {
                register.connection($0.key.connection, on: $0.key.day)?.environment == .production
            }
            .map { BillingMonth(containing: $0.key.day) }
            .filter { lastRun == nil || $0 > lastRun ?? $0 }
            .min()
        if let earliest {
            throw OperationRefusal(
                "earlier-month-not-run",
                "\(earliest) has usage that is not billed and has not been run; run it first"
            )
        }
    }
}
