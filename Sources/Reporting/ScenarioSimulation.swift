public import BillingPrimitives
public import Ledger
public import Licensing
import Metering
public import Tariffs

/// A scenario as if it had happened: the register and the readings that invoicing would see.
///
/// The decisions that somebody has to make are made: permits are granted, declarations filed, the
/// exemption of a body that the decree names is ruled, and waivers are decided.
public struct ScenarioSimulation: Sendable {
    /// Who may use what.
    public let register: LicenseRegister

    private let scenario: Scenario
    private let assumptions: ChangeAssumptions
    private let pace: ChangeAssumptions.Pace
    private let countedBy: CountingRule?

    /// Simulates a scenario.
    ///
    /// - Parameters:
    ///   - scenario: What is to be as if it had happened.
    ///   - tariffs: The decree lists that say who is free, and when.
    ///   - assumptions: What takes the place of what the scenario does not tell.
    ///   - pace: How many changes the persons of registers have.
    ///   - countedBy: The rule whose counts take the place of all others, to compare rules.
    public init(
        _ scenario: Scenario,
        tariffs: TariffBook,
        assumptions: ChangeAssumptions,
        pace: ChangeAssumptions.Pace = .expected,
        countedBy: CountingRule? = nil
    ) {
        self.scenario = scenario
        self.assumptions = assumptions
        self.pace = pace
        self.countedBy = countedBy
        self.register = SimulatedRegister(scenario, tariffs: tariffs).register
    }

    /// What is delivered in a month: its records spread evenly over its days, the remainder going
    /// to the first ones, and the base data on the day of commissioning.
    public func readings(of month: BillingMonth) -> [DailyReading] {
        let index = month.months(since: scenario.from)
        guard scenario.period.contains(month) else { return [] }
        var readings: [DailyReading] = []
        for connection in scenario.connections {
            let id = ConnectionID(connection.name)
            if index == 0, connection.initialRecords > 0 {
                let counts = counted(RecordCounts(personChange: connection.initialRecords))
                readings.append(DailyReading(of: id, on: month.firstDay, .initial, counts))
            }
            let counts = counted(records(of: connection, in: month, index: index))
            for (day, share) in counts.spread(over: month.lastDay.days(since: month.firstDay) + 1)
                .enumerated() where share != .zero
            {
                let day = month.firstDay.adding(days: day)
                readings.append(DailyReading(of: id, on: day, .change, share))
            }
        }
        return readings
    }

    /// The records of a connection in a month, as far as the scenario tells.
    private func records(
        of connection: ScenarioConnection,
        in month: BillingMonth,
        index: Int
    ) -> RecordCounts {
        if let counts = connection.months[month] { return counts }
        return switch connection.usage {
        case .records(let records): RecordCounts(personChange: records)
        case .persons(let persons):
            RecordCounts(
                personChange: assumptions.changes(ofPersons: persons, inMonth: index, at: pace)
            )
        }
    }

    /// The counts by every rule.
    private func counted(_ counts: RecordCounts) -> RecordCounts {
        let complete = assumptions.completing(counts)
        guard let countedBy, let count = complete[countedBy] else { return complete }
        var result = RecordCounts.zero
        for rule in CountingRule.allCases { result[rule] = count }
        return result
    }
}

extension RecordCounts {
    /// The counts in so many parts, each rule spread by itself.
    fileprivate func spread(over parts: Int) -> [RecordCounts] {
        var result = [RecordCounts](repeating: .zero, count: parts)
        for rule in CountingRule.allCases {
            for (index, share) in (self[rule] ?? 0).spread(over: parts).enumerated() {
                result[index][rule] = share
            }
        }
        return result
    }
}

extension DailyReading {
    /// One delivery of a day that a permit for any data group covers.
    fileprivate init(
        of connection: ConnectionID,
        on day: Day,
        _ kind: DeliveryKind,
        _ counts: RecordCounts
    ) {
        self.init(
            key: Key(
                connection: connection,
                day: day,
                epoch: 0,
                kind: kind,
                rules: RuleSet(rateable: counts, .zero),
                namesGroups: true,
                isAnswer: false
            ),
            deliveries: 1,
            counts: counts,
            testCounts: .zero,
            dataGroups: []
        )
    }
}
