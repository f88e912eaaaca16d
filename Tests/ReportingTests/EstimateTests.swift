import BillingPrimitives
import Rating
import Reporting
import Tariffs
import Testing

@Suite struct EstimateTests {
    private static func scenario(
        _ organisationClass: OrganisationClass = .company,
        publicLaw: Bool = false,
        connections: [ScenarioConnection],
        from: BillingMonth = march,
        months: Int = 1
    ) -> Scenario {
        Scenario(
            organisationClass: organisationClass,
            publicLaw: publicLaw,
            from: from,
            months: months,
            connections: connections
        )
    }

    private static func report(
        _ scenario: Scenario,
        _ tariffs: TariffBook = .shipped
    ) throws -> EstimateReport {
        try Estimate(of: scenario, tariffs: tariffs).report()
    }

    @Test func `a company pays the setup fee of a new connection and its records`() throws {
        let report = try Self.report(
            Self.scenario(connections: [
                ScenarioConnection(name: "a", usage: .records(12_000))
            ])
        )
        #expect(report.total.description == "1432.00")
        #expect(report.lines.map(\.netAmount.description) == ["1000.00", "432.00"])
        #expect(report.months[0].setupFees.description == "1000.00")
        #expect(report.months[0].usage.description == "432.00")
        #expect(report.exemption == .classNotNamed)
        #expect(report.countingRules == [.personChange])
    }

