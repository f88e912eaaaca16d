public import BillingPrimitives

/// What somebody tells who asks for a price: who it is, its connections, and for which months.
public struct Scenario: Hashable, Sendable {
    /// The most connections; the whole public sector of Finland has fewer registers.
    public static let connectionsMax = 10_000
    /// The most months; nobody plans a register for longer than fifty years.
    public static let monthsMax = 600
    /// The most connections times months, so that an estimate takes seconds.
    public static let connectionMonthsMax = 120_000
    /// The most records a month or persons of one connection; far above what the world has.
    public static let recordsMax: Int64 = 1_000_000_000_000

    /// What the scenario is called.
    public var title: String?
    /// Which of the bodies that the fee decrees name the customer is, or none.
    public var organisationClass: OrganisationClass
    /// Whether the data is used for a purpose of public law.
    public var publicLaw: Bool
    /// The first month; new connections are commissioned on its first day.
    public var from: BillingMonth
    /// How many months.
    public var months: Int
    /// The connections.
    public var connections: [ScenarioConnection]

    /// Creates a scenario.
    public init(
        title: String? = nil,
        organisationClass: OrganisationClass,
        publicLaw: Bool,
        from: BillingMonth,
        months: Int,
        connections: [ScenarioConnection]
    ) {
        self.title = title
        self.organisationClass = organisationClass
        self.publicLaw = publicLaw
        self.from = from
        self.months = months
        self.connections = connections
    }

    /// The months, in order.
    public var period: Range<BillingMonth> { from..<from.adding(months: months) }

    /// Whether records are derived from persons in a register.
    public var countsPersons: Bool {
        connections.contains { if case .persons = $0.usage { true } else { false } }
    }
}

/// One connection of a scenario.
public struct ScenarioConnection: Hashable, Sendable {
    /// How much a connection delivers.
    public enum Usage: Hashable, Sendable {
        /// Records a month by `person-change`.
        case records(Int64)
        /// Persons in its register, whose changes are assumed.
        case persons(Int64)
    }

    /// Its name, which no other connection of the scenario has.
    public var name: String
    /// Whether it is commissioned in the first month and pays a setup fee.
    public var isNew: Bool
    /// Whether it replaces a connection of the old change service.
    public var isMigrating: Bool
    /// How much it delivers.
    public var usage: Usage
    /// The records of single months that differ, and what is known of them by other rules.
    public var months: [BillingMonth: RecordCounts]
    /// The records of the one-off delivery of base data at commissioning.
    public var initialRecords: Int64

    /// Creates a connection.
    public init(
        name: String,
        isNew: Bool = true,
        isMigrating: Bool = false,
        usage: Usage,
        months: [BillingMonth: RecordCounts] = [:],
        initialRecords: Int64 = 0
    ) {
        self.name = name
        self.isNew = isNew
        self.isMigrating = isMigrating
        self.usage = usage
        self.months = months
        self.initialRecords = initialRecords
    }
}
