import BillingPrimitives
public import Licensing
public import Rating
public import Tariffs

/// What issued lines would be under what is known now.
///
/// Rulings and waivers may be decided later, and price lists mended. Each difference is given back
/// or charged once, on the next document.
public struct RetroactiveCorrections {
    private let register: LicenseRegister
    private let tariffs: TariffBook
    private let settlements: [LineReference: [Settlement]]
    private let lines: [LineReference: Charge]
    private var balance: CreditBalance
    private var charges: [Charge] = []

    /// Prepares corrections from what earlier runs settled and issued.
    public init(
        register: LicenseRegister,
        tariffs: TariffBook,
        settlements: [Settlement],
        documents: [Document]
    ) {
        self.register = register
        self.tariffs = tariffs
        self.settlements = Dictionary(grouping: settlements.filter { $0.line != nil }) {
            $0.line ?? LineReference(document: "", line: 0)
        }
        self.lines = Dictionary(
            uniqueKeysWithValues: documents.flatMap { document in
                document.lines.map {
                    (LineReference(document: document.number, line: $0.number), $0.charge)
                }
            }
        )
        self.balance = CreditBalance(documents)
    }

    /// The charges that correct the documents; reversals have negative quantities.
    public mutating func corrections(
        of documents: [Document]
    ) throws(RatingRefusal) -> [Charge] {
        for document in documents {
            for line in document.lines
            where line.charge.relief == nil && line.charge.reverses == nil {
                let reference = LineReference(document: document.number, line: line.number)
                reverseRelieved(line.charge, at: reference)
                try correctErratum(of: line.charge, at: reference)
            }
        }
        return charges
    }

    private mutating func reverseRelieved(_ charge: Charge, at reference: LineReference) {
        let (quantity, legalBasis) =
            charge.component == .setupFee ? waived(charge) : freed(charge, at: reference)
        let due = quantity - quantityRelieved(of: charge, at: reference)
        let left = balance.quantityLeft(of: charge, at: reference)
        guard due > 0, left > 0 else { return }
        var reversal = balance.reversal(of: charge, at: reference, quantity: min(due, left))
        reversal.legalBasis = legalBasis
        append(reversal)
    }

    /// What rulings gave back of a line already, under whatever price list it was charged.
    ///
    /// A line that was charged anew was reversed by that much, which no ruling did.
    private func quantityRelieved(of charge: Charge, at reference: LineReference) -> Int64 {
        let corrected = balance.quantityCorrected(at: reference)
        guard let replaced = charge.replaces, let original = lines[replaced],
            original.countingRule == charge.countingRule
        else { return corrected }
        return corrected + quantityRelieved(of: original, at: replaced) - charge.quantity
    }

    /// The settlements of a line's usage, which stay with the line that charged it first.
    private func settlements(at reference: LineReference) -> [Settlement] {
        if let replaced = lines[reference]?.replaces { return settlements(at: replaced) }
        return settlements[reference] ?? []
    }

    private func waived(_ charge: Charge) -> (Int64, String) {
        guard let waiver = register.waiver(of: charge.connection),
            tariffs.tariff(labelled: charge.tariff)?.waives(waiver) == true
        else { return (0, "") }
        return (charge.quantity, "\(charge.legalBasis); \(waiver.citation)")
    }

    private func freed(_ charge: Charge, at reference: LineReference) -> (Int64, String) {
        var quantity: Int64 = 0
        var legalBasis = ""
        for settlement in settlements(at: reference) {
            guard let rule = charge.countingRule,
                let connection = register.connection(settlement.connection, on: settlement.day),
                case .free(let ground) = ExemptionStanding(
                    of: connection,
                    on: settlement.day,
                    register: register,
                    tariffs: tariffs
                )
            else { continue }
            quantity += settlement.counts[rule] ?? 0
            legalBasis = ground
        }
        return (quantity, legalBasis)
    }

    /// A price list that was mended has a newer version of the same id: what is left of the line is
    /// reversed and charged again at the newer version.
    private mutating func correctErratum(
        of charge: Charge,
        at reference: LineReference
    ) throws(RatingRefusal) {
        guard let old = tariffs.tariff(labelled: charge.tariff),
            let new = tariffs.tariffs.first(where: { $0.id == old.id && $0.version > old.version }),
            let component = new.component(charge.component)
        else { return }
        let left = balance.quantityLeft(of: charge, at: reference)
        guard left > 0 else { return }
        var mended = charge
        guard let quantity = quantity(of: charge, left: left, by: new, at: reference) else {
            return
        }
        if charge.countingRule != nil { mended.countingRule = new.countingRule }
        mended.calculation = try checked { () throws(ArithmeticOverflow) in
            try Calculation(of: quantity, at: component.price, rounding: new.rounding)
        }
        let reversal = balance.reversal(of: charge, at: reference, quantity: left)
        guard mended.netAmount.cents + reversal.netAmount.cents != 0 else { return }
        mended.tariff = new.label
        mended.replaces = reference
        mended.title = component.title
        mended.vat = component.vat
        mended.account = component.account
        mended.legalBasis = component.legalBasis
        append(reversal)
        append(mended)
    }

    /// How much of a line a mended price list charges anew, or nil where it cannot tell.
    ///
    /// Under another counting rule that is a line that is whole, whose usage has all the counts.
    private func quantity(
        of charge: Charge,
        left: Int64,
        by tariff: Tariff,
        at reference: LineReference
    ) -> Int64? {
        guard let rule = charge.countingRule, rule != tariff.countingRule else { return left }
        let counts = settlements(at: reference).map { $0.counts[tariff.countingRule] }
        guard left == charge.quantity, !counts.isEmpty, !counts.contains(nil) else { return nil }
        return counts.reduce(0) { $0 + ($1 ?? 0) }
    }

    private mutating func append(_ charge: Charge) {
        var correction = charge
        correction.isCorrection = true
        balance.add(correction, isOfRun: true)
        charges.append(correction)
    }
}
