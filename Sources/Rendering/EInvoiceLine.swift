import BillingPrimitives
import Invoicing
import Rating

/// How a line stands in EN 16931: quantity × price ÷ base quantity − allowance = net amount, to
/// the cent.
struct EInvoiceLine {
    var line: DocumentLine
    /// The quantity, with the sign that it has on the document.
    var quantity: Int64
    /// The price of so many units as the base quantity says; never negative (BR-27).
    var price: UnitPrice
    /// For how many units the price is: one, or all where several prices make up the amount.
    var baseQuantity: Int64
    /// The list amount that a relief takes away; nothing where there is none.
    var allowance: Money

    init(_ line: DocumentLine) throws(ArithmeticOverflow) {
        self.line = line
        let calculation = line.charge.calculation
        quantity = calculation.quantity
        allowance = try calculation.amount.subtracting(line.charge.netAmount)
        if let price = calculation.unitPrice, calculation.steps[0].quantity == quantity,
            try price.amount(for: quantity, rounding: calculation.rounding) == calculation.amount
        {
            self.price = price
            baseQuantity = 1
        } else {
            // Tiers, packages, and parts that were given back have no price that multiplies out.
            price = try UnitPrice(wholeAmount: calculation.amount)
            baseQuantity = Int64(clamping: quantity.magnitude)
        }
    }
}

extension UnitPrice {
    /// The magnitude of an amount as a price.
    fileprivate init(wholeAmount amount: Money) throws(ArithmeticOverflow) {
        let (micros, overflow) = amount.cents.multipliedReportingOverflow(by: 10_000)
        guard !overflow else { throw ArithmeticOverflow("a price of \(amount)") }
        self.init(micros: abs(micros))
    }
}
