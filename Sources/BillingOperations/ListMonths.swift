public import BillingPrimitives
public import BillingStore
import Invoicing
import Ledger
import Licensing
import Rating

/// Tells how far the books of each month are.
public struct ListMonths {
    /// How far a month is.
    public enum State: String, Hashable, Sendable {
        /// It has not ended in Helsinki.
        case open
        /// It has ended, and can be run.
        case ended
        /// It was run.
        case issued
        /// It was closed under a seal.
        case closed
        /// It was closed, and opened again.
        case reopened
    }

    /// A month.
    public struct Standing: Hashable, Sendable {
        /// The month.
        public var month: BillingMonth
        /// How far it is.
        public var state: State
        /// How many documents it has, credit notes that were issued on its days with them.
        public var documents: Int
        /// What they come to, tax included.
        public var total: Money
        /// Records of the month that no run has seen.
        public var unbilledRecords: Int64
        /// Records of the month that runs left held and nobody has decided on.
        public var heldRecords: Int64
        /// When it was run.
        public var ranAt: Instant?
        /// When it was closed or reopened last.
        public var changedAt: Instant?
        /// Who closed or reopened it.
        public var changedBy: String?
        /// Why it was reopened or run or closed without a balance.
        public var reason: String?
        /// Its seal, where it is closed.
        public var seal: String?
    }

    private let store: LedgerStore
    private let occasion: Occasion

    /// Prepares lists of a ledger's months.
    public init(store: LedgerStore, occasion: Occasion) {
        self.store = store
        self.occasion = occasion
    }

    /// Every month from the first with usage or a document to the current one, in order.
    public func standings() throws -> [Standing] {
        try store.read { reader in
            let documents = try reader.documents()
            let runs = try reader.runs()
            let unbilled = try records(try openReadings(reader))
            let held = try records(
                runs.flatMap(\.settlements).inForce.filter { $0.fate == .held }
            )
            let events = Dictionary(grouping: try reader.monthEvents(), by: \.event.month)
            let now = BillingMonth(containing: occasion.today)
            let known = Set(documents.map(\.month)).union(runs.map(\.month))
                .union(unbilled.keys).union(held.keys)
            guard let first = known.min(), let last = known.max() else { return [] }
            let months = sequence(first: first) { $0.adding(months: 1) }
            return try months.prefix { $0 <= max(last, now) }.map { month in
                let own = documents.filter { $0.month == month }
                let last = events[month]?.last { $0.event.action != .override }
                let run = runs.first { $0.month == month }
                return Standing(
                    month: month,
                    state: state(of: month, isRun: run != nil, last?.event.action),
                    documents: own.count,
                    total: try Money.sum(try own.map { try $0.total }),
                    unbilledRecords: unbilled[month] ?? 0,
                    heldRecords: held[month] ?? 0,
                    ranAt: run?.ranAt,
                    changedAt: last?.recordedAt,
                    changedBy: last?.actor,
                    reason: events[month]?.last { !$0.event.reason.isEmpty }?.event.reason,
                    seal: last?.event.seal
                )
            }
        }
    }

    private func state(
        of month: BillingMonth,
        isRun: Bool,
        _ last: MonthEvent.Action?
    ) -> State {
        switch last {
        case .close: .closed
        case .reopen: .reopened
        case .override, nil:
            isRun ? .issued : occasion.now < month.interval.upperBound ? .open : .ended
        }
    }

    private func openReadings(_ reader: LedgerReader) throws -> [DailyReading] {
        let last = try reader.readings().map(\.key.day).max() ?? .distantPast
        return try reader.openReadings(through: last)
    }

    private func records(_ readings: [DailyReading]) throws -> [BillingMonth: Int64] {
        readings.reduce(into: [:]) { sums, reading in
            sums[BillingMonth(containing: reading.key.day), default: 0] +=
                reading.counts.personChange
        }
    }

    private func records(_ settlements: [Settlement]) throws -> [BillingMonth: Int64] {
        settlements.reduce(into: [:]) { sums, settlement in
            sums[BillingMonth(containing: settlement.day), default: 0] +=
                settlement.counts.personChange
        }
    }
}
