import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import GRDB
import Invoicing
import Ledger
import Rating
import Testing

/// Nothing is issued or closed where what was delivered is not what became of it.
@Suite struct ReconcilingTests {
    private static let march = BillingMonth(containing: Day.of("2026-03-01"))
    private static var april: BillingMonth { march.adding(months: 1) }
    private static let override = DifferenceOverride(reason: "asia 12/2026", decidedBy: "Veera")

    /// Calls a body with a ledger of two months, and with a way to change its tables behind its
    /// back.
    private func withLedger(
        _ body: (inout HeldLedger, (String) throws -> Void) throws -> Void
    ) throws {
        try Playback.withFolder { folder in
            let path = folder.appending(path: "ledger.sqlite").path
            var ledger = try HeldLedger(at: path)
            try ledger.deliver("a", 100, on: "2026-03-12")
            try ledger.deliver("b", 20, on: "2026-03-31")
            ledger.today = Day.of("2026-05-05")
            try ledger.deliver("c", 7, on: "2026-04-30")
            try body(&ledger) { sql in
                try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
            }
        }
    }

    private static func lose(_ month: BillingMonth) -> String {
        "DELETE FROM reading WHERE month = \(month.index)"
    }

    private func billing(_ ledger: HeldLedger) -> RunBilling {
        RunBilling(store: ledger.store, tariffs: ledger.tariffs, occasion: ledger.occasion)
    }

    @Test(arguments: [march, april])
    func `a month is not issued while a reading is lost, of it or of a later one`(
        lost: BillingMonth
    ) throws {
        try withLedger { ledger, change in
            try change(Self.lose(lost))
            let draft = try billing(ledger).dryRun(Self.march)
            let row = try #require(draft.unaccepted.first)
            #expect(row.connection == "asiakkaat")
            #expect(row.difference.counts.personChange == (lost == Self.march ? 120 : 7))
            #expect(row.difference.deliveries == (lost == Self.march ? 2 : 1))
            let head = try ledger.store.read { try $0.head() }
            let refusal = #expect(throws: OperationRefusal.self) {
                try billing(ledger).run(Self.march)
            }
            #expect(refusal?.code == "not-reconciled")
            #expect(refusal?.description.contains("asiakkaat by") == true)
            #expect(try ledger.store.read { try $0.head() } == head)
            try ledger.store.rebuild()
            #expect(try billing(ledger).run(Self.march).reconciliation.balances)
        }
    }

    @Test func `a reading that was added, or a settlement that was changed, is found as well`()
        throws
    {
        try withLedger { ledger, change in
            try change(
                """
                INSERT INTO reading SELECT connection, month, epoch + 1, sums FROM reading
                WHERE month = \(Self.march.index)
                """
            )
            let rows = try billing(ledger).dryRun(Self.march).unaccepted
            #expect(rows.map(\.connection) == ["asiakkaat"])
            #expect(rows.first?.difference.counts.personChange == -120)
            try ledger.store.rebuild()
            _ = try billing(ledger).run(Self.march)
            try change("UPDATE settlement SET personChange = personChange - 1")
            #expect(throws: OperationRefusal.self) { try billing(ledger).run(Self.april) }
        }
    }

    @Test func `what somebody accepts goes on, stays on the record, and is not asked again`() throws
    {
        try withLedger { ledger, change in
            try change(Self.lose(Self.march))
            let outcome = try billing(ledger).run(Self.march, override: Self.override)
            #expect(outcome.unaccepted.count == 1 && !outcome.isDryRun)
            let recorded = try ledger.store.read { try $0.acceptances() }
            #expect(recorded.map(\.accepted.decidedBy) == ["Veera"])
            #expect(recorded.first?.accepted.differences.first?.counts.personChange == 120)
            let trail = try TraceDecisions(store: ledger.store).entries(about: .month(Self.march))
            let entry = try #require(trail.first { $0.event == "not-reconciled" })
            #expect(entry.decidedBy == "Veera" && entry.ground?.en == "asia 12/2026")
            // The same difference needs no other decision.
            #expect(try billing(ledger).run(Self.april).unaccepted.isEmpty)
            let closing = CloseMonth(store: ledger.store, occasion: ledger.occasion)
            #expect(try !closing.close(Self.march).isOverridden)
            #expect(try ledger.store.read { try $0.acceptances() }.count == 1)
            // Another one does.
            let may = Self.april.adding(months: 1)
            ledger.today = Day.of("2026-06-05")
            try ledger.deliver("d", 5, on: "2026-05-20")
            try change(Self.lose(may))
            #expect(throws: OperationRefusal.self) { try billing(ledger).run(may) }
            #expect(throws: OperationRefusal.self) { try closing.close(Self.april) }
            let overridden = try closing.close(Self.april, override: Self.override)
            #expect(overridden.isOverridden && !overridden.reconciliation.balances)
            #expect(try ledger.store.read { try $0.acceptances() }.count == 2)
            let detail = try ListMonths(store: ledger.store, occasion: ledger.occasion)
                .detail(of: Self.april)
            #expect(detail.acceptances.map(\.accepted.step) == [.close])
        }
    }

    @Test func `a balanced month records no override`() throws {
        try withLedger { ledger, _ in
            _ = try billing(ledger).run(Self.march, override: Self.override)
            #expect(try ledger.store.read { try $0.acceptances() }.isEmpty)
        }
    }

    @Test(arguments: 500..<508 as Range<UInt64>)
    func `whatever happens, every run and closing balances, and every seal holds`(
        seed: UInt64
    ) throws {
        let history = try History(seed: seed)
        var random = SplitMix64(seed: seed &+ 31)
        var closings = 0
        let store = try Playback.inMemory(history, cutting: seed) { playback, step in
            let store = playback.store
            let (now, whole, books) = try store.read { reader in
                (
                    try reader.reconciliation(),
                    try Reconciliation(readings: reader.readings(), runs: reader.runs()),
                    try reader.monthBooks()
                )
            }
            // What goes on from the last closing is what the whole ledger comes to.
            #expect(now.rows == whole.rows)
            #expect(now.balances)
            if case .run(let month) = step.action {
                let atRun = try store.read { try $0.reconciliation(ofRunOf: month) }
                #expect(atRun?.rows == whole.rows)
            }
            let closing = CloseMonth(store: store, occasion: step.occasion)
            if let last = books.last?.closing.month, random.chance(25) {
                _ = try closing.reopen(last, reason: "syy", approvedBy: "Veera")
            } else if let next = books.unclosed(before: .init(index: .max)).first,
                random.chance(50)
            {
                #expect(try closing.close(next).reconciliation.balances)
                closings += 1
            }
        }
        let documents = try store.read { try $0.documents() }
        let notes = documents.filter { $0.credits != nil }
        for note in notes {
            let invoice = documents.first { $0.number == note.credits }
            #expect(note.month >= invoice?.month ?? note.month)
        }
        #expect(closings > 0)
        #expect(try VerifyLedger(store: store).findings(replayingDocuments: true) == [])
        try store.rebuild()
        #expect(try VerifyLedger(store: store).findings(replayingDocuments: true) == [])
    }
}
