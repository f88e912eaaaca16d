/// A refusal to go on with arithmetic whose result does not fit: amounts never wrap.
public struct ArithmeticOverflow: Error, Equatable, CustomStringConvertible {
    /// What was being computed.
    public var operation: String

    /// Creates the refusal for the named operation.
    public init(_ operation: String) {
        self.operation = operation
    }

    /// A sentence for people.
    public var description: String {
        "the result of \(operation) does not fit in 64 bits; nothing was computed"
    }
}

/// An amount of euros in whole cents.
///
/// All arithmetic is checked: an overflow is thrown, never wrapped.
public struct Money: Hashable, Sendable {
    /// The amount in cents; negative for credits.
    public var cents: Int64

    /// No money.
    public static let zero = Money(cents: 0)

    /// Creates an amount from whole cents.
    public init(cents: Int64) {
        self.cents = cents
    }

    /// Reads an exact decimal with at most two decimals, such as `1000.00` or `-3.5`.
    public init?(_ text: some StringProtocol) {
        guard let scaled = ScaledDecimal.parse(text.utf8, scale: 2) else { return nil }
        self.cents = scaled
    }

    /// The sum of two amounts.
    public func adding(_ other: Money) throws(ArithmeticOverflow) -> Money {
        let (sum, overflow) = cents.addingReportingOverflow(other.cents)
        guard !overflow else { throw ArithmeticOverflow("\(self) + \(other)") }
        return Money(cents: sum)
    }

    /// The amount with the opposite sign.
    public func negated() throws(ArithmeticOverflow) -> Money {
        try Money.zero.subtracting(self)
    }

    /// The difference of two amounts.
    public func subtracting(_ other: Money) throws(ArithmeticOverflow) -> Money {
        let (difference, overflow) = cents.subtractingReportingOverflow(other.cents)
        guard !overflow else { throw ArithmeticOverflow("\(self) - \(other)") }
        return Money(cents: difference)
    }

    /// The sum of many amounts.
    public static func sum(
        _ amounts: some Sequence<Money>
    ) throws(ArithmeticOverflow) -> Money {
        var total = Money.zero
        for amount in amounts { total = try total.adding(amount) }
        return total
    }
}

extension Money: Comparable {
    /// Orders amounts by value.
    public static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
}

extension Money: CustomStringConvertible {
    /// The amount with a decimal point and two decimals, such as `-72.00`.
    public var description: String { ScaledDecimal.format(cents, scale: 2, decimalsMin: 2) }
}

extension Money: Codable {
    private enum CodingKeys: String, CodingKey {
        case amount
        case currency
    }

    /// Reads `{"amount": "12.34", "currency": "EUR"}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let text = try container.decode(String.self, forKey: .amount)
        guard let value = Money(text) else {
            throw DecodingError.dataCorruptedError(
                forKey: .amount,
                in: container,
                debugDescription: "'\(text)' is not an amount with at most two decimals"
            )
        }
        self = value
    }

    /// Writes `{"amount": "12.34", "currency": "EUR"}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(description, forKey: .amount)
        try container.encode("EUR", forKey: .currency)
    }
}
