public import BillingPrimitives
import Licensing
public import Rating
import Tariffs

extension Document {
    /// Days to pay where the register's seller says nothing.
    private static let paymentTermDays = 21

    /// Drafts a document without a number from charges of one customer.
    public init(
        _ type: DocumentType,
        of charges: [Charge],
        to customer: CustomerID,
        under heading: MonthDraft.Heading
    ) throws(ArithmeticOverflow) {
        let register = heading.register
        guard let buyer = register.customer(customer, on: heading.issuedOn) else {
            preconditionFailure("A charge is made for customers of the register only.")
        }
        let term = register.seller?.paymentTermDays ?? Self.paymentTermDays
        self.init(
            number: "",
            type: type,
            isPractice: heading.isPractice,
            month: heading.month,
            isOfRun: true,
            issuedOn: heading.issuedOn,
            dueOn: type == .invoice ? heading.issuedOn.adding(days: term).firstBankingDay : nil,
            customer: Party(buyer),
            seller: register.seller.map(Party.init),
            language: buyer.language,
            lines: try Self.lines(of: charges),
            buyerReference: buyer.buyerReference,
            notes: heading.notes(on: charges),
            rectification: heading.tariff?.rectification,
            lateInterest: type == .invoice ? heading.tariff?.lateInterest : nil,
            anchor: heading.anchor
        )
    }

    /// Numbers the lines, and spreads the tax of each rate over them so that it sums up exactly.
    static func lines(of charges: [Charge]) throws(ArithmeticOverflow) -> [DocumentLine] {
        var bases: [VATTreatment: (base: Money, tax: Money)] = [:]
        var lines: [DocumentLine] = []
        for (index, charge) in charges.enumerated() {
            let before = bases[charge.vat] ?? (.zero, .zero)
            let base = try before.base.adding(charge.netAmount)
            let tax = try charge.vat.tax(on: base)
            lines.append(
                DocumentLine(
                    number: index + 1,
                    charge: charge,
                    vatAmount: try tax.subtracting(before.tax)
                )
            )
            bases[charge.vat] = (base, tax)
        }
        return lines
    }
}

extension VATTreatment {
    /// The tax on a base, half a cent away from zero.
    func tax(on base: Money) throws(ArithmeticOverflow) -> Money {
        guard let rate, rate != .zero else { return .zero }
        // Cents times millionths of a per cent, back to millionths of a euro.
        let exact = Int128(base.cents) * Int128(rate.micros) / 10_000
        return try UnitPrice.cents(ofMicros: exact, rounding: .halfAwayFromZero)
    }
}

extension Party {
    /// The customer as known on the day of issue.
    init(_ customer: Customer) {
        self.init(
            customer: customer.id,
            name: customer.name,
            businessID: customer.businessID.description,
            country: customer.country
        )
        street = customer.street
        postalCode = customer.postalCode
        city = customer.city
        vatID = customer.vatID
        eInvoiceAddress = customer.eInvoiceAddress
        eInvoiceOperator = customer.eInvoiceOperator
    }

    /// The seller of the register.
    init(_ seller: Seller) {
        self.init(
            name: seller.name,
            businessID: seller.businessID.description,
            country: seller.country
        )
        vatID = seller.vatID
        street = seller.street
        postalCode = seller.postalCode
        city = seller.city
        eInvoiceAddress = seller.eInvoiceAddress
        eInvoiceOperator = seller.eInvoiceOperator
        iban = seller.iban?.description
        bic = seller.bic
    }
}
