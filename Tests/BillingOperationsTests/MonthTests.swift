import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import GRDB
import Invoicing
import Ledger
import Rating
import Testing

/// A month is drafted, reviewed, issued, closed, and opened again by two persons.
@Suite struct MonthTests {
    private static let march = BillingMonth(containing: Day.of("2026-03-01"))
    private static var april: BillingMonth { march.adding(months: 1) }

    /// A ledger with usage of March and April, on a day of May.
    private func ledger() throws -> HeldLedger {
        var ledger = try HeldLedger()
        try ledger.deliver("a", on: "2026-03-12")
        try ledger.deliver("b", on: "2026-03-13")
        ledger.today = Day.of("2026-05-05")
        try ledger.deliver("c", on: "2026-04-13")
        return ledger
    }

    private func billing(_ ledger: HeldLedger) -> RunBilling {
        RunBilling(store: ledger.store, tariffs: ledger.tariffs, occasion: ledger.occasion)
    }

    private func closing(_ ledger: HeldLedger, by actor: String = "Niko") -> CloseMonth {
        let occasion = Occasion(now: ledger.occasion.now, actor: actor)
        return CloseMonth(store: ledger.store, occasion: occasion)
    }

    private func credit(_ ledger: HeldLedger, _ number: String, records: Int64 = 10) throws
        -> Document
    {
        try CreditInvoice(store: ledger.store, occasion: ledger.occasion)
            .credit(number, line: 1, records: records, reason: "oikaisu")
    }

    /// Expects a refusal of a code, and that nothing was recorded.
    private func expectRefusal(
        _ code: String,
        of ledger: HeldLedger,
        _ body: () throws -> Void
    ) throws {
        let head = try ledger.store.read { try $0.head() }
        let refusal = #expect(throws: OperationRefusal.self) { try body() }
        #expect(refusal?.code == code)
        #expect(try ledger.store.read { try $0.head() } == head)
    }

    @Test func `only the draft that was reviewed is issued`() throws {
        var ledger = try ledger()
        let draft = try billing(ledger).dryRun(Self.march).draftDigest
        // Another day of issue is the same draft.
        ledger.today = Day.of("2026-05-07")
        #expect(try billing(ledger).dryRun(Self.march).draftDigest == draft)
        try ledger.deliver("late", on: "2026-03-14")
        try expectRefusal("draft-changed", of: ledger) {
            _ = try billing(ledger).run(Self.march, reviewed: draft)
        }
        let reviewed = try billing(ledger).dryRun(Self.march).draftDigest
        #expect(reviewed != draft)
        let outcome = try billing(ledger).run(Self.march, reviewed: reviewed)
        #expect(!outcome.documents.isEmpty && !outcome.wasRunBefore)
        let again = try billing(ledger).run(Self.march, reviewed: reviewed)
        #expect(try again.wasRunBefore && again.draftDigest == reviewed)
        try expectRefusal("draft-changed", of: ledger) {
            _ = try billing(ledger).run(Self.march, reviewed: draft)
        }
    }

    @Test func `months are closed in order, once they are run`() throws {
        let ledger = try ledger()
        try expectRefusal("month-not-run", of: ledger) { _ = try closing(ledger).close(Self.march) }
        _ = try billing(ledger).run(Self.march)
        #expect(try billing(ledger).run(Self.april).unclosed == [Self.march])
        try expectRefusal("earlier-month-not-closed", of: ledger) {
            _ = try closing(ledger).close(Self.april)
        }
        let first = try closing(ledger).close(Self.march)
        let head = try ledger.store.read { try $0.head() }
        let again = try closing(ledger).close(Self.march)
        #expect(again.wasClosedBefore && again.closing == first.closing)
        #expect(again.reconciliation == first.reconciliation)
        #expect(try ledger.store.read { try $0.head() } == head)
        _ = try closing(ledger).close(Self.april)
        #expect(try VerifyLedger(store: ledger.store).findings(replayingDocuments: true) == [])
    }

