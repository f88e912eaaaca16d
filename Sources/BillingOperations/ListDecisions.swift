public import BillingPrimitives
public import BillingStore
import Invoicing
import Ledger
public import Metering
public import Rating

/// Lists what was decided on held usage, and what became of it.
public struct ListDecisions {
    /// What became of a delivery that was decided on.
    public enum Standing: Hashable, Sendable {
        /// The next run that reaches its month settles it.
        case pending
        /// A later decision replaced this one.
        case superseded
        /// A run settled it.
        case settled(Fate, LineReference?)
    }

    /// A decision on one delivery.
    public struct Entry: Hashable, Sendable {
        /// The decision, with its block, its time and who decided.
        public var recorded: RecordedDecision
        /// The delivery; nil where its detail is erased.
        public var delivery: Delivery?
        /// The delivery as the decision names it.
        public var item: UsageDecision.Item
        /// What became of it.
        public var standing: Standing
    }

    private struct Key: Hashable {
        var place: DeliveryPlace
        var month: BillingMonth?
    }

    private let store: LedgerStore

    /// Prepares the list of a ledger.
    public init(store: LedgerStore) {
        self.store = store
    }

    /// The decisions in order, one entry a delivery; of one connection where it is given.
    public func entries(of connection: ConnectionID? = nil) throws -> [Entry] {
        try store.read { reader in
            let decisions = try reader.decisions().filter {
                connection == nil || $0.decision.connection == connection
            }
            let settled = try settlements(reader, after: decisions)
            let keyed = try decisions.flatMap { recorded in
                try recorded.decision.items.map { item in
                    let month = try reader.month(settling: item.day, recordedIn: recorded.block)
                    return (recorded, item, Key(place: item.place, month: month))
                }
            }
            var last: [Key: Int64] = [:]
            for (recorded, _, key) in keyed { last[key] = recorded.block }
            return try keyed.map { recorded, item, key in
                var standing = Standing.pending
                if last[key] != recorded.block {
                    standing = .superseded
                } else if let settlement = settled[key] {
                    standing = .settled(settlement.fate, settlement.line)
                }
                return Entry(
                    recorded: recorded,
                    delivery: try reader.certificate(of: item.place.block) == nil
                        ? reader.delivery(at: item.place) : nil,
                    item: item,
                    standing: standing
                )
            }
        }
    }

    /// What runs settled of single deliveries; of parts of one, the part that was held.
    private func settlements(
        _ reader: LedgerReader,
        after decisions: [RecordedDecision]
    ) throws -> [Key: Settlement] {
        guard !decisions.isEmpty else { return [:] }
        var settled: [Key: Settlement] = [:]
        for run in try reader.runs() {
            for settlement in run.settlements {
                guard let place = settlement.place else { continue }
                settled[Key(place: place, month: run.month)] = settlement
            }
        }
        return settled
    }
}
