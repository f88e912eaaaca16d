public import BillingPrimitives

/// A field of a CSV file, typed so that numbers stay numbers and text stays text.
public enum CSVCell: Sendable, Hashable {
    /// Text, which a preset may have to protect.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// Euros with two decimals.
    case money(Money)
    /// Euros with the decimals that the price has, at least two.
    case price(UnitPrice)
    /// A day in ISO 8601.
    case day(Day)
    /// Nothing.
    case empty
}
