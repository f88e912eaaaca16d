import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Testing

/// What is always true, on histories made from seeds.
@Suite struct LawTests {
    private static let seeds: Range<UInt64> = 0..<16

    @Test(arguments: seeds)
    func `everything delivered is exactly one thing, once, and stands on one line`(
        seed: UInt64
    ) throws {
        let history = try History(seed: seed)
        let store = try Playback.inMemory(history, cutting: seed)
        let usage = UsageLaw(store: store, history: history)
        try usage.expectBalance()
        try usage.expectEachSettledOnce()
        try usage.expectSingleOnce()
        try usage.expectLinesOfUsage()
        let money = MoneyLaw(store: store, history: history)
        try money.expectSums()
        try money.expectOneSetupFee()
        try DocumentLaw.expectNumbers(store, isPractice: history.isPractice)
        try DocumentLaw.expectReplay(store)
    }

    @Test(arguments: seeds)
    func `issued bytes stay whatever comes later, and a month that was run is not run again`(seed: UInt64) throws {
        let history = try History(seed: seed)
        var law = DocumentLaw()
        let store = try Playback.inMemory(history, cutting: seed) { playback, step in
            try law.expectUnchanged(playback.store)
            if case .run(let month) = step.action {
                // Running again issues nothing and says what was issued.
                let again = try step.billing(on: playback.store).run(month)
                #expect(again.wasRunBefore)
                #expect(again.documents.allSatisfy { law.bytes[$0.number] != nil })
            }
            try law.expectUnchanged(playback.store)
        }
        try store.rebuild()
        try law.expectUnchanged(store)
        #expect(try store.verify().isEmpty)
    }

    @Test(arguments: seeds)
    func `the order in which usage arrives within a month changes nothing`(seed: UInt64) throws {
        let history = try History(seed: seed)
        let books = try Books(Playback.inMemory(history, cutting: seed))
        let shuffled = try Playback.inMemory(history, cutting: seed &+ 99, isShuffled: true)
        books.expectSame(as: try Books(shuffled))
    }
}
