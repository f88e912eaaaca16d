/// How a result that lies between two cents becomes whole cents.
public enum Rounding: String, Codable, Sendable, CaseIterable {
    /// Half a cent goes away from zero: 0.165 becomes 0.17, and -0.165 becomes -0.17.
    case halfAwayFromZero = "half-away-from-zero"
    /// Half a cent goes to the even cent: 0.165 becomes 0.16.
    case halfToEven = "half-to-even"
}

/// A price of one unit, exact to six decimals of a euro.
///
/// `amount(for:rounding:)` is the one door through which a quantity becomes money.
public struct UnitPrice: Hashable, Sendable {
    /// The price in millionths of a euro.
    public var micros: Int64

    /// A price of nothing.
    public static let zero = UnitPrice(micros: 0)

    /// Creates a price from millionths of a euro.
    public init(micros: Int64) {
        self.micros = micros
    }

    /// Reads an exact decimal with at most six decimals, such as `0.036`.
    public init?(_ text: some StringProtocol) {
        guard let scaled = ScaledDecimal.parse(text.utf8, scale: 6) else { return nil }
        self.micros = scaled
    }

    /// The amount that a quantity costs: multiplied in 128 bits, rounded once.
    public func amount(
        for quantity: Int64,
        rounding: Rounding
    ) throws(ArithmeticOverflow) -> Money {
        try Self.cents(ofMicros: Int128(micros) * Int128(quantity), rounding: rounding)
    }

    /// Rounds a sum of millionths of a euro to whole cents.
    public static func cents(
        ofMicros exact: Int128,
        rounding: Rounding
    ) throws(ArithmeticOverflow) -> Money {
        let microsPerCent: Int128 = 10_000
        let (whole, remainder) = exact.magnitude.quotientAndRemainder(
            dividingBy: microsPerCent.magnitude
        )
        let half = microsPerCent.magnitude / 2
        var quotient = whole
        switch rounding {
        case .halfAwayFromZero: if remainder >= half { quotient += 1 }
        case .halfToEven:
            if remainder > half || (remainder == half && quotient % 2 == 1) { quotient += 1 }
        }
        guard let magnitude = Int64(exactly: quotient) else {
            throw ArithmeticOverflow("a price times a quantity")
        }
        return Money(cents: exact < 0 ? -magnitude : magnitude)
    }
}

extension UnitPrice: Comparable {
    /// Orders prices by value.
    public static func < (left: UnitPrice, right: UnitPrice) -> Bool { left.micros < right.micros }
}

extension UnitPrice: CustomStringConvertible {
    /// The price with as many decimals as it has, at least two, such as `0.036` or `1000.00`.
    public var description: String { ScaledDecimal.format(micros, scale: 6, decimalsMin: 2) }
}

extension UnitPrice: Codable {
    /// Reads a decimal in a string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = UnitPrice(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "'\(text)' is not a price with at most six decimals"
            )
        }
        self = value
    }

    /// Writes a decimal in a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
