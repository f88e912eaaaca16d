import BillingPrimitives
import Testing

@Suite struct MoneyTests {
    private let largest = Money(cents: .max)
    private let cent = Money(cents: 1)

    @Test func `an overflow is refused and never wraps`() {
        #expect(throws: ArithmeticOverflow.self) { try largest.adding(cent) }
        #expect(throws: ArithmeticOverflow.self) { try Money(cents: .min).subtracting(cent) }
        #expect(throws: ArithmeticOverflow.self) { try Money(cents: .min).negated() }
        #expect(throws: ArithmeticOverflow.self) { try Money.sum([largest, cent]) }
        #expect(throws: ArithmeticOverflow.self) {
            try UnitPrice(micros: .max).amount(for: .max, rounding: .halfAwayFromZero)
        }
    }

    @Test(arguments: [
        ("0.011", 15, "0.17"), ("0.036", 25, "0.90"), ("0.036", 5_629_720, "202669.92"),
        ("0.036", 97, "3.49"), ("0.036", 48_211, "1735.60"), ("1000", 1, "1000.00"),
        ("0.011", -15, "-0.17"), ("0.036", 0, "0.00"), ("0.006", 2_900_001, "17400.01"),
    ])
    func `a price times a quantity is rounded once, half away from zero`(
        price: String,
        quantity: Int64,
        amount: String
    ) throws {
        let price = try #require(UnitPrice(price))
        #expect(
            try price.amount(for: quantity, rounding: .halfAwayFromZero).description == amount
        )
    }

    @Test(arguments: [("0.015", "0.02"), ("0.025", "0.02"), ("0.035", "0.04"), ("0.026", "0.03")])
    func `half to even goes to the even cent`(price: String, amount: String) throws {
        let price = try #require(UnitPrice(price))
        #expect(try price.amount(for: 1, rounding: .halfToEven).description == amount)
    }

    @Test(arguments: ["0.0361111", "1,5", "1.", ".5", "+1", "1e3", "", "-", "--1", "1.2.3"])
    func `a price that is no exact decimal is refused`(text: String) {
        #expect(UnitPrice(text) == nil)
        #expect(Money(text) == nil)
    }

    @Test func `an amount has two decimals at most, and a price six`() {
        #expect(Money("1.005") == nil)
        #expect(UnitPrice("0.000001")?.micros == 1)
        #expect(UnitPrice("0.0000001") == nil)
        #expect(Money("92233720368547758.08") == nil)
        #expect(Money("92233720368547758.07") == largest)
    }

    @Test func `an amount is written as it is read`() {
        var random = SplitMix64(seed: 1)
        for _ in 0..<1_000 {
            let money = Money(cents: .random(in: -1_000_000...1_000_000, using: &random))
            #expect(Money(money.description) == money)
            let price = UnitPrice(micros: .random(in: -1_000_000...1_000_000, using: &random))
            #expect(UnitPrice(price.description) == price)
        }
    }
}
