import BillingOperations
import BillingPrimitives
import BillingStore
import Testing

/// What is always true, on histories made from seeds.
@Suite struct LawTests {
    @Test(arguments: 0..<12 as Range<UInt64>)
    func `everything delivered is one thing, once, and what is issued stays`(
        seed: UInt64
    ) throws {
        let history = try History(seed: seed)
        var documents = DocumentLaw()
        let store = try Playback.inMemory(history, cutting: seed) { playback, step in
            try documents.expectUnchanged(playback.store)
            guard case .run(let month) = step.action else { return }
            let again = try step.billing(on: playback.store).run(month)
            #expect(again.wasRunBefore)
            try documents.expectUnchanged(playback.store)
        }
        let usage = UsageLaw(store: store, history: history)
        try usage.expectBalance()
        try usage.expectEachSettledOnce()
        try usage.expectDecided()
        try usage.expectSingleOnce()
        try usage.expectHeldSingly()
        try usage.expectLinesOfUsage()
        let money = MoneyLaw(store: store, history: history)
        try money.expectSums()
        try money.expectOneSetupFee()
        try money.expectNoMoreThanLeft()
        try DocumentLaw.expectNumbers(store, isPractice: history.isPractice)
        try DocumentLaw.expectReplay(store)
        try ExplanationLaw.expectEvery(store)
        try store.rebuild()
        try documents.expectUnchanged(store)
        #expect(try store.verify().isEmpty)
    }

    @Test(arguments: 400..<412 as Range<UInt64>)
    func `the order in which usage arrives within a month changes nothing`(seed: UInt64) throws {
        let history = try History(seed: seed)
        let books = try Books(Playback.inMemory(history, cutting: seed))
        let shuffled = try Playback.inMemory(history, cutting: seed &+ 99, isShuffled: true)
        books.expectSame(as: try Books(shuffled))
    }
}