    @Test func `a second person reopens the last closed month, and its seal is another then`()
        throws
    {
        let ledger = try ledger()
        let invoice = try #require(try billing(ledger).run(Self.march).documents.first?.number)
        _ = try billing(ledger).run(Self.april)
        #expect(try credit(ledger, invoice).month == Self.march)
        let seal = try closing(ledger).close(Self.march).closing.closing.seal
        #expect(try credit(ledger, invoice).month == Self.april)
        _ = try closing(ledger).close(Self.april)
        #expect(try credit(ledger, invoice).month == Self.april.adding(months: 1))
        for name in ["Niko", " niko", "NIKO "] {
            try expectRefusal("second-person", of: ledger) {
                _ = try closing(ledger).reopen(Self.april, reason: "syy", approvedBy: name)
            }
        }
        try expectRefusal("later-month-closed", of: ledger) {
            _ = try closing(ledger).reopen(Self.march, reason: "syy", approvedBy: "Veera")
        }
        for month in [Self.april, Self.march] {
            _ = try closing(ledger).reopen(month, reason: "syy", approvedBy: "Veera")
        }
        try expectRefusal("not-closed", of: ledger) {
            _ = try closing(ledger).reopen(Self.march, reason: "syy", approvedBy: "Veera")
        }
        let sealed = try closing(ledger).close(Self.march).closing.closing
        // The same documents under another seal: it covers the reopening.
        #expect(sealed.seal != seal)
        #expect(sealed.documents == 2)
        #expect(try VerifyLedger(store: ledger.store).findings(replayingDocuments: true) == [])
        try ledger.store.rebuild()
        #expect(try VerifyLedger(store: ledger.store).findings(replayingDocuments: true) == [])
        let events = try TraceDecisions(store: ledger.store).entries(about: .month(Self.march))
        #expect(
            events.map(\.event) == [
                "run", "invoice", "credit-note", "closed", "reopened", "closed",
            ]
        )
    }

    @Test func `a reason and a name are lines, and carry no identity code`() throws {
        let ledger = try ledger()
        _ = try billing(ledger).run(Self.march)
        _ = try closing(ledger).close(Self.march)
        for (reason, name) in [("", "Veera"), ("syy", " "), ("syy\n", "Veera")] {
            try expectRefusal("reason-refused", of: ledger) {
                _ = try closing(ledger).reopen(Self.march, reason: reason, approvedBy: name)
            }
        }
        try expectRefusal("identity-code", of: ledger) {
            _ = try closing(ledger)
                .reopen(Self.march, reason: "131052-952K", approvedBy: "Veera")
        }
    }

    @Test func `a document that is changed, added or gone is told by the seal`() throws {
        try Playback.withFolder { folder in
            let ledger = try ledger(in: folder)
            _ = try billing(ledger).run(Self.march)
            _ = try closing(ledger).close(Self.march)
            let tampering = [
                "UPDATE document SET month = '2026-04' WHERE number LIKE 'INV%'",
                """
                DROP TRIGGER blockBodyIsNeverChanged; UPDATE blockBody
                SET bytes = CAST(replace(CAST(bytes AS TEXT), '7.20', '7.10') || ' ' AS BLOB)
                WHERE sequence = (SELECT max(block) FROM document)
                """,
            ]
            for sql in tampering {
                let copy = folder.appending(path: "copy-\(sql.count).sqlite").path
                try DatabaseQueue(path: folder.appending(path: "ledger.sqlite").path)
                    .backup(to: DatabaseQueue(path: copy))
                try DatabaseQueue(path: copy).write { try $0.execute(sql: sql) }
                let findings = try VerifyLedger(store: LedgerStore.open(at: copy))
                    .findings(replayingDocuments: false)
                #expect(findings.contains { $0.code == "seal-differs" }, "\(sql)")
            }
        }
    }

    @Test func `two who close a month at once close it once`() throws {
        try Playback.withFolder { folder in
            let ledger = try ledger(in: folder)
            _ = try billing(ledger).run(Self.march)
            let path = folder.appending(path: "ledger.sqlite").path
            let occasion = ledger.occasion
            let outcomes = try ConcurrencyTests.atOnce(4, on: path) { store in
                let outcome = try CloseMonth(store: store, occasion: occasion).close(Self.march)
                return (outcome.wasClosedBefore, outcome.closing.closing.seal)
            }
            #expect(outcomes.filter { !$0.0 }.count == 1)
            #expect(Set(outcomes.map(\.1)).count == 1)
            #expect(try ledger.store.read { try $0.monthSteps() }.count == 1)
        }
    }

    /// The ledger as a file.
    private func ledger(in folder: URL) throws -> HeldLedger {
        var ledger = try HeldLedger(at: folder.appending(path: "ledger.sqlite").path)
        try ledger.deliver("a", 200, on: "2026-03-12")
        ledger.today = Day.of("2026-05-05")
        return ledger
    }
}
