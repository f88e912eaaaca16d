import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Metering
import Rating
import Reporting
import Testing

/// Everything delivered becomes exactly one thing, once.
struct UsageLaw {
    /// What is counted without looking at single deliveries.
    private struct Day: Hashable {
        var connection: ConnectionID
        var day: BillingPrimitives.Day
        var kind: DeliveryKind
    }

    /// How many deliveries and records there are.
    private struct Sum: Equatable {
        var deliveries: Int64 = 0
        var records: Int64 = 0
    }

    let store: LedgerStore
    let history: History

    /// Expects that what was delivered equals the sum of what became of it, by every rule.
    func expectBalance() throws {
        let (readings, open, runs) = try store.read { reader in
            let last = try #require(history.steps.last).now.helsinkiDay.adding(days: 100)
            return (
                try reader.readings(), try reader.openReadings(through: last), try reader.runs()
            )
        }
        let byEpoch = try Reconciliation(readings: readings, runs: runs)
        let byTable = try Reconciliation(
            readings: readings,
            settlements: runs.flatMap(\.settlements),
            unbilled: open
        )
        #expect(byEpoch == byTable)
        #expect(byTable.balances)
        let arrived = Dictionary(grouping: history.deliveries.map(\.delivery), by: \.connection)
        #expect(byTable.rows.map(\.connection) == arrived.keys.sorted())
        for row in byTable.rows {
            let deliveries = arrived[row.connection] ?? []
            #expect(row.delivered.deliveries == Int64(deliveries.count))
            for rule in CountingRule.allCases {
                let records = deliveries.reduce(0) { $0 + ($1.counts[rule] ?? 0) }
                #expect(row.delivered.counts[rule] ?? 0 == records, "\(row.connection) \(rule)")
            }
        }
    }

    /// Expects that the first run after a delivery's arrival that reaches its month settled it, and
    /// no other, whatever was credited.
    func expectEachSettledOnce() throws {
        var open = history.deliveries[...]
        for (epoch, run) in try store.read({ try $0.runs() }).enumerated() {
            var expected: [Day: Sum] = [:]
            open =
                open.filter { delivery, arrival in
                    let day = delivery.deliveredAt.helsinkiDay
                    guard arrival <= epoch, BillingMonth(containing: day) <= run.month else {
                        return true
                    }
                    let key = Day(connection: delivery.connection, day: day, kind: delivery.kind)
                    expected[key, default: Sum()].deliveries += 1
                    expected[key, default: Sum()].records += delivery.counts.personChange
                    return false
                }[...]
            var settled: [Day: Sum] = [:]
            for each in run.settlements {
                let key = Day(connection: each.connection, day: each.day, kind: each.kind)
                settled[key, default: Sum()].deliveries += each.deliveries
                settled[key, default: Sum()].records += each.counts.personChange
            }
            #expect(settled == expected, "the run of \(run.month)")
        }
    }

    /// Expects that no single delivery was judged twice.
    func expectSingleOnce() throws {
        let singles = try store.read { try $0.settlements() }
            .filter { $0.deliveryID != nil && $0.deliveries > 0 }
        let ids = Set(singles.map { "\($0.connection) \($0.deliveryID ?? "")" })
        #expect(ids.count == singles.count)
        #expect(Set(singles.map(\.place)).count == singles.count)
    }

    /// Expects that held usage is single deliveries with reasons, and that all of it is found.
    func expectHeldSingly() throws {
        let last = try #require(history.steps.last)
        let search = FindHeldUsage(store: store, tariffs: last.tariffs, occasion: last.occasion)
        let found = try search.deliveries()
        for held in found {
            #expect(held.settlement.deliveries == 1)
            #expect(held.settlement.deliveryID == held.delivery.id)
            #expect(held.settlement.connection == held.delivery.connection)
            #expect(!held.settlement.reasons.isEmpty)
        }
        let settled = try store.read { try $0.settlements() }.filter { $0.fate == .held }
        #expect(Set(found.map(\.settlement)).isSuperset(of: settled))
    }

    /// Expects that the usage of every line sums up to its quantity at issue.
    ///
    /// A line that charges again what a mended price list priced wrongly takes no usage: it stands
    /// beside the reversal of another one.
    func expectLinesOfUsage() throws {
        let (documents, settlements) = try store.read { reader in
            (try reader.documents(), try reader.settlements())
        }
        let byLine = Dictionary(grouping: settlements.filter { $0.line != nil }, by: \.line)
        var lines: Set<LineReference> = []
        for document in documents {
            for line in document.lines where line.charge.reverses == nil {
                guard let rule = line.charge.countingRule else { continue }
                let place = LineReference(document: document.number, line: line.number)
                guard let settled = byLine[place] else {
                    #expect(isCharged(line.charge, again: documents), "\(place) has no usage")
                    continue
                }
                lines.insert(place)
                let quantity = settled.reduce(0) { $0 + ($1.counts[rule] ?? 0) }
                #expect(quantity == line.charge.quantity, "\(place)")
                #expect(settled.allSatisfy { $0.connection == line.charge.connection })
                #expect(Set(settled.map(\.fate)) == [line.charge.fate], "\(place)")
            }
        }
        #expect(lines.count == byLine.count, "usage stands on a line that is not there")
    }

    private func isCharged(_ charge: Charge, again documents: [Document]) -> Bool {
        charge.isCorrection
            && documents.flatMap(\.lines).contains {
                $0.charge.reverses != nil && $0.charge.connection == charge.connection
                    && $0.charge.component == charge.component
                    && $0.charge.serviceMonth == charge.serviceMonth
                    && $0.charge.tariff != charge.tariff
            }
    }
}

extension Charge {
    fileprivate var fate: Fate {
        switch relief {
        case .exemption: .exempt
        case .included: .included
        case .waiver, nil: .billed
        }
    }
}
