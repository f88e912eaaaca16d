import BillingPrimitives
import Licensing
import Metering
import Reporting
import Testing

@Suite struct UsageDriftTests {
    /// Four weeks before 2026-06-01.
    private static let recently: Day = "2026-05-04"
    private static let yesterday: Day = "2026-05-31"

    private func signals(
        _ entries: [UsageHistory.Entry],
        _ fixture: Fixture = Fixture()
    ) -> [UsageDrift] {
        var usage = ObservedUsage(history: UsageHistory(entries))
        usage.lastDeliveryAt = usage.history.entries.last?.day.startInHelsinki
        let status = permitStatus(fixture, usage)
        return status.findings.compactMap { finding in
            guard case .drift(let drift) = finding.detail else { return nil }
            #expect(finding.severity == .information)
            #expect(finding.urgency == .signal)
            return drift
        }
    }

    /// A past of a delivery a day, and other usage in the last four weeks.
    private func signals(
        before: Int64,
        now: Int64,
        each days: Int = 1,
        deliveries: Int64 = 1,
        groups: Set<String> = ["KOTIKUNTA"]
    ) -> [UsageDrift] {
        signals(
            rhythm(through: "2026-05-03", records: before)
                + rhythm(
                    from: Self.recently,
                    each: days,
                    records: now,
                    deliveries: deliveries,
                    groups: groups
                )
        )
    }

    @Test(
        arguments: [
            (10, 29, nil), (10, 30, .records(before: 280, now: 840)), (30, 11, nil),
            (30, 10, .records(before: 840, now: 280)), (1, 3, nil),
            (1, 4, .records(before: 28, now: 112)), (0, 3, nil),
            (0, 4, .records(before: 0, now: 112)), (4, 0, .records(before: 112, now: 0)),
        ] as [(Int64, Int64, UsageDrift?)]
    )
    func `a threefold month of at least a hundred records is a signal, and a third is`(
        before: Int64,
        now: Int64,
        signal: UsageDrift?
    ) {
        #expect(signals(before: before, now: now) == [signal].compactMap(\.self))
    }

    @Test func `one month that stands out in the past does not move the median`() {
        let entries =
            rhythm(through: "2026-03-08", records: 10)
            + rhythm(from: "2026-03-09", through: "2026-04-05", records: 500)
            + rhythm(from: "2026-04-06", records: 10)
        #expect(signals(entries).isEmpty)
    }

    @Test func `three times as many calls are a signal`() {
        #expect(signals(before: 20, now: 20, deliveries: 2).isEmpty)
        #expect(
            signals(before: 20, now: 20, deliveries: 3) == [.deliveries(before: 28, now: 84)]
        )
    }

    @Test(arguments: [(6, nil), (7, .gap(before: 1, now: 7))] as [(Int, UsageDrift?)])
    func `a gap of a week where there was a call each day is a signal`(
        days: Int,
        signal: UsageDrift?
    ) {
        let found = signals(before: 20, now: 20 * Int64(days), each: days)
        #expect(found == [signal].compactMap(\.self))
    }

    @Test func `a gap that has not ended counts, until it is silence`() {
        func stopping(_ day: Day) -> [UsageDrift] {
            signals(rhythm(through: day, records: 3))
        }
        #expect(stopping("2026-05-26").isEmpty)
        #expect(stopping("2026-05-25") == [.gap(before: 1, now: 7)])
        #expect(stopping("2026-05-18") == [.gap(before: 1, now: 14)])
        #expect(stopping("2026-05-17").isEmpty)
        #expect(stopping("2026-05-03").isEmpty)
    }

    @Test func `a data group that was not delivered before is a signal with its first day`() {
        let new: Set = ["KOTIKUNTA", "TURVAKIELTO"]
        #expect(
            signals(before: 5, now: 5, groups: new)
                == [.dataGroups(["TURVAKIELTO"], since: Self.recently)]
        )
        let today =
            rhythm(records: 5) + rhythm(from: today, through: today, records: 5, groups: new)
        #expect(signals(today) == [.dataGroups(["TURVAKIELTO"], since: "2026-06-01")])
        let known = rhythm(from: "2026-01-05", through: "2026-01-05", records: 5, groups: new)
        #expect(signals(known + rhythm(from: "2026-01-06", records: 5, groups: new)).isEmpty)
    }

    @Test func `where the purpose names its data groups, usage is compared with those`() {
        var fixture = Fixture()
        fixture.declarations[0].dataGroups = ["KOTIKUNTA", "TURVAKIELTO"]
        let entries =
            rhythm(through: "2026-05-03", records: 5)
            + rhythm(from: Self.recently, records: 5, groups: ["KOTIKUNTA", "TURVAKIELTO"])
        #expect(signals(entries, fixture).isEmpty)
    }

    @Test func `without two earlier months there is no past`() {
        let jump = rhythm(from: Self.recently, records: 500)
        #expect(
            signals(rhythm(from: "2026-03-10", through: "2026-05-03", records: 5) + jump).isEmpty
        )
        #expect(
            signals(rhythm(from: "2026-03-09", through: "2026-05-03", records: 5) + jump)
                == [.records(before: 140, now: 14_000)]
        )
    }

    @Test func `base data is no usage of its own kind`() {
        let base = UsageHistory.Entry(of: reading("2026-05-20", 100_000, kind: .baseData))
        #expect(base.deliveries == 0)
        #expect(base.records == 0)
        #expect(signals(rhythm(records: 5) + [base]).isEmpty)
    }

    // MARK: Properties

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `steady usage never signals, and a tenfold jump always does`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        // At most two weeks lie between two calls, as the service demands.
        let days = Int.random(in: 1...14, using: &random)
        let usual = Int64.random(in: 60...5_000, using: &random)
        let late = Int.random(in: 0...60, using: &random)
        let first: Day = "2025-11-01"
        let steady = rhythm(from: first.adding(days: late), each: days, records: 0).map { entry in
            var entry = entry
            entry.records = usual * Int64.random(in: 75...125, using: &random) / 100
            return entry
        }
        #expect(signals(steady).isEmpty)
        let jumped = steady.map { entry in
            var entry = entry
            if entry.day >= Self.recently { entry.records *= 10 }
            return entry
        }
        #expect(signals(jumped).contains { if case .records = $0 { true } else { false } })
    }
}
