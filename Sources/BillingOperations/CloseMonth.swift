public import BillingPrimitives
public import BillingStore
import Invoicing
import Rating
import Reporting

/// Closes months under a seal, and opens them again.
///
/// The books of a month are the documents of its run, and the credit notes that were issued on its
/// days. A closed month takes no more of them.
public struct CloseMonth {
    private let store: LedgerStore
    private let occasion: Occasion

    /// Prepares the closing of months of a ledger.
    public init(store: LedgerStore, occasion: Occasion) {
        self.store = store
        self.occasion = occasion
    }

    /// Closes a month that was run, in order of months, and returns its seal.
    ///
    /// Again is no change. It is refused where not everything delivered is accounted for, unless
    /// somebody decides otherwise.
    public func close(
        _ month: BillingMonth,
        override: RunBilling.Override? = nil
    ) throws -> (seal: String, wasClosedBefore: Bool) {
        try store.write(at: occasion.now, actor: occasion.actor) { writer in
            let reader = writer.reader
            let closed = try reader.closedMonths()
            if let seal = closed.first(where: { $0.event.month == month })?.event.seal {
                return (seal, true)
            }
            guard let run = try reader.run(of: month) else {
                throw OperationRefusal(
                    "month-not-run",
                    "\(month) has not been run; run it with 'vtj-bill invoice run \(month)' first"
                )
            }
            // What is issued on its days belongs to it, so they have to be over.
            guard occasion.now >= month.interval.upperBound else {
                throw OperationRefusal("month-not-ended", "\(month) has not ended in Helsinki")
            }
            let earlier = try reader.runMonths().first { other in
                other < month && !closed.contains { $0.event.month == other }
            }
            if let earlier {
                throw OperationRefusal(
                    "earlier-month-open",
                    "\(earlier) is not closed; months are closed in order"
                )
            }
            let differences = try reader.reconciliation().differences
            if !differences.isEmpty, override == nil {
                throw OperationRefusal.notReconciled(month, differences)
            }
            let seal = MonthEvent.seal(
                of: month,
                run: run,
                documents: try reader.documentBytes(of: month, before: .max),
                after: closed.last?.event.seal
            )
            try writer.recordMonthEvent(
                MonthEvent(
                    .close,
                    of: month,
                    reason: override?.reason ?? "",
                    decidedBy: override?.decidedBy,
                    seal: seal,
                    differences: differences
                )
            )
            return (seal, false)
        }
    }

    /// Opens the month that was closed last again, as two persons decide for a reason.
    public func reopen(_ month: BillingMonth, reason: String, approvedBy: String) throws {
        let reason = try DecisionReason(reason)
        guard approvedBy.lowercased() != occasion.actor.lowercased(), !approvedBy.isEmpty else {
            throw OperationRefusal(
                "second-person-needed",
                "a month is reopened by two persons, and \(occasion.actor) is one; name another "
                    + "with --approved-by"
            )
        }
        try store.write(at: occasion.now, actor: occasion.actor) { writer in
            let closed = try writer.reader.closedMonths()
            guard closed.contains(where: { $0.event.month == month }) else {
                throw OperationRefusal("month-not-closed", "\(month) is not closed")
            }
            if let last = closed.last?.event.month, last != month {
                throw OperationRefusal(
                    "later-month-closed",
                    "\(last) is closed, too; reopen later months first"
                )
            }
            try writer.recordMonthEvent(
                MonthEvent(.reopen, of: month, reason: reason.text, decidedBy: approvedBy)
            )
        }
    }
}

extension OperationRefusal {
    static func notReconciled(_ month: BillingMonth, _ differences: [String]) -> OperationRefusal {
        OperationRefusal(
            "not-reconciled",
            """
            not everything delivered is accounted for, so \(month) is not issued or closed: \
            \(differences.joined(separator: "; ")); see 'vtj-bill audit verify', or decide \
            otherwise with --override REASON --decided-by NAME
            """
        )
    }

    static func monthClosed(_ month: BillingMonth) -> OperationRefusal {
        OperationRefusal(
            "month-closed",
            "\(month) is closed and takes no more documents; date it later, or reopen the month"
        )
    }
}
