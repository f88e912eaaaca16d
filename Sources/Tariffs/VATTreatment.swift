public import BillingPrimitives

/// How value added tax applies to a price, by the category codes of EN 16931 (UNCL 5305).
public enum VATCategory: String, Codable, Sendable, CaseIterable {
    /// Outside the scope of the tax.
    case outsideScope = "O"
    /// Exempt from the tax.
    case exempt = "E"
    /// Taxed at the stated rate.
    case standard = "S"
}

/// The value added tax on a price: its category, its rate and the reason where none is charged.
public struct VATTreatment: Hashable, Sendable, Codable {
    /// The category.
    public var category: VATCategory
    /// The rate in per cent, exact; nil outside the scope, 0 where exempt.
    public var rate: UnitPrice?
    /// Why no tax is charged; nil for the standard category.
    public var reason: LocalizedText?

    /// Creates a treatment.
    public init(category: VATCategory, rate: UnitPrice?, reason: LocalizedText?) {
        self.category = category
        self.rate = rate
        self.reason = reason
    }
}
