public import BillingPrimitives
public import BillingStore
public import Invoicing
import Ledger
import Licensing
public import Rating
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
        /// What was delivered, against what became of it with this run.
        public var reconciliation: Reconciliation
        /// The connections that do not balance, and that nobody accepted before.
        public var unaccepted: [Reconciliation.Row]
        /// Earlier months that were run and are not closed.
        public var unclosed: [BillingMonth]

        /// The digest by which the draft is recognised when it is issued.
        public var draftDigest: String { get throws { try documents.draftDigest } }
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
            return try outcome(month, try drafting(month, reader).draft(), reader)
        }
    }

    /// Runs the month: everything in one transaction, or nothing.
    ///
    /// With the digest of a reviewed draft it issues that draft only. Where a connection does not
    /// balance it refuses, unless somebody overrides it; that stays on the record.
    public func run(
        _ month: BillingMonth,
        reviewed: String? = nil,
        override: DifferenceOverride? = nil
    ) throws -> Outcome {
        // The usual case of a repeated run needs no lock.
        if let earlier = try store.read({ try earlierRun(of: month, $0) }) {
            return try earlier.checked(against: reviewed)
        }
        return try store.write(at: occasion.now, actor: occasion.actor) { writer in
            let reader = writer.reader
            if let earlier = try earlierRun(of: month, reader) {
                return try earlier.checked(against: reviewed)
            }
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
            return try issue(month, reviewed, override, writer)
        }
    }

    // MARK: Steps

    private func issue(
        _ month: BillingMonth,
        _ reviewed: String?,
        _ override: DifferenceOverride?,
        _ writer: LedgerWriter
    ) throws -> Outcome {
        let reader = writer.reader
        let cutOff = try reader.head().sequence
        let draft = try drafting(month, reader).draft()
        var outcome = try outcome(month, draft, reader).checked(against: reviewed)
        let acceptance = try ReconcileMonth(month: month, step: .run)
            .acceptance(of: outcome.reconciliation, override, reader)
        var series = try reader.numberSeries()
        (outcome.documents, outcome.settlements) = draft.issued(with: &series)
        outcome.isDryRun = false
        let run = BillingRun(
            month: month,
            ranAt: occasion.now,
            cutOff: cutOff,
            settlements: outcome.settlements,
            documents: outcome.documents.map(\.number)
        )
        try writer.recordRun(run, documents: outcome.documents)
        if let acceptance { try writer.recordAcceptance(acceptance) }
        return outcome
    }

    /// What a draft comes to, issued by nobody yet.
    private func outcome(
        _ month: BillingMonth,
        _ draft: MonthDraft,
        _ reader: LedgerReader
    ) throws -> Outcome {
        let reconciliation = try reader.reconciliation(drafting: month, draft.settlements)
        return Outcome(
            month: month,
            wasRunBefore: false,
            isDryRun: true,
            documents: draft.documents,
            settlements: draft.settlements,
            reconciliation: reconciliation,
            unaccepted: try ReconcileMonth.unaccepted(reconciliation, reader),
            unclosed: try reader.monthBooks().unclosed(before: month)
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
        if let run = try reader.run(of: month),
            let reconciliation = try reader.reconciliation(ofRunOf: month)
        {
            let documents = try run.documents.compactMap { try reader.document(number: $0) }
            return Outcome(
                month: month,
                wasRunBefore: true,
                isDryRun: false,
                documents: documents,
                settlements: run.settlements,
                reconciliation: reconciliation,
                unaccepted: try ReconcileMonth.unaccepted(reconciliation, reader),
                unclosed: []
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

extension RunBilling.Outcome {
    /// The outcome, where its documents are those that were reviewed.
    fileprivate func checked(against reviewed: String?) throws -> Self {
        guard let reviewed, try reviewed != draftDigest else { return self }
        throw OperationRefusal(
            "draft-changed",
            wasRunBefore
                ? """
                \(month) was run before with other documents than those that were reviewed; look \
                at them with 'vtj-bill invoice list --month \(month)'
                """
                : """
                the draft of \(month) is not the one that was reviewed: usage, decisions, the \
                register or a price list changed it; review it again with 'vtj-bill invoice run \
                \(month) --dry-run'
                """
        )
    }
}
