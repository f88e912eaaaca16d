import BillingPrimitives
import Metering
import Rating

/// What a run settled, summed by connection, month of service, kind and fate.
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

    init(_ settlements: [Settlement]) throws(ArithmeticOverflow) {
        for settlement in settlements {
            let key = Key(
                connection: settlement.connection,
                month: BillingMonth(containing: settlement.day),
                kind: settlement.kind,
                fate: settlement.fate,
                isIncident: settlement.isIncident
            )
            let counts = try sums[key, default: Sum()].counts.adding(settlement.counts)
            sums[key, default: Sum()].deliveries += settlement.deliveries
            sums[key]?.counts = counts
        }
    }
}
