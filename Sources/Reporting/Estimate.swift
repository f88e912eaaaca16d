import BillingPrimitives
import Invoicing
import Licensing
import Rating
public import Tariffs

/// Prices a scenario by the very functions that invoice: what they would issue is the estimate.
public struct Estimate {
    private let scenario: Scenario
    private let tariffs: TariffBook
    private let assumptions: ChangeAssumptions

    /// Prepares an estimate of a scenario.
    public init(
        of scenario: Scenario,
        tariffs: TariffBook,
        assumptions: ChangeAssumptions = .shipped
    ) {
        self.scenario = scenario
        self.tariffs = tariffs
        self.assumptions = assumptions
    }

    /// Computes the estimate.
    ///
    /// - Throws: `RatingRefusal` where a day has no price list, or `ArithmeticOverflow`.
    public func report() throws -> EstimateReport {
        let simulation = simulation()
        let run = try EstimateRun(simulation, over: scenario.period, tariffs: tariffs)
        return EstimateReport(
            scenario: scenario,
            total: run.total,
            vatTotal: run.vatTotal,
            months: run.months,
            lines: run.lines,
            exemption: outlook(simulation.register),
            reliefs: try run.reliefs(tariffs),
            countingRules: countingRules,
            comparison: try CountingRule.allCases.map { try compare($0) },
            thresholds: try run.lines.compactMap { line throws(ArithmeticOverflow) in
                try line.cheaperThreshold()
            },
            paces: scenario.countsPersons
                ? try ChangeAssumptions.Pace.allCases.map { try estimate(at: $0) } : [],
            assumptions: EstimateAssumption.all(
                of: scenario,
                register: simulation.register,
                tariffs: tariffs,
                changes: assumptions
            )
        )
    }

    private func simulation(
        pace: ChangeAssumptions.Pace = .expected,
        countedBy rule: CountingRule? = nil
    ) -> ScenarioSimulation {
        ScenarioSimulation(
            scenario,
            tariffs: tariffs,
            assumptions: assumptions,
            pace: pace,
            countedBy: rule
        )
    }

    private var countingRules: [CountingRule] {
        let rules = tariffs.tariffs
            .filter {
                $0.inForce.overlaps(
                    Period(
                        from: scenario.from.firstDay,
                        until: scenario.period.upperBound.firstDay
                    )
                )
            }
            .map(\.countingRule)
        return CountingRule.allCases.filter(rules.contains)
    }

    private func outlook(_ register: LicenseRegister) -> ExemptionOutlook {
        let grounds = register.exemptions.map { "\($0.decree) \($0.item)" }
        guard grounds.isEmpty else { return .free(grounds: Array(Set(grounds)).sorted()) }
        let isNamed = scenario.period.contains {
            tariffs.exemption(for: scenario.organisationClass, on: $0.firstDay) != nil
        }
        return isNamed ? .purposeNotOfPublicLaw : .classNotNamed
    }

    private func compare(_ rule: CountingRule) throws -> RuleComparison {
        let simulation = simulation(countedBy: rule)
        let run = try EstimateRun(simulation, over: scenario.period, tariffs: tariffs)
        let isKnown = scenario.connections.allSatisfy { connection in
            scenario.period.allSatisfy { connection.months[$0]?[rule] != nil }
                && connection.initialRecords == 0
        }
        return RuleComparison(
            rule: rule,
            records: run.records,
            total: run.total,
            listValue: try Money.sum(run.months.map(\.listValue)),
            isPriced: countingRules.contains(rule),
            isAssumed: rule != .personChange && !isKnown
        )
    }

    private func estimate(at pace: ChangeAssumptions.Pace) throws -> PaceEstimate {
        let simulation = simulation(pace: pace)
        let run = try EstimateRun(simulation, over: scenario.period, tariffs: tariffs)
        return PaceEstimate(
            pace: pace,
            changesPerPersonAndYear: assumptions.changesPerPersonAndYear[pace] ?? 0,
            records: run.records - scenario.connections.reduce(0) { $0 + $1.initialRecords },
            total: run.total
        )
    }
}

extension Charge {
    /// What would make the line cheapest, where more records cost less than it does.
    func cheaperThreshold() throws(ArithmeticOverflow) -> ThresholdNote? {
        guard relief == nil, case .volume(let tiers) = calculation.price else { return nil }
        var best: ThresholdNote?
        for case let last? in tiers.map(\.upTo) where last >= quantity && last < .max {
            let beyond = try Calculation(
                of: last + 1,
                at: calculation.price,
                rounding: calculation.rounding
            )
            let saving = try listAmount.subtracting(beyond.amount)
            guard saving > best?.saving ?? .zero else { continue }
            best = ThresholdNote(
                connection: connection,
                serviceMonth: serviceMonth,
                quantity: quantity,
                moreRecords: last + 1 - quantity,
                saving: saving
            )
        }
        return best
    }
}
