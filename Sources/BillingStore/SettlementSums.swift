import BillingPrimitives
import Metering
import Rating

/// What a run settled, summed by connection, month of service, kind and fate.
///
/// What it took out of being held, by a decision, is subtracted there, so that the sums over all
/// runs are what was delivered.
struct SettlementSums {
    struct Key: Hashable {
        var connection: ConnectionID
        var month: BillingMonth
        var kind: DeliveryKind
        var fate: Fate
        var isIncident: Bool
    }

    struct Sum {
        var deliveries: Int64 = 0
        var counts = RecordCounts(personChange: 0)
    }

    private(set) var sums: [Key: Sum] = [:]

    /// Sums up settlements; `wasHeld` tells of those that an earlier run had left held.
    init(
        _ settlements: [Settlement],
        wasHeld: (Settlement) -> Bool
    ) throws(ArithmeticOverflow) {
        for settlement in settlements {
            var key = Key(
                connection: settlement.connection,
                month: BillingMonth(containing: settlement.day),
                kind: settlement.kind,
                fate: settlement.fate,
                isIncident: settlement.isIncident
            )
            let counts = try sums[key, default: Sum()].counts.adding(settlement.counts)
            sums[key, default: Sum()].deliveries += settlement.deliveries
            sums[key]?.counts = counts
            guard wasHeld(settlement) else { continue }
            (key.fate, key.isIncident) = (.held, false)
            let left = try sums[key, default: Sum()].counts.subtracting(settlement.counts)
            sums[key, default: Sum()].deliveries -= settlement.deliveries
            sums[key]?.counts = left
        }
    }
}
