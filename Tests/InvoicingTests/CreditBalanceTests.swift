import BillingPrimitives
import Invoicing
import Rating
import Tariffs
import Testing

@Suite struct CreditBalanceTests {
    private let reference = LineReference(document: "INV-2026-000001", line: 1)

    private func charge(_ quantity: Int64, at micros: Int64) throws -> Charge {
        Charge(
            customer: "c",
            connection: "c-1",
            register: "r",
            component: .changeRecords,
            serviceMonth: try #require(BillingMonth("2026-03")),
            isCorrection: false,
            title: LocalizedText(fi: "t", sv: "t", en: "t"),
            countingRule: .personChange,
            calculation: try Calculation(
                of: quantity,
                at: .perUnit(UnitPrice(micros: micros)),
                rounding: .halfAwayFromZero
            ),
            relief: nil,
            legalBasis: "b",
            tariff: "t v1",
            vat: VATTreatment(category: .outsideScope, rate: nil, reason: nil),
            account: "3020",
            buyerReference: nil
        )
    }

    @Test func `a part of a line is credited at its stored amount`() throws {
        let line = try charge(12_000, at: 36_000)
        let part = CreditBalance([]).reversal(of: line, at: reference, quantity: 2_000)
        #expect(part.netAmount == Money(cents: -7_200))
        #expect(part.quantity == -2_000)
        #expect(part.reverses == reference)
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `parts that are credited add up to the whole line, to the cent`(seed: UInt64) throws {
        let quantity = Int64(seed * 37 % 97 + 5)
        let line = try charge(quantity, at: Int64(seed * 7_919 % 90_000 + 1))
        var balance = CreditBalance([])
        var total = Money.zero
        var state = seed
        while balance.quantityLeft(of: line, at: reference) > 0 {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            let left = balance.quantityLeft(of: line, at: reference)
            let part = balance.reversal(
                of: line,
                at: reference,
                quantity: Int64(state >> 33) % left + 1
            )
            balance.add(part, isOfRun: false)
            total = try total.adding(part.netAmount)
        }
        #expect(total.cents == -line.netAmount.cents)
    }
}
