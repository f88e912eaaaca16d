import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import GRDB
import Invoicing
import Reporting
import Tariffs
import Testing

@Suite struct MonthTests {
    /// The ledger of a demo month that was run, in a folder that is removed afterwards.
    private func withLedger(_ body: (LedgerStore, String) throws -> Void) throws {
        let folder = URL.temporaryDirectory.appending(path: "vtj-bill-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var demo = MakeDemo(
            folder: folder.path,
            from: try month("2026-03"),
            months: 1,
            tariffs: .shipped,
            now: nil,
            actor: "testaaja"
        )
        let made = try demo.make()
        try body(made.store, made.ledger)
    }

    private func month(_ text: String) throws -> BillingMonth {
        try #require(BillingMonth(text))
    }

    private func occasion(_ day: String, actor: String = "Laskuttaja") -> Occasion {
        Occasion(now: Day.of(day).startInHelsinki, actor: actor)
    }

    private func code(_ body: () throws -> Void) throws -> String? {
        do {
            try body()
            return nil
        } catch let refusal as OperationRefusal {
            return refusal.code
        }
    }

    @Test func `a run in which usage is missing is refused unless somebody decides otherwise`()
        throws
    {
        try withLedger { store, path in
            let raw = try DatabaseQueue(path: path)
            try raw.write { db in
                try db.execute(
                    sql: "DELETE FROM reading WHERE connection = 'mallila-potilas'"
                )
            }
            let april = try month("2026-04")
            let billing = RunBilling(
                store: store,
                tariffs: .shipped,
                occasion: occasion("2026-05-02")
            )
            let documents = try store.read { try $0.documents().count }
            #expect(try code { _ = try billing.run(april) } == "not-reconciled")
            #expect(try store.read { try $0.run(of: april) } == nil)
            #expect(try store.read { try $0.documents().count } == documents)
            let override = RunBilling.Override(reason: "tiketti 1", decidedBy: "Talousjohtaja")
            let run = try billing.run(april, override: override)
            #expect(run.reconciliation?.balances == false)
            let event = try #require(try store.read { try $0.monthEvents() }.last?.event)
            #expect(event.action == .override)
            #expect(event.decidedBy == "Talousjohtaja")
            #expect(event.differences.first?.hasPrefix("mallila-potilas: ") == true)
            let closing = CloseMonth(store: store, occasion: occasion("2026-05-03"))
            let march = try month("2026-03")
            #expect(try code { _ = try closing.close(march) } == "not-reconciled")
            _ = try closing.close(march, override: override)
        }
    }

    @Test func `months close in order, and open again from the last by two persons`() throws {
        try withLedger { store, _ in
            let (march, april) = (try month("2026-03"), try month("2026-04"))
            let closing = CloseMonth(store: store, occasion: occasion("2026-05-02"))
            #expect(try code { _ = try closing.close(april) } == "month-not-run")
            _ = try RunBilling(store: store, tariffs: .shipped, occasion: occasion("2026-05-02"))
                .run(april)
            #expect(try code { _ = try closing.close(april) } == "earlier-month-open")
            let seal = try closing.close(march).seal
            #expect(try closing.close(march) == (seal, true))
            #expect(try closing.close(april).seal != seal)
            func reopening(_ month: BillingMonth, _ second: String) throws -> String? {
                try code {
                    try closing.reopen(month, reason: "väärä rekisteri", approvedBy: second)
                }
            }
            #expect(try reopening(march, "Toinen") == "later-month-closed")
            #expect(try reopening(april, "laskuttaja") == "second-person-needed")
            #expect(try reopening(april, "Toinen") == nil)
            #expect(try reopening(april, "Toinen") == "month-not-closed")
            #expect(try reopening(march, "Toinen") == nil)
            #expect(try closing.close(march).seal == seal)
            #expect(try VerifyLedger(store: store).findings(replayingDocuments: false).isEmpty)
        }
    }

    @Test func `a damaged closing is told, and hides nothing`() throws {
        try withLedger { store, path in
            _ = try CloseMonth(store: store, occasion: occasion("2026-05-02"))
                .close(try month("2026-03"))
            let raw = try DatabaseQueue(path: path)
            try raw.write { db in
                try db.execute(
                    sql: """
                        DROP TRIGGER blockBodyIsNeverChanged;
                        UPDATE blockBody SET bytes = zeroblob(5)
                        WHERE sequence = (SELECT sequence FROM block WHERE kind = 'month')
                        """
                )
            }
            let findings = try VerifyLedger(store: store).findings(replayingDocuments: true)
            #expect(!findings.isEmpty)
            #expect(findings.contains { $0.code == "body-changed" }, "\(findings.map(\.code))")
        }
    }

    @Test func `a seal is another for another document, order, run or month before`() throws {
        try withLedger { store, _ in
            let march = try month("2026-03")
            let run = try #require(try store.read { try $0.run(of: march) })
            let documents = try store.read { try $0.documentBytes(of: march, before: .max) }
            #expect(documents.count > 2)
            func seal(_ change: (inout [(number: String, bytes: [UInt8])]) -> Void) -> String {
                var changed = documents
                change(&changed)
                return MonthEvent.seal(of: march, run: run, documents: changed, after: nil)
            }
            var other = run
            other.cutOff += 1
            let seals = [
                seal { _ in }, seal { $0.swapAt(0, 1) }, seal { $0.removeLast() },
                seal { $0[0].bytes[0] ^= 1 }, seal { $0[0].number += "0" },
                MonthEvent.seal(of: march, run: run, documents: documents, after: "00"),
                MonthEvent.seal(of: march, run: other, documents: documents, after: nil),
            ]
            #expect(Set(seals).count == seals.count)
        }
    }
}
