import BillingPrimitives
import Rating
import Tariffs
import Testing

@Suite struct CalculationTests {
    private static let volume = Price.volume([
        PriceTier(upTo: 2_900_000, price: UnitPrice(micros: 11_000)),
        PriceTier(upTo: nil, price: UnitPrice(micros: 6_000)),
    ])
    private static let graduated = Price.graduated([
        PriceTier(upTo: 100, price: UnitPrice(micros: 22_000)),
        PriceTier(upTo: 300, price: UnitPrice(micros: 11_000)),
        PriceTier(upTo: nil, price: UnitPrice(micros: 4_000)),
    ])
    private static let package = Price.package(size: 1_000, price: Money(cents: 500))

    @Test(
        arguments: [
            (Price.flat(Money(cents: 100_000)), 1, "1000.00"),
            (.included, 5_000, "0.00"),
            (.perUnit(UnitPrice(micros: 36_000)), 12_000, "432.00"),
            (.perUnit(UnitPrice(micros: 36_000)), 0, "0.00"),
            (.perUnit(UnitPrice(micros: 36_000)), 5_629_720, "202669.92"),
            (.perUnit(UnitPrice(micros: 11_000)), 15, "0.17"),
            (volume, 2_900_000, "31900.00"),
            (volume, 2_900_001, "17400.01"),
            (graduated, 100, "2.20"),
            (graduated, 101, "2.21"),
            (graduated, 300, "4.40"),
            (graduated, 1_300, "8.40"),
            (package, 0, "0.00"),
            (package, 1, "5.00"),
            (package, 1_000, "5.00"),
            (package, 1_001, "10.00"),
        ] as [(Price, Int64, String)]
    )
    func `each kind of price turns a quantity into whole cents, rounded once`(
        price: Price,
        quantity: Int64,
        amount: String
    ) throws {
        let calculation = try Calculation(of: quantity, at: price, rounding: .halfAwayFromZero)
        #expect(calculation.amount.description == amount)
        #expect(
            try UnitPrice.cents(ofMicros: calculation.exactMicros, rounding: .halfAwayFromZero)
                == calculation.amount
        )
    }

    @Test(arguments: [99, 100, 101, 299, 300, 301, 5_000] as [Int64])
    func `the steps of a graduated price add up to the quantity`(quantity: Int64) throws {
        let calculation = try Calculation(
            of: quantity,
            at: Self.graduated,
            rounding: .halfAwayFromZero
        )
        #expect(calculation.steps.reduce(0) { $0 + $1.quantity } == quantity)
    }

    @Test func `an amount that does not fit is refused, and never wraps`() {
        #expect(throws: ArithmeticOverflow.self) {
            try Calculation(
                of: .max,
                at: .perUnit(UnitPrice(micros: 36_000)),
                rounding: .halfAwayFromZero
            )
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `quantities of whole cents rate the same together and apart`(seed: UInt64) throws {
        // 0.036 € times 25 is 0.90 €: no rounding is left to differ.
        let parts = (1...8).map { Int64(($0 &* (seed &+ 3)) % 400) * 25 }
        let price = Price.perUnit(UnitPrice(micros: 36_000))
        let whole = try Calculation(of: parts.reduce(0, +), at: price, rounding: .halfToEven)
        let apart = try parts.map { try Calculation(of: $0, at: price, rounding: .halfToEven) }
        #expect(try Money.sum(apart.map(\.amount)) == whole.amount)
    }
}
