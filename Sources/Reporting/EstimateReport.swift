public import BillingPrimitives
public import Rating

/// What a scenario costs, and why, in values whose words whoever prints them finds.
public struct EstimateReport: Hashable, Sendable {
    /// The scenario.
    public var scenario: Scenario
    /// What is to be paid: the sum of the documents that would be issued, with their tax.
    public var total: Money
    /// The value added tax in it.
    public var vatTotal: Money
    /// What each month costs.
    public var months: [EstimateMonth]
    /// The lines of the documents, in their order.
    public var lines: [Charge]
    /// Whether use is free under the fee decree, and on what ground.
    public var exemption: ExemptionOutlook
    /// What is not due although it has a price.
    public var reliefs: [EstimatedRelief]
    /// The rules by which the price lists count records; one, as a rule.
    public var countingRules: [CountingRule]
    /// What the same usage costs under each rule.
    public var comparison: [RuleComparison]
    /// Where a few more records would make the whole cheaper.
    public var thresholds: [ThresholdNote]
    /// What it costs at each pace of changes, where records follow from persons; empty otherwise.
    public var paces: [PaceEstimate]
    /// What was assumed.
    public var assumptions: [EstimateAssumption]
}

/// What one month of an estimate costs, in amounts without tax where nothing else is said.
public struct EstimateMonth: Hashable, Sendable {
    /// The month.
    public var month: BillingMonth
    /// The setup fees that are due.
    public var setupFees: Money
    /// The usage that is due.
    public var usage: Money
    /// Everything before relief.
    public var listValue: Money
    /// What is not due because of reliefs.
    public var relieved: Money
    /// The value added tax.
    public var vat: Money
    /// What is to be paid, with tax.
    public var due: Money
}

/// Whether a customer's use is free under the fee decree.
public enum ExemptionOutlook: Hashable, Sendable {
    /// The decree lists in force name its class, at least for some of the days.
    case free(grounds: [String])
    /// Its class is named, but the purpose is not one of public law.
    case purposeNotOfPublicLaw
    /// No list in force in the period names its class.
    case classNotNamed
}

/// What is not due on one ground.
public struct EstimatedRelief: Hashable, Sendable {
    /// Why it is not due.
    public var relief: Relief
    /// The law and the ruling that it rests on.
    public var legalBasis: String
    /// The quantity: records, or setup fees.
    public var quantity: Int64
    /// What it would cost.
    public var listValue: Money
}

/// What the same usage costs when records are counted by one rule.
public struct RuleComparison: Hashable, Sendable {
    /// The rule.
    public var rule: CountingRule
    /// The records that it finds, those of the initial delivery included.
    public var records: Int64
    /// What is to be paid.
    public var total: Money
    /// What it would be without relief, and without tax.
    public var listValue: Money
    /// Whether a price list of the period counts by it.
    public var isPriced: Bool
    /// Whether its records are assumed from those by `person-change`, and not known.
    public var isAssumed: Bool
}

/// A line that would cost less with more records, as volume prices have it.
public struct ThresholdNote: Hashable, Sendable {
    /// The connection.
    public var connection: ConnectionID
    /// The month of service.
    public var serviceMonth: BillingMonth
    /// The records of the line.
    public var quantity: Int64
    /// How many more records it takes.
    public var moreRecords: Int64
    /// How much less the line costs then.
    public var saving: Money
}

/// What a scenario costs at one pace of changes.
public struct PaceEstimate: Hashable, Sendable {
    /// The pace.
    public var pace: ChangeAssumptions.Pace
    /// Changes of one person in a year, in millionths.
    public var changesPerPersonAndYear: Int64
    /// The records by `person-change`, those of the initial delivery left out.
    public var records: Int64
    /// What is to be paid.
    public var total: Money
}
