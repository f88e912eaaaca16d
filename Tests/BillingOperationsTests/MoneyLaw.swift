import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Licensing
import Rating
import Tariffs
import Testing

/// Every document is the sum of its lines, and every line what its price makes of its quantity.
struct MoneyLaw {
    let store: LedgerStore
    let history: History

    /// Expects it of every document.
    func expectSums() throws {
        let documents = try store.read { try $0.documents() }
        for document in documents {
            let cents = document.lines.reduce(0) { $0 + $1.charge.netAmount.cents }
            let tax = document.lines.reduce(0) { $0 + $1.vatAmount.cents }
            #expect(try document.netTotal.cents == cents)
            #expect(try document.total.cents == cents + tax)
            #expect(document.lines.map(\.number) == Array(1...document.lines.count))
            #expect(Set(document.lines.map(\.charge.customer)).count == 1)
            switch document.type {
            case .invoice: #expect(cents > 0)
            case .statement: #expect(cents == 0)
            case .creditNote: #expect(cents <= 0)
            }
            expectTax(of: document)
            for line in document.lines where line.charge.reverses == nil {
                try expectPrice(of: line.charge, on: document.number)
            }
        }
        try expectReversals(documents)
    }

    /// The tax of a rate is the tax of the sum, half a cent away from zero.
    private func expectTax(of document: Document) {
        for (vat, lines) in Dictionary(grouping: document.lines, by: \.charge.vat) {
            let base = lines.reduce(0) { $0 + $1.charge.netAmount.cents }
            let tax = lines.reduce(0) { $0 + $1.vatAmount.cents }
            let exact = Int128(base) * Int128(vat.rate?.micros ?? 0)
            let doubled = Int128(tax) * 100_000_000 * 2 - exact * 2
            #expect(doubled.magnitude <= 100_000_000, "the tax on \(document.number)")
        }
        #expect(Set(document.lines.map { $0.charge.vat.category == .outsideScope }).count == 1)
    }

    private func expectPrice(of charge: Charge, on number: String) throws {
        let calculation = charge.calculation
        #expect(
            try Calculation(
                of: calculation.quantity,
                at: calculation.price,
                rounding: calculation.rounding
            ) == calculation,
            "\(number)"
        )
        let exact = calculation.price.micros(of: calculation.quantity)
        let away = (Int128(calculation.amount.cents) * 10_000 - exact).magnitude
        #expect(away <= 5_000, "\(number) rounds more than half a cent")
        let books = history.steps.map(\.tariffs)
        let tariff = try #require(
            books.lazy.compactMap { $0.tariff(labelled: charge.tariff) }.first
        )
        // What the setup fee covers is shown at the list price of changes.
        let priced = charge.relief == .included ? .changeRecords : charge.component
        #expect(tariff.component(priced)?.price == calculation.price)
        #expect(charge.component == .setupFee || charge.countingRule == tariff.countingRule)
    }

    /// What is given back of a line is never more than the line, and in the end exactly the line.
    private func expectReversals(_ documents: [Document]) throws {
        var given: [LineReference: (quantity: Int64, cents: Int64)] = [:]
        for document in documents {
            for line in document.lines {
                guard let place = line.charge.reverses else { continue }
                let original = try #require(documents.first { $0.number == place.document })
                let charge = original.lines[place.line - 1].charge
                #expect(line.charge.customer == charge.customer)
                #expect(line.charge.quantity < 0)
                #expect(line.charge.netAmount <= .zero)
                let before = given[place] ?? (0, 0)
                let sum = (
                    before.quantity - line.charge.quantity,
                    before.cents - line.charge.netAmount.cents
                )
                given[place] = sum
                #expect(sum.0 <= charge.quantity, "\(place) is credited beyond its quantity")
                #expect(sum.1 <= charge.netAmount.cents, "\(place) is credited beyond its amount")
                if sum.0 == charge.quantity { #expect(sum.1 == charge.netAmount.cents) }
            }
        }
    }

    /// Expects that no more is credited of any line of the last invoice than is left of it.
    func expectNoMoreThanLeft() throws {
        let documents = try store.read { try $0.documents() }
        let balance = CreditBalance(documents)
        guard let invoice = documents.last(where: { $0.type == .invoice }) else { return }
        let last = try #require(history.steps.last)
        for line in invoice.lines {
            let place = LineReference(document: invoice.number, line: line.number)
            let left = max(0, balance.quantityLeft(of: line.charge, at: place))
            #expect(throws: CreditRefusal.self) {
                try CreditInvoice(store: store, occasion: last.occasion).credit(
                    invoice.number,
                    line: line.number,
                    records: left + 1,
                    reason: "oikaisu"
                )
            }
        }
        #expect(try store.read { try $0.documents() }.count == documents.count)
    }

    /// Expects that no connection was charged its setup fee twice, and none that owes none.
    func expectOneSetupFee() throws {
        let (documents, register) = try store.read { reader in
            (try reader.documents(), try reader.register())
        }
        let fees = documents.flatMap(\.lines).map(\.charge)
            .filter { $0.component == .setupFee && $0.reverses == nil && !$0.isCorrection }
        #expect(Set(fees.map(\.connection)).count == fees.count)
        for fee in fees {
            let connection = try #require(register.connection(fee.connection))
            #expect(connection.environment == .production)
            #expect(connection.setupFeeSettled == nil)
        }
    }
}

extension Price {
    /// What a quantity costs in millionths of a euro, tier by tier.
    fileprivate func micros(of quantity: Int64) -> Int128 {
        switch self {
        case .included: return 0
        case .flat(let fee): return quantity > 0 ? Int128(fee.cents) * 10_000 : 0
        case .perUnit(let price): return Int128(price.micros) * Int128(quantity)
        case .package(let size, let fee):
            return Int128((quantity + size - 1) / size) * Int128(fee.cents) * 10_000
        case .volume(let tiers):
            let price = tiers.filter { quantity <= $0.upTo ?? .max }.first?.price.micros ?? 0
            return Int128(price) * Int128(quantity)
        case .graduated(let tiers):
            var (below, sum) = (Int64(0), Int128(0))
            for tier in tiers {
                let top = tier.upTo ?? .max
                sum += Int128(max(0, min(quantity, top) - below)) * Int128(tier.price.micros)
                below = top
            }
            return sum
        }
    }
}
