import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Ledger
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
            settlements: runs.flatMap(\.settlements).inForce,
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
            for each in run.settlements where !isDecided(each, in: epoch) {
                let key = Day(connection: each.connection, day: each.day, kind: each.kind)
                settled[key, default: Sum()].deliveries += each.deliveries
                settled[key, default: Sum()].records += each.counts.personChange
            }
            #expect(settled == expected, "the run of \(run.month)")
        }
    }

    /// Expects that what an earlier run left held was settled again by a decision only, as what the
    /// decision said, with all its records.
    func expectDecided() throws {
        let runs = try store.read { try $0.runs() }
        let entries = try ListDecisions(store: store).entries()
        var held: [DeliveryPlace: Settlement] = [:]
        var taken = 0
        for run in runs {
            let singles = run.settlements.filter { $0.place != nil }
            let again = Dictionary(grouping: singles, by: \.place)
            for (place, parts) in again {
                guard let place, let before = held[place] else { continue }
                #expect(try sum(of: parts) == before.counts, "\(place)")
                #expect(parts.reduce(0) { $0 + $1.deliveries } == before.deliveries)
                taken += 1
            }
            for each in run.settlements {
                if let place = each.place { held[place] = each.fate == .held ? each : nil }
            }
        }
        let settled = entries.filter { entry in
            guard case .settled(let fate, _) = entry.standing else { return false }
            #expect((fate == .writtenOff) == (entry.recorded.decision.verdict == .writeOff))
            return true
        }
        #expect(settled.count >= taken)
    }

    private func sum(of settlements: [Settlement]) throws -> RecordCounts {
        try settlements.dropFirst().reduce(settlements[0].counts) { try $0.adding($1.counts) }
    }

    /// Whether a settlement is of a delivery that a run before the numbered one had left held.
    private func isDecided(_ settlement: Settlement, in epoch: Int) -> Bool {
        guard let id = settlement.deliveryID else { return false }
        return history.deliveries.contains { delivery, arrival in
            delivery.id == id && delivery.connection == settlement.connection
                && settledFirst(delivery, arrival).map { $0 < epoch } ?? false
        }
    }

    /// The number of the run that settled a delivery first.
    private func settledFirst(_ delivery: Delivery, _ arrival: Int) -> Int? {
        let month = BillingMonth(containing: delivery.deliveredAt.helsinkiDay)
        return months.indices.first { $0 >= arrival && months[$0] >= month }
    }

    private var months: [BillingMonth] {
        history.steps.compactMap { step in
            if case .run(let month) = step.action { month } else { nil }
        }
    }

    /// Expects that no single delivery stands twice.
    func expectSingleOnce() throws {
        let singles = try store.read { try $0.settlements() }.inForce
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
        let (settled, decided) = try store.read { reader in
            (
                try reader.settlements().inForce.filter { $0.fate == .held },
                Set(try reader.pendingDecisions().map(\.item.place))
            )
        }
        let waiting = settled.filter { settlement in
            settlement.place.map { !decided.contains($0) } ?? true
        }
        #expect(Set(found.map(\.settlement)).isSuperset(of: waiting))
        #expect(found.allSatisfy { $0.settlement.place.map { !decided.contains($0) } ?? false })
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
