import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Testing

/// Interrupted at any point and run again: the same books as without.
@Suite struct CrashTests {
    @Test(arguments: 100..<106 as Range<UInt64>)
    func `a ledger that is interrupted again and again ends with the same books`(
        seed: UInt64
    ) throws {
        let history = try History(seed: seed)
        let undisturbed = try Books(Playback.inMemory(history, cutting: seed))
        try Playback.withFolder { folder in
            let path = folder.appending(path: "ledger.sqlite").path
            var store = try LedgerStore.create(
                at: path,
                settings: history.settings,
                at: history.beginning,
                actor: "testaaja"
            )
            var random = SplitMix64(seed: seed)
            var interruption = Interruption(path: path, random: SplitMix64(seed: seed &+ 1))
            for step in history.steps {
                while random.chance(60) {
                    let head = try store.read { try $0.head() }
                    store = try interruption.interrupt(step, on: store)
                    #expect(try store.read { try $0.head() } == head)
                }
                var playback = Playback(on: store, in: folder, cutting: random.next())
                try playback.play(step)
                // Whoever does not know that it went through does it again.
                if random.chance(30) { try playback.repeatImport(step) }
            }
            undisturbed.expectSame(as: try Books(store))
            #expect(try store.verify().isEmpty)
        }
    }

    @Test(arguments: 200..<203 as Range<UInt64>)
    func `an import that was killed between files goes on where it stopped`(seed: UInt64) throws {
        let history = try History(seed: seed)
        let undisturbed = try Books(Playback.inMemory(history, cutting: seed))
        try Playback.withFolder { folder in
            let store = try LedgerStore.inMemory(
                settings: history.settings,
                at: history.beginning,
                actor: "testaaja"
            )
            var random = SplitMix64(seed: seed)
            var playback = Playback(on: store, in: folder, cutting: seed)
            for step in history.steps {
                if case .usage(let rows) = step.action {
                    let part = rows.prefix(random.number(0...rows.count))
                    try playback.importUsage(Array(part), step)
                }
                try playback.play(step)
            }
            undisturbed.expectSame(as: try Books(store))
        }
    }
}
