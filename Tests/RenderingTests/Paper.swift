import BillingPrimitives
import Foundation
import Invoicing
import Licensing
import Rating
import Tariffs
import Testing

/// Documents as months and decisions make them, out of a register and charges of a test's choice.
struct Paper {
    static let outside = VATTreatment(
        category: .outsideScope,
        rate: nil,
        reason: LocalizedText(fi: "Viranomaistoiminta", sv: "Myndighet", en: "Authority")
    )
    static let exempt = VATTreatment(
        category: .exempt,
        rate: .zero,
        reason: LocalizedText(fi: "Veroton", sv: "Skattefri", en: "Exempt")
    )
    static let standard = VATTreatment(
        category: .standard,
        rate: UnitPrice("25.5"),
        reason: nil
    )

    var customerName = "Esimerkkilän kunta & \\\"Åbo\\\" <1>"
    var customerKeys = """
        street = "Kuntatie 2"
        postal_code = "20100"
        city = "Esimerkkilä"
        e_invoice_address = "003799990007"
        e_invoice_operator = "003721291126"
        buyer_reference = "KP-4711"
        """
    var sellerKeys = """
        street = "Esimerkkikatu 1"
        postal_code = "00100"
        city = "Helsinki"
        iban = "FI2112345600000785"
        bic = "NDEAFIHH"
        e_invoice_address = "003799990058"
        e_invoice_operator = "003721291126"
        vat_id = "FI99990058"
        """
    var language = "fi"
    var isPractice = false

    /// A numbered document of charges, as a run makes it.
    func document(_ charges: [Charge], as type: DocumentType = .invoice) throws -> Document {
        let draft = try Document(type, of: charges, to: "c", under: try heading())
        var series = NumberSeries()
        return series.number(draft)
    }

    /// The credit note over part of a line, or over all of a document.
    func credit(of invoice: Document, line: Int? = nil, quantity: Int64? = nil) throws -> Document {
        let charges = try invoice.crediting(
            line: line,
            quantity: quantity,
            balance: CreditBalance([invoice])
        )
        let note = try Document(
            crediting: invoice,
            by: charges,
            reason: "Väärä määrä",
            in: invoice.month,
            on: try #require(Day("2026-04-02")),
            anchor: Self.anchor
        )
        var series = NumberSeries()
        return series.number(note)
    }

    /// A charge of records, or of a fee.
    static func charge(
        _ quantity: Int64,
        at price: Price,
        _ vat: VATTreatment = outside,
        relief: Relief? = nil,
        reference: String? = nil,
        register: String = "Varhaiskasvatus",
        month: String = "2026-03"
    ) throws -> Charge {
        let isFee = if case .flat = price { true } else { false }
        return Charge(
            customer: "c",
            connection: "esimerkkila-varhaiskasvatus",
            register: register,
            component: isFee ? .setupFee : .changeRecords,
            serviceMonth: try #require(BillingMonth(month)),
            isCorrection: month < "2026-03",
            title: isFee
                ? LocalizedText(fi: "Käyttöönottomaksu", sv: "Avgift", en: "Setup fee")
                : LocalizedText(fi: "Tietueet", sv: "Poster", en: "Records"),
            countingRule: isFee ? nil : .personChange,
            calculation: try Calculation(of: quantity, at: price, rounding: .halfAwayFromZero),
            relief: relief,
            legalBasis: relief == nil ? "1136/2021; 150/1992" : "1070/2022 2 § 4 c",
            tariff: "vtj-2022 v1",
            vat: vat,
            account: isFee ? "3010" : "3020",
            buyerReference: reference
        )
    }

    /// What an authority's month looks like: a fee, records, records that are free.
    static func lines(_ vat: VATTreatment = outside) throws -> [Charge] {
        let price = Price.perUnit(UnitPrice(micros: 36_000))
        return [
            try charge(1, at: .flat(Money(cents: 100_000)), vat, reference: "KP-77"),
            try charge(12_005, at: price, vat),
            try charge(48_211, at: price, vat, relief: .exemption),
            try charge(15, at: .perUnit(UnitPrice(micros: 11_000)), vat, month: "2026-02"),
        ]
    }

    // MARK: Heading

    static let anchor = LedgerAnchor(
        sequence: 12,
        digest: String(repeating: "0f", count: 32)
    )

    private func heading() throws -> MonthDraft.Heading {
        MonthDraft.Heading(
            month: try #require(BillingMonth("2026-03")),
            issuedOn: try #require(Day("2026-04-01")),
            isPractice: isPractice,
            anchor: Self.anchor,
            register: try register(),
            tariffs: .shipped
        )
    }

    private func register() throws -> LicenseRegister {
        let text = """
            [seller]
            name = "Esimerkkivirasto"
            business_id = "9999005-8"
            \(sellerKeys)
            [[customer]]
            id = "c"
            name = "\(customerName)"
            business_id = "9999000-7"
            class = "municipal-authority"
            language = "\(language)"
            \(customerKeys)
            """
        let file = try RegisterFile.parse(Array(text.utf8), file: "register.toml")
        let today = try #require(Day("2026-03-01"))
        let change = try LicenseRegister().changes(from: file, today: today)
        return LicenseRegister(versions: change.versions)
    }
}

/// Compares a text with the file that holds what it should be; `UPDATE_GOLDEN=1` writes it anew.
func expectGolden(_ bytes: [UInt8], _ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Golden/\(name)"
    )
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try Data(bytes).write(to: file)
    } else {
        #expect(bytes == [UInt8](try Data(contentsOf: file)), "\(name)")
    }
}
