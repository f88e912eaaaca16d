public import BillingPrimitives
import Ledger

/// Which months are closed, by everything that was done to the books of months.
///
/// Months are closed in order, so that one mark parts the closed from the others: the last closed
/// one. Reopening takes it back to the month that was closed before.
public struct MonthBooks: Hashable, Sendable {
    /// Every closing, in order, with what became of it.
    public private(set) var closings: [RecordedMonthClosing] = []
    /// The months that were run, in order.
    private let runs: [BillingMonth]
    /// Where the closings that stand are among all.
    private var standing: [Int] = []

    /// Follows what was done, in order, to the months of a ledger.
    public init(_ steps: some Sequence<RecordedMonthStep>, runs: [BillingMonth]) {
        self.runs = runs
        for recorded in steps {
            switch recorded.step {
            case .closing(let closing):
                standing.append(closings.count)
                closings.append(RecordedMonthClosing(header: recorded.header, closing: closing))
            case .reopening:
                guard let last = standing.popLast() else { continue }
                closings[last].reopenedIn = recorded.header.sequence
            }
        }
    }

    /// The last closed month; nil where none is closed.
    public var last: RecordedMonthClosing? { standing.last.map { closings[$0] } }

    /// The closing that a month is closed by, its own or that of a later one along with it.
    public func closing(of month: BillingMonth) -> RecordedMonthClosing? {
        standing.lazy.map { closings[$0] }.first { $0.closing.month >= month }
    }

    /// The month whose books take a credit note over a document of a month: the earliest that is
    /// not closed and not before that month.
    public func monthTaking(creditOf month: BillingMonth) -> BillingMonth {
        last.map { max(month, $0.closing.month.adding(months: 1)) } ?? month
    }

    /// The months before one that were run and are not closed, in order.
    public func unclosed(before month: BillingMonth) -> [BillingMonth] {
        runs.filter { $0 < month && closing(of: $0) == nil }
    }

    /// Where a month stands at an instant.
    public func state(of month: BillingMonth, at instant: Instant) -> MonthState {
        if closing(of: month) != nil { return .closed }
        if closings.contains(where: { $0.closing.month == month }) { return .reopened }
        if let first = runs.first, let last = runs.last, first <= month, month <= last {
            return .issued
        }
        return instant < month.interval.upperBound ? .open : .ended
    }
}
