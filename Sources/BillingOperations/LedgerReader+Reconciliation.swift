import BillingPrimitives
import BillingStore
import Ledger
import Rating
import Reporting

extension LedgerReader {
    /// What was delivered, set against what became of it; with a month's draft as if it were run.
    func reconciliation(
        drafting month: BillingMonth? = nil,
        _ draft: [Settlement] = []
    ) throws -> Reconciliation {
        let readings = try readings()
        let last = readings.map(\.key.day).max() ?? .distantPast
        let open = try openReadings(through: last)
        return try Reconciliation(
            readings: readings,
            settlements: (try settlements() + draft).inForce,
            unbilled: open.filter { reading in
                month.map { reading.key.day > $0.lastDay } ?? true
            }
        )
    }
}

extension Reconciliation {
    /// The connections that do not balance, each with what is missing, as text.
    var differences: [String] {
        rows.filter { !$0.balances }.map { row in
            "\(row.connection): \(row.difference.deliveries) deliveries, "
                + "\(row.difference.counts.personChange) records"
        }
    }
}
