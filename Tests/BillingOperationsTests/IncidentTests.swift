import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Ledger
import Metering
import Testing

/// Incidents follow from the ledger, and a closing covers what was known at its block.
@Suite struct IncidentTests {
    private func incidents(_ ledger: HeldLedger) throws -> FindIncidents {
        FindIncidents(store: ledger.store, occasion: ledger.occasion)
    }

    private func open(_ ledger: HeldLedger) throws -> [String] {
        try incidents(ledger).incidents().filter(\.isOpen).map(\.id)
    }

    @Test func `test identities in production are an incident of their month`() throws {
        let ledger = try HeldLedger()
        try ledger.deliver("a", on: "2026-03-12", test: 2)
        try ledger.deliver("b", on: "2026-03-14", test: 1)
        try ledger.deliver("c", on: "2026-03-15")
        let found = try incidents(ledger).incidents()
        #expect(found.map(\.id) == ["test-identities/asiakkaat/2026-03"])
        #expect(found.map(\.records) == [3])
        #expect(found.map(\.from) == [.of("2026-03-12")])
        #expect(found.map(\.to) == [.of("2026-03-14")])
        let detail = try incidents(ledger).detail(found[0].id)
        #expect(detail.deliveries.map(\.id) == ["a", "b"])
    }

    @Test func `a closed incident is open again when more of it is recorded`() throws {
        let id = "test-identities/asiakkaat/2026-03"
        let ledger = try HeldLedger()
        try ledger.deliver("a", on: "2026-03-12", test: 2)
        #expect(try incidents(ledger).close(id, reason: "harjoitus"))
        #expect(try open(ledger).isEmpty)
        let head = try ledger.store.read { try $0.head() }
        #expect(try !incidents(ledger).close(id, reason: "harjoitus"))
        #expect(try ledger.store.read { try $0.head() } == head)
        try ledger.deliver("b", on: "2026-03-14")
        #expect(try open(ledger).isEmpty)
        try ledger.deliver("c", on: "2026-03-02", test: 1)
        #expect(try open(ledger) == [id])
        #expect(try incidents(ledger).detail(id).closings.map(\.closedBy) == ["Veera"])
        #expect(try ledger.store.verify().isEmpty)
    }

    @Test func `usage for which no data permit was ever recorded is an incident`() throws {
        let ledger = try HeldLedger(permit: "")
        try ledger.deliver("a", on: "2026-03-12")
        #expect(try open(ledger) == ["no-permit/asiakkaat/2026-03"])
        try ledger.take(HeldLedger.dataPermit)
        #expect(try open(ledger).isEmpty)
    }

    @Test(
        arguments: [
            ([0..<10, 10..<20], []), ([0..<10, 0..<10], []), ([10..<20, 0..<5], [1]),
            ([10..<20, 0..<5, 20..<30, 5..<8], [1, 3]), ([10..<20, 5..<20], []),
        ] as [([Range<Int64>], [Int])]
    )
    func `a booking key behind an earlier one of its list goes backwards`(
        ranges: [Range<Int64>],
        backwards: [Int]
    ) throws {
        let ledger = try HeldLedger()
        // The order of arrival changes nothing.
        for (index, range) in ranges.enumerated().reversed() {
            try ledger.deliver("\(index)", on: "2026-03-\(12 + index)", range: range)
        }
        let id = "cursor-backwards/asiakkaat/2026-03"
        #expect(try open(ledger) == (backwards.isEmpty ? [] : [id]))
        guard !backwards.isEmpty else { return }
        let detail = try incidents(ledger).detail(id)
        #expect(detail.deliveries.map(\.id) == backwards.map(String.init))
        #expect(try incidents(ledger).close(id, reason: "palautus"))
        #expect(try open(ledger).isEmpty)
    }

    @Test func `a refused id is kept with two digests, once, until other content comes`() throws {
        let ledger = try HeldLedger()
        try ledger.deliver("a", on: "2026-03-12")
        let id = "conflicting-id/asiakkaat/a"
        func refuse(_ records: Int64) throws {
            try Playback.withFolder { folder in
                let file = folder.appending(path: "usage.csv")
                try """
                delivery_id,connection,delivered_at,records
                a,asiakkaat,2026-03-12T08:00:00+02:00,\(records)
                """.write(to: file, atomically: true, encoding: .utf8)
                let outcome = try ImportUsage(store: ledger.store, occasion: ledger.occasion)
                    .take(file.path, answer: nil)
                #expect(outcome.refused == 1)
            }
        }
        try refuse(5)
        #expect(try open(ledger) == [id])
        let head = try ledger.store.read { try $0.head() }
        try refuse(5)
        #expect(try ledger.store.read { try $0.head() } == head)
        #expect(try incidents(ledger).close(id, reason: "lähde korjasi"))
        try refuse(5)
        #expect(try open(ledger).isEmpty)
        try refuse(6)
        #expect(try open(ledger) == [id])
        let conflicts = try incidents(ledger).detail(id).conflicts.map(\.conflict)
        #expect(Set(conflicts.map(\.recordedDigest)).count == 1)
        #expect(Set(conflicts.map(\.refusedDigest)).count == 2)
        try ledger.store.rebuild()
        #expect(try ledger.store.verify().isEmpty)
    }
}
