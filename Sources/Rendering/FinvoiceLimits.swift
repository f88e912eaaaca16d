import BillingPrimitives
import Invoicing
import Rating
import Tariffs

/// What Finvoice 3.0 takes: the lengths and decimals of its schema.
enum FinvoiceLimits {
    /// The longest text of `InvoiceFreeText`, which may repeat.
    private static let freeTextMax = 512
    /// The longest text of `VatFreeText`, and how often it may stand.
    private static let reasonMax = (length: 70, count: 3)

    /// Reports every value of an invoice that does not fit.
    static func check(_ invoice: EInvoice, _ findings: inout EInvoiceFindings) {
        let document = invoice.document
        // The bank's form names the account on a credit note too.
        if !invoice.isClaim { _ = findings.required(invoice.seller.iban, "seller.iban") }
        _ = findings.required(invoice.seller.bic, "seller.bic")
        _ = findings.fitting(document.number, "number", in: 2...20)
        for preceding in invoice.preceding {
            _ = findings.fitting(preceding.number, "credits", in: 1...20)
        }
        check(invoice.seller, "seller", &findings)
        check(document.customer, "customer", &findings)
        // The bank's form takes less of the name than the invoice does.
        _ = findings.fitting(invoice.seller.name, "seller.name", in: 2...35)
        _ = findings.fitting(invoice.buyerReference ?? "", "buyer_reference", in: 1...70)
        for part in invoice.vat where reasonTexts(invoice.reason(part)).count > reasonMax.count {
            _ = findings.fitting(
                invoice.reason(part),
                "vat.reason of category \(part.category.rawValue)",
                in: 1...reasonMax.length * reasonMax.count
            )
        }
        for line in invoice.lines { check(line, invoice, &findings) }
    }

    /// The notes of an invoice in pieces that fit, parted between words.
    static func freeTexts(of invoice: EInvoice) -> [String] {
        let interest = invoice.document.lateInterest.map { $0[invoice.document.language] }
        return ([interest].compactMap(\.self) + invoice.notes).flatMap {
            pieces(of: $0, lengthMax: freeTextMax)
        }
    }

    /// The reason for no tax in pieces that fit, parted between words.
    static func reasonTexts(_ reason: String) -> [String] {
        pieces(of: reason, lengthMax: reasonMax.length)
    }

    private static func check(
        _ party: Party,
        _ role: String,
        _ findings: inout EInvoiceFindings
    ) {
        _ = findings.required(party.eInvoiceOperator, "\(role).e_invoice_operator")
        _ = findings.fitting(party.name, "\(role).name", in: 2...70)
        _ = findings.fitting(party.street ?? "", "\(role).street", in: 2...35)
        _ = findings.fitting(party.city ?? "", "\(role).city", in: 2...35)
        _ = findings.fitting(party.postalCode ?? "", "\(role).postal_code", in: 2...35)
        _ = findings.fitting(party.vatID ?? "", "\(role).vat_id", in: 1...35)
        _ = findings.fitting(party.eInvoiceAddress ?? "", "\(role).e_invoice_address", in: 2...35)
        _ = findings.fitting(
            party.eInvoiceOperator ?? "",
            "\(role).e_invoice_operator",
            in: 2...35
        )
    }

    private static func check(
        _ line: EInvoiceLine,
        _ invoice: EInvoice,
        _ findings: inout EInvoiceFindings
    ) {
        let (charge, number) = (line.line.charge, line.line.number)
        let title = charge.title[invoice.document.language]
        _ = findings.fitting(title, "description of line \(number)", in: 1...100)
        _ = findings.fitting(
            invoice.description(of: line),
            "connection, register and grounds of line \(number) together",
            in: 1...512
        )
        _ = findings.fitting(charge.account, "account of line \(number)", in: 1...35)
        _ = findings.fitting(
            charge.buyerReference ?? "",
            "buyer_reference of line \(number)",
            in: 1...70
        )
        _ = findings.fitting(String(line.quantity), "quantity of line \(number)", in: 1...14)
        check(line.price, "unit_price of line \(number)", decimals: 5, &findings)
        if let rate = charge.vat.rate {
            check(rate, "vat_rate of line \(number)", decimals: 3, &findings)
        }
    }

    private static func check(
        _ value: UnitPrice,
        _ field: String,
        decimals: Int,
        _ findings: inout EInvoiceFindings
    ) {
        guard let point = value.description.firstIndex(of: ".") else { return }
        let count = value.description[point...].utf8.count - 1
        guard count > decimals else { return }
        findings.report(
            "e-invoice-decimals",
            "\(field) is \(value); \(findings.format) takes \(decimals) decimals",
            remedy: "export ubl, which takes any"
        )
    }

    /// A text in lines of at most so many characters; a single word that is longer stays whole.
    private static func pieces(of text: String, lengthMax: Int) -> [String] {
        var pieces: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            if let last = pieces.last,
                last.unicodeScalars.count + 1 + word.unicodeScalars.count <= lengthMax
            {
                pieces[pieces.count - 1] = "\(last) \(word)"
            } else {
                pieces.append(String(word))
            }
        }
        return pieces
    }
}
