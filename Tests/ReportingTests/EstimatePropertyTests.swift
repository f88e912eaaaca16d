import BillingPrimitives
import Invoicing
import Ledger
import Licensing
import Rating
import Reporting
import Tariffs
import Testing

@Suite struct EstimatePropertyTests {
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `an estimate is the sum of the documents that invoicing issues`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let scenario = Self.scenario(&random)
        let tariffs = try Self.tariffs(for: scenario, &random)
        let report = try Estimate(of: scenario, tariffs: tariffs).report()
        let simulation = ScenarioSimulation(scenario, tariffs: tariffs, assumptions: .shipped)
        let (documents, fates) = try Self.issue(simulation, scenario, tariffs)
        let issued = try Money.sum(try documents.map { try $0.total })
        #expect(report.total == issued)
        #expect(report.total == (try Money.sum(report.months.map(\.due))))
        #expect(report.lines.count == documents.flatMap(\.lines).count)
        #expect(fates.isDisjoint(with: [.held, .refused, .test, .redelivered]))
        let months = try Money.sum(report.months.map(\.listValue))
        let reliefs = try Money.sum(report.reliefs.map(\.listValue))
        #expect(try months.subtracting(reliefs) == report.total.subtracting(report.vatTotal))
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `a company pays its fees and each month's records, rounded once`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var scenario = Self.scenario(&random)
        scenario.organisationClass = .company
        scenario.connections.removeAll { if case .persons = $0.usage { true } else { false } }
        scenario.connections.append(ScenarioConnection(name: "last", usage: .records(15)))
        let report = try Estimate(of: scenario, tariffs: .shipped).report()
        let fees = scenario.connections.count { $0.isNew && !$0.isMigrating }
        let usage = try Money.sum(report.months.map(\.usage))
        #expect(report.total.cents == Int64(fees) * 100_000 + usage.cents)
        #expect(usage.cents == scenario.usageCents)
    }

    private static func issue(
        _ simulation: ScenarioSimulation,
        _ scenario: Scenario,
        _ tariffs: TariffBook
    ) throws -> ([Document], Set<Fate>) {
        var documents: [Document] = []
        var fates: Set<Fate> = []
        var series = NumberSeries()
        for month in scenario.period {
            var rater = Rater(
                register: simulation.register,
                tariffs: tariffs,
                isPractice: false,
                month: month
            )
            let usage = try rater.rate(simulation.readings(of: month))
            let fees = try SetupFees.due(
                in: month,
                register: simulation.register,
                tariffs: tariffs,
                charged: Set(
                    documents.flatMap(\.lines).map(\.charge)
                        .filter { $0.component == .setupFee }.map(\.connection)
                )
            )
            let draft = try MonthDraft(
                of: usage,
                and: fees,
                under: MonthDraft.Heading(
                    month: month,
                    issuedOn: month.lastDay,
                    isPractice: false,
                    anchor: LedgerAnchor(sequence: 1, digest: "00"),
                    register: simulation.register,
                    tariffs: tariffs
                )
            )
            fates.formUnion(draft.settlements.map(\.fate))
            documents += draft.issued(with: &series).documents
        }
        return (documents, fates)
    }

    private static func tariffs(
        for scenario: Scenario,
        _ random: inout SplitMix64
    ) throws -> TariffBook {
        // Price lists and decrees turn on any day, also within a month.
        let turn = scenario.from.firstDay.adding(days: .random(in: 1...80, using: &random))
        let prices = [
            #"per_unit = "0.036""#,
            #"graduated = [{ up_to = 500, price = "0.022" }, { price = "0.011" }]"#,
            #"volume = [{ up_to = 700, price = "0.011" }, { price = "0.006" }]"#,
            #"package = { size = 100, price = "5.00" }"#,
        ]
        let taxes = [
            #"category = "S", rate = "25.5""#,
            #"category = "O", reason = { fi = "a", sv = "b", en = "c" }"#,
        ]
        return try tariffBook(
            countingRule: CountingRule.allCases.randomElement(using: &random) ?? .personChange,
            changes: prices.randomElement(using: &random) ?? prices[0],
            initial: Bool.random(using: &random) ? "included = true" : #"per_unit = "0.011""#,
            vat: taxes.randomElement(using: &random) ?? taxes[0],
            turn: Bool.random(using: &random) ? turn : nil
        )
    }

    private static func scenario(_ random: inout SplitMix64) -> Scenario {
        let start = BillingMonth(index: 2022 * 12).adding(
            months: .random(in: 0...60, using: &random)
        )
        let months = Int.random(in: 1...6, using: &random)
        let connections = (0..<Int.random(in: 1...4, using: &random)).map { index in
            let isNew = Bool.random(using: &random)
            let usage: ScenarioConnection.Usage =
                Int.random(in: 0..<4, using: &random) == 0
                ? .persons(.random(in: 0...9_000, using: &random))
                : .records(.random(in: 0...2_000, using: &random))
            let odd = start.adding(months: .random(in: 0..<months, using: &random))
            return ScenarioConnection(
                name: "c\(index)",
                isNew: isNew,
                isMigrating: isNew && Bool.random(using: &random),
                usage: usage,
                months: Bool.random(using: &random)
                    ? [odd: RecordCounts(personChange: .random(in: 0...50, using: &random))] : [:],
                initialRecords: isNew ? .random(in: 0...300, using: &random) : 0
            )
        }
        return Scenario(
            organisationClass: OrganisationClass.allCases.randomElement(using: &random) ?? .company,
            publicLaw: Bool.random(using: &random),
            from: start,
            months: months,
            connections: connections
        )
    }
}

extension Scenario {
    /// What a company's records cost at 0.036 a record, reckoned in thousandths.
    fileprivate var usageCents: Int64 {
        connections.reduce(0) { sum, connection in
            guard case .records(let records) = connection.usage else { return sum }
            return sum
                + period.reduce(0) { sum, month in
                    let quantity = connection.months[month]?.personChange ?? records
                    return sum + (quantity * 36 + 5) / 10
                }
        }
    }
}
