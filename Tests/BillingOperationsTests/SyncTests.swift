import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Ledger
import Metering
import Rating
import Sandbox
import Synchronization
import Tariffs
import Testing

/// A synthetic change API in memory, which fails where it is told to.
private final class FeedSource: ChangeSource {
    struct Failure: Error {}

    let feed: ChangeFeed
    let pageLimit: Int
    /// The last day of which it tells.
    let today: Mutex<Day>
    /// How many calls go well before one fails; nil for all.
    let callsUntilFailure = Mutex<Int?>(nil)
    let calls = Mutex(0)

    init(persons: Int, seed: UInt64, from day: Day, pageLimit: Int) {
        let population = SyntheticPopulation(persons: persons, seed: seed)
        feed = ChangeFeed(population, from: day, changesPerMillion: 150_000)
        self.pageLimit = pageLimit
        today = Mutex(day)
    }

    var list: [UInt8] {
        feed.population.persons.flatMap { Array("\($0.identityCode.text)\n".utf8) }
    }

    func bookingKey(of day: Day) async throws -> Int64 { feed.cursor(at: day) }

    func changes(after key: Int64, of identities: [IdentityCode]) async throws -> SourceAnswer {
        try failIfTold()
        let scope = Self.scope(identities.compactMap(feed.population.place))
        let answer = feed.changesAnswer(
            after: key,
            through: today.withLock { $0 },
            limit: pageLimit,
            scope: scope
        )
        return SourceAnswer(bytes: answer.bytes)
    }

    func baseData(of identities: [IdentityCode], dataGroups: [String]?) async throws -> SourceAnswer
    {
        try failIfTold()
        let scope = Self.scope(identities.compactMap(feed.population.place))
        let answer = feed.baseDataAnswer(on: today.withLock { $0 }, scope: scope)
        return SourceAnswer(bytes: answer.bytes)
    }

    private func failIfTold() throws {
        calls.withLock { $0 += 1 }
        let fails = callsUntilFailure.withLock { left in
            defer { left = left.map { $0 - 1 } }
            return left.map { $0 <= 0 } ?? false
        }
        if fails { throw Failure() }
    }

    /// What the permit of the example's municipality grants.
    private static func scope(_ places: [Int]) -> ChangeFeed.Scope {
        ChangeFeed.Scope(
            places: places,
            dataGroups: ["HENKILON_NIMI", "KOTIKUNTA", "VAKINAINEN_KOTIMAINEN_OSOITE"]
        )
    }

    /// All that happened to everybody until a day.
    func truth(from day: Day) -> AnswerTruth {
        feed.changesAnswer(
            after: feed.cursor(at: day),
            through: today.withLock { $0 },
            limit: .max,
            scope: Self.scope(Array(feed.population.persons.indices))
        ).truth
    }
}

@Suite struct SyncTests {
    private static let connection: ConnectionID = "esimerkkila-varhaiskasvatus"
    private static let firstDay = Day(number: 20_514)
    private static let now = Instant(milliseconds: 1_774_000_000_000)

