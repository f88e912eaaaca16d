import BillingPrimitives
import BillingStore
import Ledger
import Metering
import Rating
import Testing

@Suite struct ReadingTests {
    private static func run(_ store: LedgerStore, _ month: String) throws {
        try store.write(at: Fixture.noon, actor: "testaaja") { writer throws in
            let cutOff = try writer.reader.head().sequence
            try writer.recordRun(try Fixture.run(month, cutOff: cutOff), documents: [])
        }
    }

    private static func open(_ store: LedgerStore, through day: String) throws -> [Int64] {
        let day = try #require(Day(day))
        return try store.read { try $0.openReadings(through: day) }.map(\.counts.personChange)
    }

    @Test func `readings are the sums of all batches`() throws {
        let store = try Fixture.inMemory()
        let deliveries = Fixture.deliveries(400, seed: 11)
        for start in stride(from: 0, to: 400, by: 100) {
            try store.post(Array(deliveries[start..<start + 100]))
        }
        let readings = try store.read { try $0.readings() }
        #expect(readings.reduce(0) { $0 + $1.deliveries } == 400)
        for reading in readings {
            let same = deliveries.filter { DailyReading(of: $0, epoch: 0).key == reading.key }
            #expect(reading.deliveries == Int64(same.count))
            #expect(reading.counts.personChange == same.reduce(0) { $0 + $1.counts.personChange })
            #expect(try store.read { try $0.split(reading.key) }.count == same.count)
        }
    }

    @Test func `what a run saw is settled, and what comes later waits for the next`() throws {
        let store = try Fixture.inMemory()
        try store.post([
            try Fixture.delivery("a", at: "2026-03-10T10:00:00Z", records: 1),
            try Fixture.delivery("b", at: "2026-04-10T10:00:00Z", records: 2),
        ])
        #expect(try Self.open(store, through: "2026-03-31") == [1])
        try Self.run(store, "2026-03")
        #expect(try Self.open(store, through: "2026-03-31") == [])
        #expect(try Self.open(store, through: "2026-04-30") == [2])
        try store.post([try Fixture.delivery("c", at: "2026-03-11T10:00:00Z", records: 4)])
        #expect(try Self.open(store, through: "2026-04-30") == [4, 2])
        try Self.run(store, "2026-04")
        #expect(try Self.open(store, through: "2026-05-31") == [])
    }

    @Test func `splitting a reading finds the deliveries of its epoch only`() throws {
        let store = try Fixture.inMemory()
        try store.post([try Fixture.delivery("a")])
        try Self.run(store, "2026-03")
        try store.post([try Fixture.delivery("b")])
        let readings = try store.read { try $0.readings() }
        #expect(readings.map(\.key.epoch) == [0, 1])
        let ids = try readings.map { reading in
            try store.read { try $0.split(reading.key) }.map(\.deliveryID)
        }
        #expect(ids == [["a"], ["b"]])
    }

    @Test func `a repeated and an overlapping range are told from plain ones`() throws {
        let store = try Fixture.inMemory()
        try store.post([
            try Fixture.delivery("a", at: "2026-03-10T10:00:00Z", cursors: 0...10, digest: "x"),
            try Fixture.delivery("b", at: "2026-03-11T10:00:00Z", cursors: 10...20, digest: "y"),
        ])
        #expect(try store.read { try $0.contestedDays() }.isEmpty)
        try store.post([
            try Fixture.delivery("c", at: "2026-03-12T10:00:00Z", cursors: 0...10, digest: "x"),
            try Fixture.delivery("d", at: "2026-03-13T10:00:00Z", cursors: 15...25, digest: "z"),
            try Fixture.delivery("e", at: "2026-03-14T10:00:00Z", cursors: 25...30, digest: "v"),
            try Fixture.delivery("f", "toinen", at: "2026-03-14T10:00:00Z", cursors: 0...10),
        ])
        let (days, standings) = try store.read { reader throws in
            var standings: [String?: RangeStanding] = [:]
            for reading in try reader.readings() {
                for one in try reader.split(reading.key) {
                    standings[one.deliveryID] = one.standing
                }
            }
            return (try reader.contestedDays(), standings)
        }
        #expect(days.map(\.day.parts.day).sorted() == [10, 11, 12, 13])
        #expect(
            standings == [
                "a": .plain, "b": .plain, "c": .redelivery, "d": .overlapping, "e": .plain,
                "f": .plain,
            ]
        )
    }

    @Test func `what a run settled stays the original of what is delivered again`() throws {
        let store = try Fixture.inMemory()
        try store.post([
            try Fixture.delivery("b", at: "2026-03-11T10:00:00Z", cursors: 0...10, digest: "x")
        ])
        try Self.run(store, "2026-03")
        try store.post([
            try Fixture.delivery("a", at: "2026-03-10T10:00:00Z", cursors: 0...10, digest: "x")
        ])
        let readings = try store.read { reader throws in
            try reader.readings().flatMap { try reader.split($0.key) }
        }
        let standings = Dictionary(
            uniqueKeysWithValues: readings.map { ($0.deliveryID, $0.standing) }
        )
        #expect(standings == ["a": .redelivery, "b": .plain])
    }

    @Test func `a delivery is found by its id and by its place`() throws {
        let store = try Fixture.inMemory()
        let deliveries = Fixture.deliveries(200, seed: 12)
        try store.post(deliveries)
        try store.read { reader throws in
            for delivery in deliveries.prefix(20) {
                #expect(
                    try reader.delivery(of: delivery.connection, id: delivery.id) == delivery
                )
                let reading = DailyReading(of: delivery, epoch: 0)
                let place = try reader.split(reading.key)
                    .first { $0.deliveryID == delivery.id }?.place
                #expect(try reader.delivery(at: #require(place)) == delivery)
            }
            #expect(try reader.delivery(of: "yhteys-1", id: "tuntematon") == nil)
        }
    }

    @Test func `deliveries of a span of days are those of its days in Helsinki`() throws {
        let store = try Fixture.inMemory()
        try store.post([
            try Fixture.delivery("a", at: "2026-03-30T20:59:59Z"),
            try Fixture.delivery("b", at: "2026-03-30T21:00:00Z"),
            try Fixture.delivery("c", at: "2026-04-30T20:59:59Z"),
            try Fixture.delivery("d", at: "2026-04-30T21:00:00Z"),
        ])
        var ids: [String] = []
        let (first, last) = (Day(year: 2026, month: 3, day: 31), Day(year: 2026, month: 4, day: 30))
        try store.read { try $0.deliveries(from: first, through: last) { ids.append($0.id) } }
        #expect(ids == ["b", "c"])
    }
}
