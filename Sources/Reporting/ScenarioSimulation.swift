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
    private let turns: Set<Day>

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
        self.turns = tariffs.turns
        self.register = SimulatedRegister(scenario, tariffs: tariffs).register
    }

    /// What is delivered in a month: its records spread evenly over its days, the remainder going
    /// to the first ones, and the base data on the day of commissioning.
    public func readings(of month: BillingMonth) -> [DailyReading] {
        readings(of: month) { _ in true }
    }

    /// The same, with the days between two turns of a list on their first day, as they rate alike.
    func sums(of month: BillingMonth) -> [DailyReading] {
        readings(of: month) { turns.contains($0) }
    }

    private func readings(
        of month: BillingMonth,
        begins: (Day) -> Bool
    ) -> [DailyReading] {
        let index = month.months(since: scenario.from)
        guard scenario.period.contains(month) else { return [] }
        let length = month.lastDay.days(since: month.firstDay) + 1
        let starts = (0..<length).filter { $0 == 0 || begins(month.firstDay.adding(days: $0)) }
        let spans = zip(starts, starts.dropFirst() + [length]).map { $0..<$1 }
        var readings: [DailyReading] = []
        for connection in scenario.connections {
            let id = ConnectionID(connection.name)
            if index == 0, connection.initialRecords > 0 {
                let counts = counted(RecordCounts(personChange: connection.initialRecords))
                readings.append(DailyReading(of: id, on: month.firstDay, .initial, counts))
            }
            let counts = counted(records(of: connection, in: month, index: index))
            for span in spans {
                let part = counts.part(span, of: length)
                guard part != .zero else { continue }
                let day = month.firstDay.adding(days: span.lowerBound)
                readings.append(DailyReading(of: id, on: day, .change, part))
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
    /// What falls on some of so many equal parts, each rule spread by itself, the larger parts
    /// being the first.
    fileprivate func part(_ span: Range<Int>, of parts: Int) -> RecordCounts {
        var result = RecordCounts.zero
        for rule in CountingRule.allCases {
            let (share, rest) = (self[rule] ?? 0).quotientAndRemainder(dividingBy: Int64(parts))
            let larger = span.clamped(to: 0..<Int(rest)).count
            result[rule] = share * Int64(span.count) + Int64(larger)
        }
        return result
    }
}

extension TariffBook {
    /// The days on which a price list or a decree list begins or ends.
    fileprivate var turns: Set<Day> {
        let periods = tariffs.map(\.inForce) + decrees.map(\.inForce)
        return Set(periods.map(\.from) + periods.compactMap(\.until))
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
