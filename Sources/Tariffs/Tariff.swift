public import BillingPrimitives

/// A price list in force for a period on a legal basis.
///
/// A later version of the same id is an erratum: it takes the place of the earlier one for the
/// whole period, and the earlier one stays on file.
public struct Tariff: Hashable, Sendable {
    /// The id that its versions share, such as `vtj-2022`.
    public var id: String
    /// The version, from 1.
    public var version: Int
    /// Why this version replaces the one before; required for versions after the first.
    public var reason: String?
    /// The title.
    public var title: LocalizedText
    /// The provisions on which it rests.
    public var legalBasis: String
    /// Where the prices are published.
    public var source: String
    /// The Helsinki days on which it is in force.
    public var inForce: Period
    /// The rule that counts the records that it prices.
    public var countingRule: CountingRule
    /// How the amount of a line becomes whole cents.
    public var rounding: Rounding
    /// For how many days after commissioning an answer of base data counts as the initial delivery.
    public var initialWindowDays: Int
    /// How many months after its service month usage may still be billed.
    public var lateUsageMonths: Int
    /// Whether a delivery that repeats an earlier one is billed again.
    public var redeliveryBilled: Bool
    /// The days on which a setup fee may be waived, or nil for any.
    public var waiverDecisions: Period?
    /// The prices, one for each `ComponentName`.
    public var components: [PriceComponent]
    /// How the fee can be contested.
    public var rectification: LocalizedText?
    /// What is due on late payment.
    public var lateInterest: LocalizedText?

    /// The price of a component.
    public func component(_ name: ComponentName) -> PriceComponent? {
        components.first { $0.name == name }
    }

    /// The id and version as they stand on lines, such as `vtj-2022 v1`.
    public var label: String { "\(id) v\(version)" }
}
