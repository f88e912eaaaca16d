public import BillingPrimitives
public import BillingStore
public import Invoicing
import Ledger
import Rating

/// Closes the books of a month and seals them, and opens the last closed ones again.
public struct CloseMonth {
    /// What closing did.
    public struct Outcome {
        /// The closing, of the month or of a later one that it was closed along with.
        public var closing: RecordedMonthClosing
        /// Whether the month was closed before; then nothing changed.
        public var wasClosedBefore: Bool
        /// What was delivered, against what became of it, when the month was closed.
        public var reconciliation: Reconciliation
        /// Whether somebody accepted now that it does not balance.
        public var isOverridden = false
    }

    private let store: LedgerStore
    private let occasion: Occasion

    /// Prepares closing months of a ledger.
    public init(store: LedgerStore, occasion: Occasion) {
        self.store = store
        self.occasion = occasion
    }

    /// Closes a month that was run, after all earlier ones; again is no change.
    ///
    /// Where a connection does not balance it refuses, unless somebody overrides it; that stays on
    /// the record.
    public func close(
        _ month: BillingMonth,
        override: DifferenceOverride? = nil
    ) throws -> Outcome {
        try store.write(at: occasion.now, actor: occasion.actor) { writer in
            let reader = writer.reader
            let books = try reader.monthBooks()
            if let closing = books.closing(of: month) {
                return Outcome(
                    closing: closing,
                    wasClosedBefore: true,
                    reconciliation: try reader.reconciliation(of: closing)
                )
            }
            guard books.state(of: month, at: occasion.now).after(.close) != nil else {
                throw OperationRefusal(
                    "month-not-run",
                    "\(month) has not been run; run it with 'vtj-bill invoice run \(month)' first"
                )
            }
            if let earlier = books.unclosed(before: month).first {
                throw OperationRefusal(
                    "earlier-month-not-closed",
                    "\(earlier) is not closed; months are closed in order: close it first"
                )
            }
            let reconciliation = try reader.reconciliation()
            let acceptance = try ReconcileMonth(month: month, step: .close)
                .acceptance(of: reconciliation, override, reader)
            if let acceptance { try writer.recordAcceptance(acceptance) }
            return Outcome(
                closing: try writer.close(month, reconciliation: reconciliation),
                wasClosedBefore: false,
                reconciliation: reconciliation,
                isOverridden: acceptance != nil
            )
        }
    }

    /// Reopens the month that was closed last, with the approval of a second person.
    public func reopen(
        _ month: BillingMonth,
        reason: String,
        approvedBy: String
    ) throws -> MonthReopening {
        let reopening = MonthReopening(
            month: month,
            reason: try DecisionReason(reason).text,
            approvedBy: try DecisionReason.name(approvedBy)
        )
        guard reopening.approvedBy.asName != occasion.actor.asName else {
            throw OperationRefusal(
                "second-person",
                """
                \(reopening.approvedBy) cannot approve what \(occasion.actor) does: a month is \
                reopened by two persons
                """
            )
        }
        return try store.write(at: occasion.now, actor: occasion.actor) { writer in
            let books = try writer.reader.monthBooks()
            guard books.state(of: month, at: occasion.now).after(.reopen) != nil,
                let last = books.last?.closing.month
            else {
                throw OperationRefusal(
                    "not-closed",
                    "\(month) is not closed; see 'vtj-bill month list'"
                )
            }
            guard last == month else {
                throw OperationRefusal(
                    "later-month-closed",
                    "\(last) was closed after \(month), or with it; reopen \(last) first"
                )
            }
            try writer.reopen(reopening)
            return reopening
        }
    }
}

extension String {
    /// A name as it is compared with another: without case, and white space around it.
    fileprivate var asName: String {
        var name = lowercased()[...]
        while name.first?.isWhitespace == true { name.removeFirst() }
        while name.last?.isWhitespace == true { name.removeLast() }
        return String(name)
    }
}
