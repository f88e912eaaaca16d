import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Invoicing
import Metering
import Synchronization
import Testing

/// Two programs on one ledger file.
@Suite struct ConcurrencyTests {
    /// Plays the history up to its first run, on a ledger file, and hands over the run.
    private static func withOpenMonth(
        _ history: History,
        _ body: (_ path: String, _ run: History.Step, _ month: BillingMonth) throws -> Void
    ) throws {
        try Playback.withFolder { folder in
            let path = folder.appending(path: "ledger.sqlite").path
            let store = try LedgerStore.create(
                at: path,
                settings: history.settings,
                at: history.beginning,
                actor: "testaaja"
            )
            var playback = Playback(on: store, in: folder, cutting: history.seed)
            for step in history.steps {
                if case .run(let month) = step.action { return try body(path, step, month) }
                try playback.play(step)
            }
        }
    }

    /// Calls a body several times at once, each with a store of its own on the file.
    static func atOnce<Value: Sendable>(
        _ count: Int,
        on path: String,
        _ body: @Sendable (LedgerStore) throws -> Value
    ) throws -> [Value] {
        let results = Mutex<[Result<Value, any Error>]>([])
        DispatchQueue.concurrentPerform(iterations: count) { _ in
            let result = Result { try body(try LedgerStore.open(at: path)) }
            results.withLock { $0.append(result) }
        }
        return try results.withLock { $0 }.map { try $0.get() }
    }

    @Test(arguments: 300..<303 as Range<UInt64>)
    func `a month that is run several times at once is issued once`(seed: UInt64) throws {
        let history = try History(seed: seed)
        try Self.withOpenMonth(history) { path, step, month in
            let outcomes = try Self.atOnce(4, on: path) { store in
                let outcome = try step.billing(on: store).run(month)
                return (outcome.wasRunBefore, outcome.documents.map(\.number))
            }
            #expect(outcomes.filter { !$0.0 }.count == 1)
            #expect(Set(outcomes.map(\.1)).count == 1)
            let store = try LedgerStore.open(at: path)
            let documents = try store.read { try $0.documents() }
            #expect(documents.map(\.number) == outcomes[0].1)
            try DocumentLaw.expectNumbers(store, isPractice: history.isPractice)
            #expect(try store.verify().isEmpty)
        }
    }

    @Test func `one line cannot be credited twice by two at once`() throws {
        let history = try History(seed: 304)
        try Self.withOpenMonth(history) { path, step, month in
            let store = try LedgerStore.open(at: path)
            let issued = try step.billing(on: store).run(month).documents
            let invoice = try #require(issued.first { $0.type == .invoice })
            let occasion = step.occasion
            let refusals = try Self.atOnce(4, on: path) { store in
                do {
                    _ = try CreditInvoice(store: store, occasion: occasion)
                        .credit(invoice.number, line: nil, records: nil, reason: "oikaisu")
                    return false
                } catch is CreditRefusal { return true }
            }
            #expect(refusals.filter { !$0 }.count == 1)
            let notes = try store.read { try $0.documents(type: .creditNote) }
            #expect(notes.count == 1)
            #expect(try notes[0].total == invoice.total.negated())
            try DocumentLaw.expectNumbers(store, isPractice: history.isPractice)
        }
    }

    @Test func `usage that two import at once is recorded once`() throws {
        let history = try History(seed: 302)
        let rows = history.steps.flatMap { step in
            if case .usage(let rows) = step.action { rows } else { [] as [UsageRow] }
        }
        try Self.withOpenMonth(history) { path, step, _ in
            _ = try Self.atOnce(4, on: path) { store in
                for start in stride(from: 0, to: rows.count, by: 25) {
                    _ = try store.write(at: step.now, actor: "testaaja") { writer in
                        try writer.recordUsage(rows[start...].prefix(25).batch, source: "usage")
                    }
                }
            }
            let store = try LedgerStore.open(at: path)
            var ids: [String] = []
            try store.read { reader in
                try reader.deliveries { ids.append("\($0.connection) \($0.id)") }
            }
            #expect(ids.count == history.deliveries.count)
            #expect(Set(ids).count == ids.count)
            #expect(try store.verify().isEmpty)
        }
    }
}