    @Test func `a municipality that migrates for a purpose of public law pays nothing`() throws {
        let migrating = ScenarioConnection(
            name: "a",
            isMigrating: true,
            usage: .records(48_211)
        )
        let report = try Self.report(
            Self.scenario(.municipalAuthority, publicLaw: true, connections: [migrating])
        )
        #expect(report.total == .zero)
        #expect(report.months[0].listValue.description == "2735.60")
        #expect(report.months[0].relieved.description == "2735.60")
        #expect(report.exemption == .free(grounds: ["1070/2022 2 § 4 c"]))
        #expect(
            report.reliefs.map { "\($0.relief.rawValue) \($0.quantity) \($0.listValue)" }
                == ["waiver 1 1000.00", "exemption 48211 1735.60"]
        )
        #expect(report.reliefs[0].legalBasis == "1136/2021; 150/1992")
        #expect(report.assumptions.contains(.exemptionRuled))
        #expect(report.assumptions.contains(.waiversDecided(1)))
        #expect(
            report.assumptions.contains(
                .decreeOutlived(decree: "1070/2022", givenUntil: "2024-01-01")
            )
        )
    }

    @Test func `a second register over a second connection pays its own setup fee`() throws {
        let report = try Self.report(
            Self.scenario(
                .municipalAuthority,
                publicLaw: true,
                connections: [
                    ScenarioConnection(name: "a", isMigrating: true, usage: .records(48_211)),
                    ScenarioConnection(name: "b", usage: .records(1_000)),
                ]
            )
        )
        #expect(report.total.description == "1000.00")
    }

    @Test(arguments: [
        (OrganisationClass.municipalAuthority, false, ExemptionOutlook.purposeNotOfPublicLaw),
        (.church, true, .classNotNamed),
        (.kela, true, .free(grounds: ["1070/2022 2 § 4 h"])),
    ])
    func `use is free where the decree names the class and the purpose is of public law`(
        organisationClass: OrganisationClass,
        publicLaw: Bool,
        outlook: ExemptionOutlook
    ) throws {
        let report = try Self.report(
            Self.scenario(
                organisationClass,
                publicLaw: publicLaw,
                connections: [ScenarioConnection(name: "a", usage: .records(1_000))]
            )
        )
        #expect(report.exemption == outlook)
        let isFree = if case .free = outlook { true } else { false }
        #expect(report.total.description == (isFree ? "1000.00" : "1036.00"))
    }

    @Test func `a county is free from the day on which a decree names it`() throws {
        let december = BillingMonth(index: 2022 * 12 + 11)
        let report = try Self.report(
            Self.scenario(
                .wellbeingServicesCounty,
                publicLaw: true,
                connections: [ScenarioConnection(name: "a", isNew: false, usage: .records(1_000))],
                from: december,
                months: 2
            )
        )
        #expect(report.months.map(\.due.description) == ["36.00", "0.00"])
    }

    @Test func `a connection in use already pays no setup fee`() throws {
        let report = try Self.report(
            Self.scenario(
                connections: [ScenarioConnection(name: "a", isNew: false, usage: .records(25))],
                months: 2
            )
        )
        #expect(report.months.map(\.due.description) == ["0.90", "0.90"])
    }

    @Test func `initial records are included, and shown with their value`() throws {
        let connection = ScenarioConnection(
            name: "a",
            usage: .records(0),
            initialRecords: 1_000
        )
        let report = try Self.report(Self.scenario(connections: [connection], months: 3))
        #expect(report.total.description == "1000.00")
        #expect(report.reliefs.map(\.relief) == [.included])
        #expect(report.reliefs[0].listValue.description == "36.00")
    }

    @Test func `a migration decided after the window of the price list pays the fee`() throws {
        let book = try tariffBook(
            more: "waiver_decisions = { from = 2022-01-01, until = 2025-01-01 }"
        )
        let connection = ScenarioConnection(name: "a", isMigrating: true, usage: .records(0))
        let report = try Self.report(Self.scenario(connections: [connection]), book)
        #expect(report.total.description == "1000.00")
        #expect(report.assumptions.contains(.waiversTooLate(1)))
    }

    @Test func `a total has the tax, and the months tell it apart`() throws {
        let book = try tariffBook(vat: #"category = "S", rate = "25.5""#)
        let connection = ScenarioConnection(name: "a", usage: .records(0))
        let report = try Self.report(Self.scenario(connections: [connection]), book)
        #expect(report.total.description == "1255.00")
        #expect(report.vatTotal.description == "255.00")
        #expect(report.months[0].setupFees.description == "1000.00")
    }

    @Test func `each counting rule is compared by what the price list would charge`() throws {
        let connection = ScenarioConnection(name: "a", isNew: false, usage: .records(33_000))
        let report = try Self.report(Self.scenario(connections: [connection]))
        #expect(
            report.comparison.map { "\($0.rule.rawValue) \($0.records) \($0.total)" } == [
                "person-change 33000 1188.00",
                "group-entry 104000 3744.00",
                "distinct-group 70000 2520.00",
                "group-entry-without-supplement 100000 3600.00",
                "group-entry-uncensored 103000 3708.00",
            ]
        )
        #expect(report.comparison.map(\.isPriced) == [true, false, false, false, false])
        #expect(report.comparison.map(\.isAssumed) == [false, true, true, true, true])
    }

    @Test func `a price list that counts entries prices those that the records make`() throws {
        let book = try tariffBook(countingRule: .groupEntry)
        let connection = ScenarioConnection(name: "a", isNew: false, usage: .records(33_000))
        let report = try Self.report(Self.scenario(connections: [connection]), book)
        #expect(report.total.description == "3744.00")
        #expect(report.countingRules == [.groupEntry])
        #expect(report.comparison.map(\.total.description).first == "1188.00")
    }

    @Test func `counts that are known take the place of the assumed ones`() throws {
        let counts = RecordCounts(
            personChange: 100,
            groupEntry: 200,
            distinctGroup: 150,
            groupEntryWithoutSupplement: 190,
            groupEntryUncensored: 180
        )
        let connection = ScenarioConnection(
            name: "a",
            isNew: false,
            usage: .records(0),
            months: [march: counts]
        )
        let report = try Self.report(Self.scenario(connections: [connection]))
        #expect(report.comparison.map(\.records) == [100, 200, 150, 190, 180])
        #expect(report.comparison.allSatisfy { !$0.isAssumed })
    }

    @Test(
        arguments: [
            (2_900_000, 1, "14499.99"), (2_899_000, 1_001, "14488.99"), (1_000_000, nil, ""),
            (2_900_001, nil, ""),
        ] as [(Int64, Int64?, String)]
    )
    func `a volume price tells where more records cost less`(
        records: Int64,
        more: Int64?,
        saving: String
    ) throws {
        let book = try tariffBook(
            changes: """
                volume = [{ up_to = 2900000, price = "0.011" }, { price = "0.006" }]
                """
        )
        let connection = ScenarioConnection(name: "a", isNew: false, usage: .records(records))
        let report = try Self.report(Self.scenario(connections: [connection]), book)
        #expect(report.thresholds.first?.moreRecords == more)
        #expect(report.thresholds.first?.saving.description ?? "" == saving)
    }

    @Test func `persons are estimated at a low, an expected and a high pace`() throws {
        let connection = ScenarioConnection(name: "a", isNew: false, usage: .persons(40_000))
        let report = try Self.report(Self.scenario(connections: [connection], months: 12))
        #expect(report.paces.map(\.records) == [6_000, 12_000, 24_000])
        #expect(report.paces.map(\.total.description) == ["216.00", "432.00", "864.00"])
        #expect(report.total == report.paces[1].total)
    }

    @Test func `a scenario before the first price list is refused with its day`() throws {
        let early = BillingMonth(index: 2021 * 12)
        let scenario = Self.scenario(
            connections: [ScenarioConnection(name: "a", usage: .records(5))],
            from: early
        )
        #expect(throws: RatingRefusal.noTariff(day: "2021-01-01", connection: "a")) {
            try Self.report(scenario)
        }
    }
}
