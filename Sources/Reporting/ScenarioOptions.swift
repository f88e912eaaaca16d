public import BillingPrimitives

/// A scenario as it is given in a few numbers, on the command line or in a query.
public struct ScenarioOptions: Hashable, Sendable {
    /// How many connections.
    public var connections: Int
    /// How many of them replace one of the old change service.
    public var migrating: Int
    /// Which of the bodies that the fee decrees name the customer is, or none.
    public var organisationClass: OrganisationClass
    /// Whether the data is used for a purpose of public law.
    public var publicLaw: Bool
    /// Records a month, or persons, over all connections together.
    public var usage: ScenarioConnection.Usage
    /// The first month.
    public var from: BillingMonth
    /// How many months.
    public var months: Int

    /// Creates options.
    public init(
        connections: Int = 1,
        migrating: Int = 0,
        organisationClass: OrganisationClass,
        publicLaw: Bool = false,
        usage: ScenarioConnection.Usage,
        from: BillingMonth,
        months: Int = 12
    ) {
        self.connections = connections
        self.migrating = migrating
        self.organisationClass = organisationClass
        self.publicLaw = publicLaw
        self.usage = usage
        self.from = from
        self.months = months
    }
}

extension Scenario {
    /// Makes a scenario whose usage is spread evenly over its connections, the remainder going to
    /// the first ones; the first connections are those that migrate.
    ///
    /// - Throws: `scenario-number` and `scenario-size` for every number out of range.
    public init(_ options: ScenarioOptions) throws(DiagnosticsError) {
        let (amount, word): (Int64, String) =
            switch options.usage {
            case .records(let records): (records, "records")
            case .persons(let persons): (persons, "persons")
            }
        let problems = [
            ScenarioLimits.check(
                Int64(options.connections),
                "connections",
                in: ScenarioLimits.connections
            ),
            ScenarioLimits.check(
                Int64(options.migrating),
                "migrating",
                in: 0...Int64(max(0, options.connections))
            ),
            ScenarioLimits.check(Int64(options.months), "months", in: ScenarioLimits.months),
            ScenarioLimits.check(amount, word, in: ScenarioLimits.records),
            ScenarioLimits.checkSize(connections: options.connections, months: options.months),
        ].compactMap(\.self)
        guard problems.isEmpty else { throw DiagnosticsError(problems) }
        let digits = String(options.connections).count
        let shares = amount.spread(over: options.connections)
        self.init(
            organisationClass: options.organisationClass,
            publicLaw: options.publicLaw,
            from: options.from,
            months: options.months,
            connections: shares.enumerated().map { index, share in
                let number = String(index + 1)
                let padding = String(repeating: "0", count: digits - number.count)
                let usage: ScenarioConnection.Usage =
                    if case .persons = options.usage { .persons(share) } else { .records(share) }
                return ScenarioConnection(
                    name: "connection-\(padding)\(number)",
                    isMigrating: index < options.migrating,
                    usage: usage
                )
            }
        )
    }
}

extension Int64 {
    /// The number in so many whole parts that differ by at most one, the larger ones first.
    func spread(over parts: Int) -> [Int64] {
        let (share, rest) = quotientAndRemainder(dividingBy: Int64(parts))
        return (0..<Int64(parts)).map { share + ($0 < rest ? 1 : 0) }
    }
}
