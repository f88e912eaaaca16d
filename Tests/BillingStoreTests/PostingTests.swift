import BillingPrimitives
import BillingStore
import Foundation
import Ledger
import Metering
import Testing

@Suite struct PostingTests {
    @Test func `deliveries are read as they were posted, by connection and time`() throws {
        let store = try Fixture.inMemory()
        let deliveries = Fixture.deliveries(300, seed: 1)
        try store.post(Array(deliveries.prefix(100)))
        try store.post(Array(deliveries.dropFirst(100)))
        let sorted = deliveries.sorted {
            ($0.connection, $0.deliveredAt, $0.id) < ($1.connection, $1.deliveredAt, $1.id)
        }
        #expect(try store.all() == sorted)
        #expect(
            try store.all("yhteys-3") == sorted.filter { $0.connection == "yhteys-3" }
        )
    }

    @Test func `a delivery is recorded once for ever, also by another program`() throws {
        try Fixture.withFile { store, fixture in
            let deliveries = Fixture.deliveries(50, seed: 2)
            let first = try store.post(deliveries)
            #expect(first.posted == 50)
            #expect(first.records == deliveries.reduce(0) { $0 + $1.counts.personChange })
            let head = try store.read { try $0.head() }
            let other = try LedgerStore.open(at: fixture.path)
            let again = try other.post(deliveries.reversed())
            #expect((again.posted, again.alreadyRecorded) == (0, 50))
            #expect(again.conflicts.isEmpty)
            #expect(try store.read { try $0.head() } == head)
        }
    }

    @Test func `a row that is in a batch twice is posted once`() throws {
        let store = try Fixture.inMemory()
        let delivery = try Fixture.delivery("a")
        let posting = try store.post([delivery, try Fixture.delivery("b"), delivery])
        #expect((posting.posted, posting.alreadyRecorded) == (2, 1))
    }

    @Test func `the same id with other content is a conflict, and nothing of it is stored`() throws
    {
        let store = try Fixture.inMemory()
        try store.post([try Fixture.delivery("a")])
        let posting = try store.post([
            try Fixture.delivery("b"), try Fixture.delivery("a", records: 11),
            try Fixture.delivery("b", records: 1), try Fixture.delivery("a"),
            try Fixture.delivery("a", "toinen", records: 11),
        ])
        #expect((posting.posted, posting.alreadyRecorded) == (2, 1))
        #expect(posting.conflicts.map(\.row) == [1, 2])
        #expect(posting.conflicts.map(\.line) == [3, 4])
        #expect(posting.conflicts.map(\.id) == ["a", "b"])
        #expect(try store.all().map(\.counts.personChange) == [10, 10, 11])
    }

    @Test func `a digest that the source gave decides whether content is the same`() throws {
        let store = try Fixture.inMemory()
        try store.post([try Fixture.delivery("a", digest: "d1")])
        let same = try store.post([try Fixture.delivery("a", records: 99, digest: "d1")])
        #expect(same.alreadyRecorded == 1)
        let other = try store.post([try Fixture.delivery("a", digest: "d2")])
        #expect(other.conflicts.count == 1)
    }

    @Test func `the order of rows in a batch changes nothing on the ledger`() throws {
        let deliveries = Fixture.deliveries(500, seed: 3)
        var random = SplitMix64(seed: 3)
        let heads = try (0..<3).map { _ in
            let store = try Fixture.inMemory()
            try store.post(deliveries.shuffled(using: &random))
            return try store.read { try $0.head() }
        }
        #expect(Set(heads).count == 1)
    }

    @Test func `what throws in a transaction leaves nothing behind`() throws {
        struct Stop: Error {}
        let store = try Fixture.inMemory()
        try store.post(Fixture.deliveries(20, seed: 4))
        let head = try store.read { try $0.head() }
        var batch = DeliveryBatch()
        for delivery in Fixture.deliveries(100, seed: 5) { batch.append(delivery) }
        #expect(throws: Stop.self) {
            try store.write(at: Fixture.noon, actor: "testaaja") { writer throws in
                let posting = try writer.recordUsage(batch, source: "a")
                #expect(posting.posted == 100)
                #expect(try writer.reader.head().sequence == head.sequence + 1)
                throw Stop()
            }
        }
        #expect(try store.read { try $0.head() } == head)
        #expect(try store.verify().isEmpty)
        #expect(try store.post(Fixture.deliveries(100, seed: 5)).posted == 100)
    }

    @Test func `recorded time never runs backwards`() throws {
        let store = try Fixture.inMemory()
        try store.post([try Fixture.delivery("a")], at: Instant(milliseconds: 0))
        #expect(try store.read { try $0.head() }.recordedAt == Fixture.noon)
    }

    @Test func `two stores write to one file at once and nothing is lost or repeated`() async throws
    {
        let fixture = try Fixture()
        defer { try? FileManager.default.removeItem(at: fixture.folder) }
        let path = fixture.path
        let store = try LedgerStore.create(
            at: path,
            settings: Fixture.settings,
            at: Fixture.noon,
            actor: "testaaja"
        )
        // Both post all batches, so that each delivery comes from two sides at once.
        let posted = try await withThrowingTaskGroup(of: Int.self) { group in
            for side in 0..<2 {
                group.addTask {
                    let store = try LedgerStore.open(at: path)
                    return try (0..<12).reduce(0) { sum, index in
                        let seed = UInt64(side == 0 ? index : 11 - index)
                        return sum + (try store.post(Fixture.deliveries(80, seed: seed)).posted)
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(posted == 12 * 80)
        #expect(try store.all().count == 12 * 80)
        #expect(try store.verify().isEmpty)
    }
}
