import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Licensing
import Metering
import Rating
import Testing

/// Held usage waits until somebody decides, and what was decided happens once.
@Suite struct DecisionTests {
    private let march = BillingMonth(containing: Day.of("2026-03-01"))

    /// A ledger with 100 records of 5 March held by the run of March.
    private func ledger() throws -> HeldLedger {
        var ledger = try HeldLedger()
        try ledger.deliver("early", on: "2026-03-05")
        try ledger.deliver("covered", 1_000, on: "2026-03-20")
        #expect(try ledger.run(march) == 3_600)
        #expect(try ledger.held == ["early"])
        return ledger
    }

    @Test func `released usage is billed once, as a correction of its own month`() throws {
        var ledger = try ledger()
        let outcome = try ledger.decide(.release, "early")
        #expect(outcome.decided.map(\.fate) == [.billed])
        #expect(outcome.decided.map(\.month) == [march.adding(months: 1)])
        #expect(outcome.decided.compactMap(\.charge).map(\.listAmount.cents) == [360])
        #expect(try ledger.held.isEmpty)
        #expect(try ledger.run(march.adding(months: 1)) == 360)
        #expect(try ledger.run(march.adding(months: 2)) == 0)
        let line = try #require(try ledger.store.read { try $0.documents() }.last?.lines.first)
        #expect(line.charge.isCorrection)
        #expect(line.charge.serviceMonth == march)
        let reference = LineReference(document: "INV-2026-000002", line: 1)
        #expect(try ledger.outcomes == ["early": .settled(.billed, reference)])
        #expect(try VerifyLedger(store: ledger.store).findings(replayingDocuments: true).isEmpty)
    }

    @Test func `written-off usage is never billed, whatever is recorded later`() throws {
        var ledger = try ledger()
        try ledger.decide(.writeOff, "early")
        try ledger.fileDeclarationEarly()
        #expect(try ledger.held.isEmpty)
        #expect(try ledger.run(march.adding(months: 1)) == 0)
        #expect(try ledger.outcomes == ["early": .settled(.writtenOff, nil)])
    }

    @Test func `usage of an open month is decided before its run`() throws {
        var ledger = try HeldLedger()
        try ledger.deliver("a", 100, on: "2026-03-04")
        try ledger.deliver("b", 10, on: "2026-03-05")
        try ledger.deliver("c", 1, on: "2026-03-05")
        try ledger.decide(.release, "a")
        try ledger.decide(.writeOff, "b")
        #expect(try ledger.held == ["c"])
        try ledger.fileDeclarationEarly()
        #expect(try ledger.run(march) == 364)
        #expect(try ledger.outcomes["b"] == .settled(.writtenOff, nil))
    }

    @Test func `the same decision again is no change, and the opposite one replaces it`() throws {
        var ledger = try ledger()
        try ledger.decide(.writeOff, "early")
        let head = try ledger.store.read { try $0.head() }
        #expect(try ledger.decide(.writeOff, "early").unchanged == ["early"])
        #expect(try ledger.store.read { try $0.head() } == head)
        try ledger.decide(.release, "early")
        #expect(
            try ListDecisions(store: ledger.store).entries().map(\.standing)
                == [.superseded, .pending]
        )
        #expect(try ledger.run(march.adding(months: 1)) == 360)
        #expect(throws: DiagnosticsError.self) { try ledger.decide(.writeOff, "early") }
        #expect(throws: DiagnosticsError.self) { try ledger.decide(.release, "early") }
    }

    @Test(arguments: [("nobody", "unknown-delivery"), ("covered", "not-held")])
    func `only held usage can be decided on`(id: String, code: String) throws {
        let ledger = try ledger()
        let error = #expect(throws: DiagnosticsError.self) {
            try ledger.decide(.release, "early", id)
        }
        #expect(error?.diagnostics.map(\.code) == [code])
        #expect(try ledger.store.read { try $0.decisions() }.isEmpty)
    }

    @Test func `a reason is needed, and carries no identity code`() throws {
        let ledger = try ledger()
        for reason in ["", " ", "a\nb", "the person 131052-952K"] {
            #expect(throws: OperationRefusal.self) {
                try ledger.decisions.decide(
                    .release,
                    on: DecideUsage.Choice(connection: "asiakkaat"),
                    reason: reason
                )
            }
        }
    }

    @Test func `a released repeat of billed usage is not billed again`() throws {
        var ledger = try HeldLedger()
        try ledger.deliver("first", on: "2026-03-20", range: 0..<10)
        #expect(try ledger.run(march) == 360)
        // It was delivered before, but the ledger learned of it after the other was billed.
        try ledger.deliver("repeat", on: "2026-03-05", range: 0..<10)
        #expect(try ledger.run(march.adding(months: 1)) == 0)
        try ledger.decide(.release, "repeat")
        #expect(try ledger.run(march.adding(months: 2)) == 0)
        #expect(try ledger.outcomes == ["repeat": .settled(.redelivered, nil)])
    }

    @Test func `released usage is billed although its repeat was not`() throws {
        var ledger = try HeldLedger()
        try ledger.deliver("original", on: "2026-03-05", range: 0..<10)
        #expect(try ledger.run(march) == 0)
        try ledger.deliver("repeat", on: "2026-04-05", range: 0..<10)
        #expect(try ledger.run(march.adding(months: 1)) == 0)
        try ledger.decide(.release, "original")
        #expect(try ledger.run(march.adding(months: 2)) == 360)
    }

    @Test func `records of test identities are settled once, when usage is held`() throws {
        var ledger = try HeldLedger()
        try ledger.deliver("early", on: "2026-03-05", test: 3)
        #expect(try ledger.run(march) == 0)
        let outcome = try ledger.decide(.release, "early")
        #expect(outcome.decided.map(\.held.settlement.counts.personChange) == [97])
        #expect(try ledger.run(march.adding(months: 1)) == 349)
        let settlements = try ledger.store.read { try $0.settlements() }.inForce
        #expect(settlements.filter(\.isIncident).map(\.counts.personChange) == [3])
    }

    @Test func `usage older than its price list allows can only be written off`() throws {
        var ledger = try ledger()
        try ledger.deliver("next year", on: "2027-04-15")
        #expect(try ledger.run(march.adding(months: 13)) == 360)
        let error = #expect(throws: DiagnosticsError.self) {
            try ledger.decide(.release, "early")
        }
        #expect(error?.diagnostics.map(\.code) == ["not-releasable"])
        #expect(try ledger.decide(.writeOff, "early").decided.count == 1)
    }

    @Test func `a declaration that came late proposes the release of what it covers`() throws {
        var ledger = try ledger()
        let covered = DecideUsage.Choice(connection: nil, onlyCovered: true)
        func release() throws -> [String] {
            try ledger.decisions.decide(.release, on: covered, reason: "myöhässä").decided
                .map(\.held.delivery.id)
        }
        #expect(try release().isEmpty)
        try ledger.fileDeclarationEarly()
        let search = FindHeldUsage(
            store: ledger.store,
            tariffs: ledger.tariffs,
            occasion: ledger.occasion
        )
        #expect(try search.deliveries().map(\.coveredBy) == ["DVV/1"])
        #expect(try release() == ["early"])
        #expect(try ledger.run(march.adding(months: 1)) == 360)
    }
}
