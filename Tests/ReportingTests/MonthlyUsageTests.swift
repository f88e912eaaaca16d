import BillingPrimitives
import Licensing
import Metering
import Reporting
import Tariffs
import Testing

@Suite struct MonthlyUsageTests {
    @Test func `readings are summed by connection and Helsinki month`() throws {
        let summary = try MonthlyUsage([
            reading("2026-03-31", 5, tests: 1, groups: ["KOTIKUNTA"]),
            reading("2026-03-01", 7, groups: ["KUOLINPAIVA", "KOTIKUNTA"]),
            reading("2026-04-01", 1),
            reading("2026-03-15", 2, on: "a", kind: .initial),
        ])
        #expect(
            summary.rows.map { "\($0.connection) \($0.month)" } == [
                "a 2026-03", "hoito 2026-03", "hoito 2026-04",
            ]
        )
        let row = summary.rows[1]
        #expect(row.deliveries == 2)
        #expect(row.counts == RecordCounts(personChange: 12, groupEntry: 36))
        #expect(row.testCounts[.personChange] == 1)
        #expect(row.dataGroups == ["KOTIKUNTA", "KUOLINPAIVA"])
        #expect(summary.rows[0].baseCounts.personChange == 2)
    }

    @Test func `the past year of a ledger comes again without base data and test series`() throws {
        let usage = try MonthlyUsage([
            reading("2026-03-10", 100, tests: 3),
            reading("2026-03-11", 900, kind: .initial),
            reading("2025-02-10", 50),
            reading("2026-03-10", 70, on: "stranger"),
        ])
        let from = march.adding(months: 2)
        let scenario = try #require(
            Scenario(
                pastYearOf: "kunta",
                before: from,
                register: Fixture().register,
                usage: usage
            )
        )
        #expect(scenario.publicLaw)
        #expect(scenario.connections.map(\.name) == ["hoito"])
        #expect(
            scenario.connections[0].months
                == [march.adding(months: 12): RecordCounts(personChange: 97, groupEntry: 291)]
        )
        let report = try Estimate(of: scenario, tariffs: .shipped).report()
        #expect(report.total == .zero)
        #expect(report.reliefs.map(\.listValue.description) == ["3.49"])
    }

    @Test func `a customer without an open production connection has no past year`() throws {
        var fixture = Fixture()
        fixture.connection.closedOn = "2026-04-01"
        let from = march.adding(months: 1)
        let usage = try MonthlyUsage([])
        #expect(
            Scenario(pastYearOf: "kunta", before: from, register: fixture.register, usage: usage)
                == nil
        )
    }
}
