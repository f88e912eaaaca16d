import BillingPrimitives
import Licensing
import Metering
import Reporting
import Testing

@Suite struct OperationalReconciliationTests {
    // MARK: Matching

    @Test(arguments: [
        ("x-1", nil, true), ("x-1", "m-1", true), ("m-1", "m-1", true), ("other", "m-1", false),
    ])
    func `a delivery is matched by request id or message id, and else by circumstances`(
        id: String,
        messageID: String?,
        isByID: Bool
    ) {
        let result = reconcile([delivery(id, 0)], [entry("x-1", 100, messageID: messageID)])
        #expect(result.pairs.map(\.evidence) == [isByID ? .id : .circumstances])
        #expect(result.agrees)
    }

    @Test(
        arguments: [
            (0, 5_000, nil, true), (0, 5_001, nil, false), (5_000, 0, nil, true),
            (5_001, 0, nil, false), (0, 0, 9_000, true), (0, 0, 9_001, false),
        ] as [(Int64, Int64, Int64?, Bool)]
    )
    func `without an id, time is within the tolerance and the answer no larger than the response`(
        deliveredAt: Int64,
        respondedAt: Int64,
        bytes: Int64?,
        matches: Bool
    ) {
        let result = reconcile(
            [delivery("d", deliveredAt, bytes: bytes)],
            [
                entry("x", respondedAt), entry(nil, -9_000, method: "GET"),
                entry(nil, 20_000, method: "GET"),
            ]
        )
        #expect(result.pairs.count == (matches ? 1 : 0))
        #expect(result.deliveriesAlone.count == (matches ? 0 : 1))
        #expect(result.entriesAlone.count == (matches ? 0 : 1))
    }

    @Test func `the nearest in time wins, and each entry is used once`() {
        let result = reconcile(
            [delivery("d-1", 0), delivery("d-2", 2_000), delivery("d-3", 2_500)],
            [entry("x-1", 300), entry("x-2", 2_400)]
        )
        #expect(result.pairs.map(\.delivery.id) == ["d-1", "d-3"])
        #expect(result.pairs.map(\.entry.requestID) == ["x-1", "x-2"])
        #expect(result.deliveriesAlone.map(\.id) == ["d-2"])
    }

    @Test func `of calls that failed and went through under one message id, the latter is meant`() {
        let result = reconcile(
            [delivery("m", 900)],
            [
                entry("x-1", 1_000, messageID: "m", succeeded: false),
                entry("x-2", 3_000, messageID: "m"),
            ]
        )
        #expect(result.pairs.map(\.entry.requestID) == ["x-2"])
        #expect(result.leftOut[.failed]?.count == 1)
        #expect(result.agrees)
    }

    @Test func `a message id that very many calls have names none of them`() {
        let calls = (0...100).map { entry("x-\($0)", Int64($0) * 60_000, messageID: "m") }
        #expect(reconcile([delivery("m", 30_000)], calls).pairs.isEmpty)
        #expect(reconcile([delivery("m", 30_000)], Array(calls.dropLast())).pairs.count == 1)
    }

    @Test(
        arguments: [
            (entry("d", of: "FI/MUN/9999001-5/b", 0), [.connection]),
            (entry("d", of: "FI-TEST/MUN/9999000-7/a", 0), [.connection]),
            (entry("d", 5_001), [.time]), (entry("d", 0, bytes: 4_999), [.size]),
            (entry("d", 0, succeeded: false), [.outcome]), (entry("d", 0, status: 404), [.outcome]),
            (entry("d", 0, method: "GET"), [.outcome]), (entry("d", 0, bytes: nil), []),
            (entry("d", -6_000, bytes: 1, status: 500), [.time, .size, .outcome]),
        ] as [(OperationalEntry, [OperationalReconciliation.Difference])]
    )
    func `a pair with one id tells in what it disagrees`(
        entry: OperationalEntry,
        differences: [OperationalReconciliation.Difference]
    ) {
        let result = reconcile([delivery("d", 0, bytes: 5_000)], [entry])
        #expect(result.pairs.map(\.differences) == [differences])
        #expect(result.agrees == differences.isEmpty)
    }

    // MARK: Entries

    @Test(
        arguments: [
            (entry("x", 0, succeeded: false), .failed), (entry("x", 0, status: 500), .failed),
            (entry("x", 0, method: nil, path: "/api/v1/kirjausavain/*"), .bookingKey),
            (entry("x", 0, path: "/api/v1/muutokset"), .delivery),
            (entry("x", 0, method: nil, path: "/api/v1/perustiedot-vko"), .delivery),
            (entry("x", 0, method: "GET"), .bookingKey), (entry("x", 0), .delivery),
            (entry("x", 0, method: nil, path: "/api/v1/muu", status: nil), .undecided),
        ] as [(OperationalEntry, OperationalEntry.Nature)]
    )
    func `what a call was is told by its end, its endpoint and its method`(
        entry: OperationalEntry,
        nature: OperationalEntry.Nature
    ) {
        #expect(entry.nature == nature)
        let isFinding = nature == .delivery || nature == .undecided
        #expect(reconcile([], [entry]).entriesAlone.count == (isFinding ? 1 : 0))
    }

