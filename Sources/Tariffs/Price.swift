public import BillingPrimitives

/// One step of a price that depends on the quantity.
public struct PriceTier: Hashable, Sendable, Codable {
    /// The last unit of the tier, inclusive; nil in the last tier only.
    public var upTo: Int64?
    /// The price of one unit.
    public var price: UnitPrice

    /// Creates a tier.
    public init(upTo: Int64?, price: UnitPrice) {
        self.upTo = upTo
        self.price = price
    }
}

/// How a quantity is priced.
public enum Price: Hashable, Sendable, Codable {
    /// Counted, and covered by the setup fee.
    case included
    /// One amount, whatever the quantity.
    case flat(Money)
    /// The same price for every unit.
    case perUnit(UnitPrice)
    /// Each unit at the price of the tier it falls in.
    case graduated([PriceTier])
    /// The whole quantity at the price of the tier it falls in.
    case volume([PriceTier])
    /// Each begun package of a size at one amount.
    case package(size: Int64, price: Money)
}
