public import BillingPrimitives

/// Spells numbers, amounts, prices and counts as people read them in a language.
///
/// Finnish and Swedish group digits with a no-break space and put the euro sign last; English
/// groups with a comma and puts it first. A minus sign is U+2212; spaces in a number do not break.
public struct NumberFormat: Sendable, Hashable {
    /// The language.
    public let language: Language

    /// Creates the format of a language.
    public init(_ language: Language) {
        self.language = language
    }

    /// A whole number, such as `1 234 567`.
    public func integer(_ number: Int64) -> String {
        sign(number) + grouped(String(number.magnitude)[...])
    }

    /// An amount, such as `1 234 567,50 €` or `€1,234,567.50`.
    public func money(_ money: Money) -> String {
        sign(money.cents) + euros(money.description)
    }

    /// A unit price with the decimals that it has, at least two, such as `0,036 €`.
    public func price(_ price: UnitPrice) -> String {
        sign(price.micros) + euros(price.description)
    }

    /// A quantity with its noun, such as `1 tietue` or `12 000 tietuetta`.
    public func count(_ number: Int64, _ noun: CountedNoun) -> String {
        integer(number) + Self.noBreakSpace + noun.word(for: number)[language]
    }

    /// How a line came about, such as `12 000 × 0,036 € = 432,00 €`.
    public func product(_ quantity: Int64, _ price: UnitPrice, _ amount: Money) -> String {
        "\(integer(quantity)) × \(self.price(price)) = \(money(amount))"
    }

    private static let noBreakSpace = "\u{A0}"

    private func sign(_ number: Int64) -> String { number < 0 ? "\u{2212}" : "" }

    /// The magnitude of an exact decimal in euros.
    private func euros(_ decimal: String) -> String {
        let parts = decimal.drop { $0 == "-" }.split(separator: ".")
        let integer = grouped(parts[0])
        return switch language {
        case .finnish, .swedish: "\(integer),\(parts[1])\(Self.noBreakSpace)€"
        case .english: "€\(integer).\(parts[1])"
        }
    }

    private func grouped(_ digits: Substring) -> String {
        let separator = language == .english ? "," : Self.noBreakSpace
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index) % 3 == 0 { result += separator }
            result.append(digit)
        }
        return result
    }
}