    @Test func `only a small answer of an unknown call may be a booking key`() {
        #expect(entry("x", 0, bytes: 2_048, method: nil).mayBeBookingKey)
        #expect(!entry("x", 0, bytes: 2_049, method: nil).mayBeBookingKey)
        #expect(!entry("x", 0, bytes: 100).mayBeBookingKey)
    }

    @Test func `one call that both sides noted, in files that overlap, is one entry`() {
        let client = entry("x", 1_000, method: nil)
        let producer = entry("x", 400, side: .producer, path: "/api/v1/muutokset")
        let result = reconcile(
            [delivery("d", 1_000)],
            [client, entry(nil, 0)],
            [producer, client]
        )
        #expect(result.pairs.map(\.entry.respondedAt) == [.after(1_000)])
        #expect(result.pairs.map(\.entry.path) == ["/api/v1/muutokset"])
        #expect(result.entriesAlone.count == 1)
    }

    @Test func `a call that failed on one side failed`() {
        let result = reconcile(
            [],
            [entry("x", 0, succeeded: false), entry("x", 0, side: .producer)]
        )
        #expect(result.leftOut[.failed]?.count == 1)
    }

    @Test func `where connections share a subsystem, the represented party tells whose it is`() {
        let shared = "FI/COM/9999002-3/palvelu"
        let sharing = register([("a", shared), ("b", shared)])
        let deliveries = [delivery("d-a", 0), delivery("d-b", on: "b", 0)]
        let result = reconcile(
            deliveries,
            [
                entry("x-1", of: shared, 10, party: "9999001-5"),
                entry("x-2", of: shared, 20, party: "9999000-7"),
            ],
            register: sharing
        )
        #expect(result.agrees)
        #expect(result.pairs.map(\.entry.requestID) == ["x-2", "x-1"])
        // Nobody's business id: the call is of none of them.
        let foreign = [entry("x-3", of: shared, 10, party: "9999002-3")]
        #expect(
            reconcile(deliveries, foreign, register: sharing).entriesAlone.map(\.connections) == [
                []
            ]
        )
    }

    // MARK: What the logs cover

    @Test func `the log of a client's side says nothing of other clients`() {
        let others = [delivery("d", on: "b", 0)]
        #expect(reconcile(others, [entry(nil, 0, method: "GET")]).uncovered.count == 1)
        let service = [entry(nil, 0, side: .producer, method: "GET")]
        #expect(reconcile(others, service).deliveriesAlone.count == 1)
    }

    @Test func `the log of the service covers its own X-Road instance`() {
        let both = register([("a", "FI-TEST/MUN/9999000-7/a"), ("b", nil)])
        let result = reconcile(
            [delivery("d-a", 0), delivery("d-b", on: "b", 0)],
            [entry(nil, 0, side: .producer, method: "GET")],
            register: both
        )
        #expect(result.uncovered.map(\.id) == ["d-a", "d-b"])
        #expect(result.agrees)
    }

    @Test func `between two logs nothing is missing, and outside them nothing is told`() {
        let hour: Int64 = 3_600_000
        let (early, late) = ([entry("x-1", 0)], [entry("x-2", 2 * hour)])
        let result = reconcile(
            [-hour, 0, 4_000, hour, 2 * hour, 3 * hour].map { delivery("d\($0)", $0) },
            early,
            late
        )
        #expect(result.pairs.count == 2)
        #expect(result.deliveriesAlone.map(\.deliveredAt) == [.after(4_000)])
        #expect(result.uncovered.map(\.deliveredAt) == [.after(hour)])
    }

    @Test func `without entries nothing is compared`() {
        let result = reconcile([delivery("d", 0)], [])
        #expect(result.period == nil)
        #expect(result.agrees)
    }

    @Test func `narrowed to a connection, the matches are those of the whole`() {
        let result = reconcile(
            [delivery("x-1", 0), delivery("x-2", on: "b", 0), delivery("d", on: "b", 3_000)],
            [
                entry("x-1", 0, side: .producer),
                entry("x-2", of: "FI/MUN/9999001-5/b", 0, side: .producer),
                entry("x-3", 3_000, side: .producer), entry("x-4", 9_000, succeeded: false),
            ]
        ).narrowed(to: "a", subsystem: XRoadSubsystem("FI/MUN/9999000-7/a"))
        #expect(result.pairs.map(\.delivery.id) == ["x-1"])
        #expect(result.deliveriesAlone.isEmpty)
        #expect(result.entriesAlone.map(\.entry.requestID) == ["x-3"])
        #expect(result.leftOut[.failed]?.count == 1)
    }
}
