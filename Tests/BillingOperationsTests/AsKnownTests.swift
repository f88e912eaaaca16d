import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Ledger
import Metering
import Rating
import Testing

/// A ledger read as it was known at a point of its life.
@Suite struct AsKnownTests {
    /// What the reading commands build on.
    private struct Sight: Equatable {
        var head: LedgerReader.Head
        var documents: [Document]
        var readings: [DailyReading]
        var settlements: [Settlement]
        var decisions: [RecordedDecision]
        var connections: Set<ConnectionID>
        var held: [String]
        var incidents: [String]

        init(_ store: LedgerStore, at step: History.Step) throws {
            (head, documents, readings, settlements, decisions, connections) = try store.read {
                (
                    try $0.head(), try $0.documents(), try $0.readings(), try $0.settlements(),
                    try $0.decisions(), try $0.connections()
                )
            }
            held = try FindHeldUsage(store: store, tariffs: step.tariffs, occasion: step.occasion)
                .deliveries().map(\.delivery.id).sorted()
            incidents = try FindIncidents(store: store, occasion: step.occasion)
                .incidents().map(\.id).sorted()
        }
    }

    @Test(arguments: 0..<3 as Range<UInt64>)
    func `what was seen at any time is seen again as known then`(seed: UInt64) throws {
        let history = try History(seed: seed)
        var seen: [(sight: Sight, step: History.Step)] = []
        let store = try Playback.inMemory(history, cutting: seed) { playback, step in
            seen.append((try Sight(playback.store, at: step), step))
        }
        let read = ReadAsKnown(store: store)
        for (sight, step) in seen {
            let then = try read.store(at: .block(sight.head.sequence))
            #expect(try Sight(then, at: step) == sight)
        }
        let last = try #require(seen.last)
        let now = try read.store(at: .instant(last.sight.head.recordedAt))
        #expect(try Sight(now, at: last.step) == last.sight)
    }

    @Test func `a point is an instant or a block, and neither before the first nor after the last`()
        throws
    {
        #expect(LedgerPoint("12") == .block(12))
        let instant = try #require(Instant("2026-04-01T06:00:00Z"))
        #expect(LedgerPoint("2026-04-01T09:00:00+03:00") == .instant(instant))
        #expect(LedgerPoint("0") == nil)
        #expect(LedgerPoint("2026-04-01") == nil)
        let ledger = try HeldLedger()
        let read = ReadAsKnown(store: ledger.store)
        let head = try ledger.store.read { try $0.head() }
        let early = Instant(milliseconds: 0)
        for point in [LedgerPoint.block(head.sequence + 1), .instant(early)] {
            #expect {
                _ = try read.store(at: point)
            } throws: {
                ($0 as? OperationRefusal)?.code == "not-known-yet"
            }
        }
    }
}
