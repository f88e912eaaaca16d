import BillingPrimitives
public import Rating

/// What of each issued line was given back already, and what is left of it to give back.
public struct CreditBalance {
    private var credited: [LineReference: (quantity: Int64, cents: Int64)] = [:]
    private var creditedByRuns: [LineReference: Int64] = [:]

    /// Adds up the reversals on issued documents.
    public init(_ documents: some Sequence<Document>) {
        for document in documents {
            for line in document.lines { add(line.charge, isOfRun: document.isOfRun) }
        }
    }

    /// Takes a reversal into account that is about to be issued.
    public mutating func add(_ charge: Charge, isOfRun: Bool) {
        guard let reference = charge.reverses else { return }
        let before = credited[reference] ?? (0, 0)
        credited[reference] = (
            before.quantity - charge.quantity, before.cents - charge.netAmount.cents
        )
        if isOfRun { creditedByRuns[reference, default: 0] -= charge.quantity }
    }

    /// The quantity of a line that is not yet given back.
    public func quantityLeft(of charge: Charge, at reference: LineReference) -> Int64 {
        charge.quantity - (credited[reference]?.quantity ?? 0)
    }

    /// The quantity of a line that billing runs gave back, and not somebody's decision.
    public func quantityCorrected(at reference: LineReference) -> Int64 {
        creditedByRuns[reference] ?? 0
    }

    /// The charge that reverses part or all of what is left of a line, from its stored amount.
    ///
    /// Parts add up to the whole: what is given back is the difference of the line's amount for
    /// what was left before and after.
    public func reversal(
        of charge: Charge,
        at reference: LineReference,
        quantity: Int64
    ) -> Charge {
        let left = quantityLeft(of: charge, at: reference)
        precondition(quantity > 0 && quantity <= left, "No more is reversed than is left.")
        let cents = charge.netAmount.cents - (credited[reference]?.cents ?? 0)
        let after = Self.part(of: charge, quantity: left - quantity)
        var reversal = charge
        reversal.calculation = Calculation(
            reversing: charge.calculation,
            quantity: quantity,
            amount: Money(cents: cents - after)
        )
        reversal.relief = nil
        reversal.reverses = reference
        return reversal
    }

    private static func part(of charge: Charge, quantity: Int64) -> Int64 {
        let (amount, whole) = (Int128(charge.netAmount.cents), Int128(charge.quantity))
        return Int64((2 * amount * Int128(quantity) + whole) / (2 * whole))
    }
}
