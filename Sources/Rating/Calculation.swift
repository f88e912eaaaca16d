public import BillingPrimitives
public import Tariffs

/// How a quantity became money: the steps, their exact sum, and the one rounding.
public struct Calculation: Hashable, Sendable, Codable {
    /// Some units at one price.
    public struct Step: Hashable, Sendable, Codable {
        /// How many units, or packages.
        public var quantity: Int64
        /// The price of one of them.
        public var unitPrice: UnitPrice

        /// Creates a step.
        public init(quantity: Int64, unitPrice: UnitPrice) {
            self.quantity = quantity
            self.unitPrice = unitPrice
        }
    }

    /// The price of the price list that was applied.
    public var price: Price
    /// The quantity: records, or 1 for a fee; negative in a reversal.
    public var quantity: Int64
    /// Which units cost which price.
    public var steps: [Step]
    /// How the exact sum was rounded to cents.
    public var rounding: Rounding
    /// The amount in whole cents.
    public var amount: Money

    /// The one price of all units, or nil where tiers have several.
    public var unitPrice: UnitPrice? { steps.count == 1 ? steps[0].unitPrice : nil }

    /// The exact sum of the steps in millionths of a euro.
    public var exactMicros: Int128 {
        steps.reduce(0) { $0 + Int128($1.quantity) * Int128($1.unitPrice.micros) }
    }

    /// Applies a price to a quantity that is not negative.
    public init(
        of quantity: Int64,
        at price: Price,
        rounding: Rounding
    ) throws(ArithmeticOverflow) {
        precondition(quantity >= 0, "Only a reversal has a negative quantity.")
        self.price = price
        self.quantity = quantity
        self.rounding = rounding
        self.steps = try Self.steps(quantity, price)
        self.amount = .zero
        self.amount = try UnitPrice.cents(ofMicros: exactMicros, rounding: rounding)
    }

    /// Reverses part or all of what was calculated: the quantity and the stored amount given.
    public init(reversing original: Calculation, quantity: Int64, amount: Money) {
        price = original.price
        self.quantity = -quantity
        rounding = original.rounding
        self.amount = Money(cents: -amount.cents)
        steps =
            original.unitPrice.map { [Step(quantity: -quantity, unitPrice: $0)] }
            ?? (quantity == original.quantity
                ? original.steps.map { Step(quantity: -$0.quantity, unitPrice: $0.unitPrice) } : [])
    }

    private static func steps(
        _ quantity: Int64,
        _ price: Price
    ) throws(ArithmeticOverflow) -> [Step] {
        switch price {
        case .included:
            return [Step(quantity: quantity, unitPrice: .zero)]
        case .flat(let fee):
            return [Step(quantity: min(quantity, 1), unitPrice: try UnitPrice(fee))]
        case .perUnit(let unitPrice):
            return [Step(quantity: quantity, unitPrice: unitPrice)]
        case .graduated(let tiers):
            return graduated(quantity, tiers)
        case .volume(let tiers):
            let tier = tiers.first { quantity <= $0.upTo ?? .max }
            return [Step(quantity: quantity, unitPrice: tier?.price ?? .zero)]
        case .package(let size, let fee):
            let begun = quantity / size + (quantity % size == 0 ? 0 : 1)
            return [Step(quantity: begun, unitPrice: try UnitPrice(fee))]
        }
    }

    private static func graduated(_ quantity: Int64, _ tiers: [PriceTier]) -> [Step] {
        var steps: [Step] = []
        var below: Int64 = 0
        for tier in tiers where quantity > below || steps.isEmpty {
            let top = min(quantity, tier.upTo ?? .max)
            steps.append(Step(quantity: top - below, unitPrice: tier.price))
            below = top
        }
        return steps
    }
}

extension UnitPrice {
    /// The price of one whole fee.
    fileprivate init(_ fee: Money) throws(ArithmeticOverflow) {
        let (micros, overflow) = fee.cents.multipliedReportingOverflow(by: 10_000)
        guard !overflow else { throw ArithmeticOverflow("a fee of \(fee)") }
        self.init(micros: micros)
    }
}
