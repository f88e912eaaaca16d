import BillingPrimitives
import Licensing
import Reporting
import Testing

@Suite struct UncoveredForecastTests {
    private func forecasts(
        _ entries: [UsageHistory.Entry],
        until end: Day = "2026-07-11",
        within: Int = 30,
        closedOn: Day? = nil
    ) -> [StatusFinding] {
        var fixture = Fixture()
        fixture.permits[0].validUntil = end
        fixture.connection.closedOn = closedOn
        var usage = ObservedUsage(history: UsageHistory(entries))
        usage.lastDeliveryAt = usage.history.entries.last?.day.startInHelsinki
        return permitStatus(fixture, within: within, usage).findings.filter {
            $0.kind == .deliversAfterExpiry
        }
    }

    private func only(_ findings: [StatusFinding]) -> UncoveredForecast? {
        guard case .deliversAfterExpiry(let forecast)? = findings.first?.detail else { return nil }
        return forecast
    }

    @Test func `a steady rhythm gives the records between the end and the horizon`() throws {
        // 2026-05-31 and each second day before it: seven days a fortnight, 28 in eight weeks.
        let found = forecasts(rhythm(from: "2026-01-01", each: 2, records: 7))
        let forecast = try #require(only(found))
        #expect(found.map(\.connection) == ["hoito"])
        #expect(found.map(\.permit) == ["DATA"])
        #expect(forecast.from == "2026-07-11")
        #expect(forecast.until == "2026-08-30")
        #expect(forecast.firstOn == "2026-07-12")
        #expect(forecast.rhythm.weeks == 8)
        #expect(forecast.rhythm.deliveryDays == 28)
        #expect(forecast.rhythm.gapDays == 2)
        // Weeks of three and four days: 21 and 28 records, their mean rounded down 24.
        #expect(forecast.rhythm.weeklyLow == 21)
        #expect(forecast.rhythm.weeklyMedian == 24)
        #expect(forecast.rhythm.weeklyHigh == 28)
        // 50 days: 150, 171.4 and 200.
        #expect([forecast.low, forecast.expected, forecast.high] == [150, 171, 200])
    }

    @Test(arguments: [(39, .information), (40, .attention)] as [(Int, StatusFinding.Severity)])
    func `a forecast wants attention only where its permit does`(
        within: Int,
        severity: StatusFinding.Severity
    ) {
        let found = forecasts(rhythm(records: 7), within: within)
        #expect(found.map(\.severity) == [severity])
    }

    @Test func `a longer horizon forecasts more`() {
        let near = only(forecasts(rhythm(records: 7), within: 90))
        let far = only(forecasts(rhythm(records: 7), within: 104))
        #expect(near?.expected == 350)
        #expect(far?.expected == 448)
    }

    @Test func `a connection that will be closed delivers until then`() {
        #expect(only(forecasts(rhythm(records: 7), closedOn: "2026-07-14"))?.expected == 21)
        #expect(forecasts(rhythm(records: 7), closedOn: "2026-07-11").isEmpty)
    }

    @Test(
        arguments: [
            // Too young, too seldom, and silent.
            (rhythm(from: "2026-05-05", records: 7), false),
            (rhythm(from: "2026-05-04", records: 7), true),
            (rhythm(from: "2026-04-06", each: 15, records: 7), true),
            (rhythm(from: "2026-04-07", each: 20, records: 7), false),
            (rhythm(through: "2026-05-17", records: 7), false),
            (rhythm(through: "2026-05-18", records: 7), true), ([], false),
        ] as [([UsageHistory.Entry], Bool)]
    )
    func `without a rhythm that goes on there is no forecast`(
        entries: [UsageHistory.Entry],
        isForecast: Bool
    ) {
        #expect(forecasts(entries).isEmpty == !isForecast)
    }

    @Test func `a connection that loses its cover twice is told once, of the first`() {
        var fixture = Fixture()
        fixture.permits[0].validUntil = "2026-08-01"
        fixture.permits[1].validUntil = "2026-07-11"
        let usage = ObservedUsage(
            lastDeliveryAt: fresh.lastDeliveryAt,
            history: UsageHistory(rhythm(records: 7))
        )
        let found = permitStatus(fixture, usage).findings.filter { $0.kind == .deliversAfterExpiry }
        #expect(found.map(\.permit) == ["PROD"])
        #expect(only(found)?.from == "2026-07-11")
    }

    @Test func `a permit that is followed is forecast to leave nothing without cover`() {
        var fixture = Fixture()
        fixture.permits[0].validUntil = "2026-07-11"
        fixture.permits.append(Permit(id: "NEXT", holder: "kunta", validFrom: "2026-07-01"))
        let usage = ObservedUsage(
            lastDeliveryAt: fresh.lastDeliveryAt,
            history: UsageHistory(rhythm(records: 7))
        )
        #expect(permitStatus(fixture, usage).findings.map(\.kind) == [.expiring])
    }

    @Test func `figures past all numbers are as large as numbers are`() {
        let entries = rhythm(records: .max / 4)
        #expect(only(forecasts(entries))?.high == .max)
    }
}
