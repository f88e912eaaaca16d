import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Testing

/// A ledger of a random history and the files beside it.
struct CopiedLedger {
    let folder: URL
    let history: History
    let store: LedgerStore

    var path: String { path("ledger.sqlite") }
    var backup: String { path("backup.sqlite") }
    var occasion: Occasion { Occasion(now: last, actor: "testaaja") }
    var last: Instant { history.steps[history.steps.count - 1].now }

    static func with(seed: UInt64, _ body: (CopiedLedger) throws -> Void) throws {
        let history = try History(seed: seed)
        try Playback.withFolder { folder in
            let store = try LedgerStore.create(
                at: folder.appending(path: "ledger.sqlite").path,
                settings: history.settings,
                at: history.beginning,
                actor: "testaaja"
            )
            try body(CopiedLedger(folder: folder, history: history, store: store))
        }
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Plays the steps of a part of the history.
    func play(_ steps: Range<Int>) throws {
        var playback = Playback(on: store, in: folder, cutting: history.seed)
        for step in history.steps[steps] { try playback.play(step) }
    }

    func playAll() throws { try play(0..<history.steps.count) }

    /// Records one more block.
    func addBlock() throws {
        _ = try store.write(at: last, actor: "testaaja") { writer in
            try writer.recordRegister([], source: "lisää.toml")
        }
    }

    func head(_ path: String) throws -> LedgerReader.Head {
        try LedgerStore.open(at: path, readOnly: true).read { try $0.head() }
    }

    /// What is in the folder but for the playback's files.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.contains("sqlite") && !$0.hasPrefix("ledger.sqlite-") }.sorted()
    }

    /// Changes a byte in the middle of a text that the file holds.
    static func flip(_ text: String, in path: String) throws {
        var bytes = try Data(contentsOf: URL(filePath: path))
        let place = try #require(bytes.range(of: Data(text.utf8)))
        bytes[place.lowerBound + 2] ^= 1
        try bytes.write(to: URL(filePath: path))
    }
}