    private func ledger() throws -> LedgerStore {
        let store = try LedgerStore.inMemory(
            settings: LedgerSettings(
                isPractice: true,
                digestKey: [UInt8](repeating: 7, count: DigestKey.length),
                fingerprintSeed: 1
            ),
            at: Self.now,
            actor: "test"
        )
        let register = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "examples/register.toml").path
        _ = try ImportRegister(
            store: store,
            tariffs: .shipped,
            occasion: Occasion(now: Self.now, actor: "test")
        ).take(register, correcting: false, isDryRun: false)
        return store
    }

    private func sync(_ store: LedgerStore) -> RunSync {
        RunSync(store: store, actor: "test", clock: { Self.now })
    }

    private func request(
        _ source: FeedSource,
        buckets: Int? = nil,
        from: Day? = firstDay,
        kind: SyncKind = .changes
    ) -> RunSync.Request {
        RunSync.Request(
            connection: Self.connection,
            identities: IdentityList(lines: source.list, name: "list"),
            kind: kind,
            buckets: buckets,
            from: from
        )
    }

    private func counts(_ store: LedgerStore) throws -> RecordCounts {
        try store.read { reader in
            var counts = RecordCounts.zero
            try reader.deliveries(of: Self.connection) { counts = try counts.adding($0.counts) }
            return counts
        }
    }

    @Test(arguments: [1, 7]) func `each change is counted once, in however many buckets and pages`(
        buckets: Int
    ) async throws {
        let store = try ledger()
        let source = FeedSource(persons: 300, seed: 5, from: Self.firstDay, pageLimit: 4)
        source.today.withLock { $0 = Self.firstDay.adding(days: 9) }
        let run = try await sync(store).run(request(source, buckets: buckets), from: source)
        let truth = source.truth(from: Self.firstDay)
        #expect(truth.counts.personChange > 40)
        #expect(run.records == truth.counts.personChange)
        #expect(run.ending?.outcome == .completed)
        #expect(try counts(store) == truth.counts)
    }

    @Test func `the next run goes on from the booking keys of the last`() async throws {
        let store = try ledger()
        let source = FeedSource(persons: 200, seed: 6, from: Self.firstDay, pageLimit: 10)
        for day in 0..<20 {
            source.today.withLock { $0 = Self.firstDay.adding(days: day) }
            let from = day == 0 ? Self.firstDay : nil
            _ = try await sync(store).run(request(source, buckets: 3, from: from), from: source)
        }
        #expect(try counts(store) == source.truth(from: Self.firstDay).counts)
        #expect(try store.read { try $0.syncRuns() }.count == 20)
        #expect(try store.verify().isEmpty)
    }

    @Test(arguments: 0..<12) func `a run that breaks off anywhere loses and doubles nothing`(
        calls: Int
    ) async throws {
        let store = try ledger()
        let source = FeedSource(persons: 200, seed: 8, from: Self.firstDay, pageLimit: 5)
        source.today.withLock { $0 = Self.firstDay.adding(days: 7) }
        source.callsUntilFailure.withLock { $0 = calls }
        await #expect(throws: FeedSource.Failure.self) {
            try await sync(store).run(request(source, buckets: 3), from: source)
        }
        let broken = try #require(try store.read { try $0.syncRuns() }.first)
        #expect(broken.pages == calls)
        #expect(broken.ending?.outcome == .failed)
        source.callsUntilFailure.withLock { $0 = nil }
        _ = try await sync(store).run(request(source, from: nil), from: source)
        #expect(try counts(store) == source.truth(from: Self.firstDay).counts)
        try store.rebuild()
        #expect(try store.verify().isEmpty)
    }

    @Test func `base data goes on after a break with the identities that are left`() async throws {
        let store = try ledger()
        let source = FeedSource(persons: 2_500, seed: 9, from: Self.firstDay, pageLimit: 5)
        source.callsUntilFailure.withLock { $0 = 2 }
        let asked = request(source, kind: .baseData)
        await #expect(throws: FeedSource.Failure.self) {
            try await sync(store).run(asked, from: source)
        }
        source.callsUntilFailure.withLock { $0 = nil }
        let run = try await sync(store).run(asked, from: source)
        #expect(run.pages == 1)
        #expect(try counts(store).personChange == 2_500)
    }

    @Test func `asking for the same range again is a redelivery, and not billed twice`()
        async throws
    {
        let store = try ledger()
        let source = FeedSource(persons: 200, seed: 10, from: Self.firstDay, pageLimit: 1_000)
        source.today.withLock { $0 = Self.firstDay.adding(days: 3) }
        for _ in 0..<2 { _ = try await sync(store).run(request(source), from: source) }
        let draft = try RunBilling(
            store: store,
            tariffs: .shipped,
            occasion: Occasion(now: Self.now, actor: "test")
        ).dryRun(BillingMonth(containing: Self.firstDay))
        let records = source.truth(from: Self.firstDay).counts.personChange
        let redelivered = draft.settlements.filter { $0.fate == .redelivered }
        #expect(redelivered.map(\.counts.personChange).reduce(0, +) == records)
    }

    @Test func `a run that a younger one has overtaken takes no further page`() async throws {
        let store = try ledger()
        let source = FeedSource(persons: 50, seed: 11, from: Self.firstDay, pageLimit: 5)
        let older = try store.write(at: Self.now, actor: "test") { writer in
            try writer.beginSync(
                SyncBeginning(
                    connection: Self.connection,
                    kind: .changes,
                    cursors: [0],
                    identities: 50,
                    cover: nil
                )
            )
        }
        _ = try await sync(store).run(request(source), from: source)
        let before = try counts(store)
        let late = Delivery(
            id: "late",
            connection: Self.connection,
            deliveredAt: Self.now,
            counts: RecordCounts(personChange: 3)
        )
        #expect(throws: SyncConflict.superseded(Self.connection)) {
            try store.write(at: Self.now, actor: "test") { writer in
                _ = try writer.recordPage(late, of: older, bucket: 0)
            }
        }
        #expect(try counts(store) == before)
    }

    @Test func `a connection that nothing covers does not start, and nothing is asked`()
        async throws
    {
        let store = try ledger()
        let source = FeedSource(persons: 50, seed: 12, from: Self.firstDay, pageLimit: 5)
        let farOff = Instant(milliseconds: 2_405_000_000_000)
        let late = RunSync(store: store, actor: "test", clock: { farOff })
        var asked = request(source)
        asked.connection = "esimerkki-asiakkaat"
        await #expect(throws: OperationRefusal.self) { try await late.run(asked, from: source) }
        #expect(source.calls.withLock { $0 } == 0)
        #expect(try store.read { try $0.syncRuns() }.isEmpty)
    }

    @Test func `the first run needs a day, and the number of buckets stays`() async throws {
        let store = try ledger()
        let source = FeedSource(persons: 50, seed: 13, from: Self.firstDay, pageLimit: 5)
        #expect(throws: OperationRefusal.self) {
            try sync(store).plan(request(source, from: nil))
        }
        _ = try await sync(store).run(request(source, buckets: 3), from: source)
        #expect(throws: OperationRefusal.self) {
            try sync(store).plan(request(source, buckets: 4, from: nil))
        }
        #expect(try sync(store).plan(request(source, from: nil)).buckets == 3)
    }

    @Test func `lines without a code are told by their number and left out`() {
        let code = SyntheticPopulation(persons: 1, seed: 1).persons[0].identityCode.text
        let bytes = Array("\u{feff}\(code)\r\n\n oops \n\(code)\n".utf8)
        let list = IdentityList(lines: bytes, name: "persons.txt")
        #expect(list.codes.count == 1)
        #expect(list.diagnostics.map(\.line) == [3])
        #expect(!"\(list.diagnostics)".contains("oops"))
    }
}
