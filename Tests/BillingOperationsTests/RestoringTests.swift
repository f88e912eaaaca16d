import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Testing

/// What restoring would lose is told first, and kept.
@Suite struct RestoringTests {
    private func restore(
        _ ledger: CopiedLedger,
        replacing: Bool = false
    ) throws -> RestoreLedger.Outcome {
        try RestoreLedger(ledger: ledger.path("live.sqlite"), occasion: ledger.occasion)
            .restore(from: ledger.backup, replacing: replacing)
    }

    /// A ledger of which `live.sqlite` and a backup are copies, made at other times.
    private func with(
        _ body: (CopiedLedger, _ backUp: (String) throws -> Void) throws -> Void
    ) throws {
        try CopiedLedger.with(seed: 520) { ledger in
            try ledger.play(0..<ledger.history.steps.count / 2)
            try body(ledger) { name in
                _ = try BackUpLedger(ledger: ledger.path)
                    .backUp(to: ledger.path(name), replacing: true)
            }
        }
    }

    @Test func `a ledger that is missing is made`() throws {
        try with { ledger, backUp in
            try backUp("backup.sqlite")
            let outcome = try restore(ledger)
            #expect(outcome.lastBlockBefore == nil)
            #expect(outcome.keptAs == nil)
            let store = try LedgerStore.open(at: ledger.path("live.sqlite"))
            #expect(try store.verify() == [])
            try Books(store).expectSame(as: Books(ledger.store))
        }
    }

    @Test func `a ledger whose blocks are all in the file is replaced`() throws {
        try with { ledger, backUp in
            try backUp("live.sqlite")
            let before = try ledger.store.read { try $0.head().sequence }
            for _ in 0..<2 {
                try ledger.addBlock()
                try backUp("backup.sqlite")
                let outcome = try restore(ledger)
                #expect(outcome.lastBlockBefore ?? 0 >= before)
                #expect(outcome.keptAs == nil)
            }
            #expect(try restore(ledger).lastBlockBefore == before + 2)
            #expect(try ledger.head(ledger.path("live.sqlite")) == ledger.head(ledger.path))
            #expect(
                try ledger.names() == ["backup.sqlite", "ledger.sqlite", "live.sqlite"]
            )
        }
    }

    @Test func `a file that is behind is refused, or the ledger is kept beside`() throws {
        try with { ledger, backUp in
            try backUp("backup.sqlite")
            for _ in 0..<3 { try ledger.addBlock() }
            try backUp("live.sqlite")
            let head = try ledger.head(ledger.path("live.sqlite"))
            let refusal = #expect(throws: OperationRefusal.self) { try restore(ledger) }
            #expect(refusal?.code == "blocks-lost")
            #expect(refusal?.description.contains("3 blocks would be lost") == true)
            #expect(try ledger.head(ledger.path("live.sqlite")) == head)
            let kept = try #require(try restore(ledger, replacing: true).keptAs)
            #expect(try ledger.head(kept) == head)
            #expect(try ledger.head(ledger.path("live.sqlite")).sequence == head.sequence - 3)
            try backUp("live.sqlite")
            let again = try #require(try restore(ledger, replacing: true).keptAs)
            #expect(again == kept + "-2")
        }
    }

    @Test func `a file that differs is refused with the block from which it does`() throws {
        try with { ledger, backUp in
            try backUp("backup.sqlite")
            try backUp("live.sqlite")
            let shared = try ledger.head(ledger.backup).sequence
            for (name, source) in [("backup.sqlite", "a"), ("live.sqlite", "b")] {
                for _ in 0..<2 {
                    let store = try LedgerStore.open(at: ledger.path(name))
                    _ = try store.write(at: ledger.last, actor: "x") { writer in
                        try writer.recordRegister([], source: source)
                    }
                }
            }
            let refusal = #expect(throws: OperationRefusal.self) { try restore(ledger) }
            #expect(refusal?.code == "blocks-differ")
            #expect(refusal?.description.contains("from block \(shared + 1) on") == true)
            let head = try ledger.head(ledger.path("live.sqlite"))
            let kept = try #require(try restore(ledger, replacing: true).keptAs)
            #expect(try ledger.head(kept) == head)
        }
    }

    @Test(arguments: ["business", "documentOfMonth", "'usage'", "SQLite format"])
    func `a file with a changed byte is refused, and nothing changes`(text: String) throws {
        try with { ledger, backUp in
            try ledger.play(ledger.history.steps.count / 2..<ledger.history.steps.count)
            try backUp("backup.sqlite")
            try backUp("live.sqlite")
            let before = try Data(contentsOf: URL(filePath: ledger.path("live.sqlite")))
            try CopiedLedger.flip(text, in: ledger.backup)
            #expect(throws: (any Error).self) { try restore(ledger, replacing: true) }
            #expect(try Data(contentsOf: URL(filePath: ledger.path("live.sqlite"))) == before)
            #expect(
                try ledger.names() == ["backup.sqlite", "ledger.sqlite", "live.sqlite"]
            )
        }
    }

    @Test func `a ledger that is damaged is restored on request and kept`() throws {
        try with { ledger, backUp in
            try backUp("backup.sqlite")
            let live = ledger.path("live.sqlite")
            try Data(repeating: 7, count: 5_000).write(to: URL(filePath: live))
            try Data("loki".utf8).write(to: URL(filePath: live + "-wal"))
            #expect(throws: LedgerStoreError.notALedger(path: live)) { try restore(ledger) }
            let kept = try #require(try restore(ledger, replacing: true).keptAs)
            #expect(try Data(contentsOf: URL(filePath: kept)).count == 5_000)
            #expect(try Data(contentsOf: URL(filePath: kept + "-wal")) == Data("loki".utf8))
            #expect(try LedgerStore.open(at: live).verify() == [])
        }
    }

    @Test func `pages in the log of either file are neither lost nor left behind`() throws {
        try with { ledger, backUp in
            // A program was killed on each of the two, so that the log holds their last blocks.
            let files = FileManager.default
            func image(_ name: String) throws {
                for ending in ["", "-wal"] {
                    try? files.removeItem(atPath: ledger.path(name + ending))
                    try files.copyItem(
                        atPath: ledger.path + ending,
                        toPath: ledger.path(name + ending)
                    )
                }
            }
            try ledger.addBlock()
            try image("live.sqlite")
            try ledger.addBlock()
            try image("backup.sqlite")
            let head = try ledger.store.read { try $0.head() }
            let outcome = try restore(ledger)
            #expect(outcome.lastBlockBefore == head.sequence - 1)
            #expect(outcome.ledger.head == head)
            #expect(!files.fileExists(atPath: ledger.path("live.sqlite-wal")))
            let live = try LedgerStore.open(at: ledger.path("live.sqlite"))
            #expect(try live.read { try $0.head() } == head)
            #expect(try live.verify() == [])
        }
    }

    @Test func `a ledger that another program has open is not replaced`() throws {
        try with { ledger, backUp in
            try backUp("live.sqlite")
            try ledger.addBlock()
            try backUp("backup.sqlite")
            let live = ledger.path("live.sqlite")
            let other = try LedgerStore.open(at: live)
            try other.read { _ in
                _ = #expect(throws: LedgerStoreError.inUse(path: live)) { try restore(ledger) }
            }
            try other.write(at: ledger.last, actor: "x") { writer in
                try writer.recordRegister([], source: "oma")
                #expect(throws: LedgerStoreError.inUse(path: live)) { try restore(ledger) }
            }
            #expect(try other.verify() == [])
            #expect(try other.read { try $0.head() } == ledger.head(live))
        }
    }
}
