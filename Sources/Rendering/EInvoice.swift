public import BillingPrimitives
import Invoicing
import Rating
import Tariffs

/// An invoice that a document gives back: its number, and its day of issue where that is known.
public struct PrecedingInvoice: Hashable, Sendable {
    /// The number.
    public var number: String
    /// The day of issue.
    public var issuedOn: Day?

    /// Creates a reference.
    public init(number: String, issuedOn: Day?) {
        self.number = number
        self.issuedOn = issuedOn
    }
}

/// A document as EN 16931 sees it, with what both syntaxes need of it.
struct EInvoice {
    let document: Document
    let preceding: [PrecedingInvoice]
    let lines: [EInvoiceLine]
    let vat: [VATBreakdown]
    let seller: Party
    let buyerReference: String?

    /// Takes a document and reports what any e-invoice lacks; the result is used only without
    /// findings.
    init(
        _ document: Document,
        preceding: [PrecedingInvoice],
        _ findings: inout EInvoiceFindings
    ) throws(ArithmeticOverflow) {
        self.document = document
        self.preceding = preceding
        var lines: [EInvoiceLine] = []
        for line in document.lines { lines.append(try EInvoiceLine(line)) }
        self.lines = lines
        vat = try document.vatBreakdown
        seller = document.seller ?? Party(name: "", businessID: "", country: "")
        // A reference that all connections share is as good as the customer's own.
        let references = Set(document.lines.map(\.charge.buyerReference))
        buyerReference =
            document.buyerReference ?? (references.count == 1 ? references.first ?? nil : nil)
        checkKind(&findings)
        checkParties(&findings)
        checkVAT(&findings)
    }

    /// Whether the tax does not apply to the document at all.
    var isOutsideScope: Bool { vat.contains { $0.category == .outsideScope } }

    /// Whether the document claims money, which then has to be payable.
    var isClaim: Bool { document.type == .invoice }

    /// The first and the last day of service.
    var period: (first: Day, last: Day) {
        let months = document.lines.map(\.charge.serviceMonth)
        return (
            (months.min() ?? document.month).firstDay, (months.max() ?? document.month).lastDay
        )
    }

    /// What of the law and the ledger stands in no field of its own, a paragraph each.
    var notes: [String] {
        let language = document.language
        var notes = document.notes.map { $0[language] }
        if let reason = document.reason { notes.append("\(Phrase.reason[language]): \(reason)") }
        if let rectification = document.rectification {
            notes.append("\(Phrase.rectification[language]): \(rectification[language])")
        }
        notes.append(Phrase.anchor(document.anchor)[language])
        return notes
    }

    /// How a line's quantity came about, for people.
    func description(of line: EInvoiceLine) -> String {
        let (charge, language) = (line.line.charge, document.language)
        let rule = charge.countingRule.map { "\(Phrase.countingRule[language]): \($0.rawValue)" }
        let parts = [
            "\(charge.connection) (\(charge.register))", rule,
            "\(Phrase.tariff[language]): \(charge.tariff)",
            "\(Phrase.legalBasis[language]): \(charge.legalBasis)",
        ]
        return parts.compactMap(\.self).joined(separator: "; ")
    }

    /// Why no tax is charged.
    func reason(_ vat: VATBreakdown) -> String {
        vat.reasons.map { $0[document.language] }.joined(separator: "; ")
    }

    // MARK: Checks

    private func checkKind(_ findings: inout EInvoiceFindings) {
        if document.isPractice {
            findings.report(
                "e-invoice-practice",
                "the document is of a practice ledger and claims nothing",
                remedy: "export it as html or pdf, which say so"
            )
        }
        if document.type == .statement {
            findings.report(
                "e-invoice-statement",
                "a statement claims nothing",
                remedy: "export it as html or pdf"
            )
        }
        _ = findings.required(document.number, "number", why: "it is a draft")
        if isClaim {
            _ = findings.required(seller.iban, "seller.iban")
            _ = findings.required(document.paymentReference, "payment_reference")
            _ = findings.required(document.dueOn?.description, "due_date")
        }
    }

    private func checkParties(_ findings: inout EInvoiceFindings) {
        for (party, field) in [(seller, "seller"), (document.customer, "customer")] {
            _ = findings.required(party.name, "\(field).name")
            _ = findings.required(party.businessID, "\(field).business_id")
            _ = findings.required(party.street, "\(field).street")
            _ = findings.required(party.postalCode, "\(field).postal_code")
            _ = findings.required(party.city, "\(field).city")
            _ = findings.required(party.country, "\(field).country")
            _ = findings.required(party.eInvoiceAddress, "\(field).e_invoice_address")
        }
    }

    private func checkVAT(_ findings: inout EInvoiceFindings) {
        let outside = document.lines.filter { $0.charge.vat.category == .outsideScope }
        if !outside.isEmpty, outside.count < document.lines.count {
            let numbers = outside.map { String($0.number) }.joined(separator: ", ")
            findings.report(
                "e-invoice-mixed-vat",
                "of its \(document.lines.count) lines these are outside the scope of value added"
                    + " tax: \(numbers)",
                why: "EN 16931 lets them share an invoice with no others",
                remedy: "send it as pdf; runs part them"
            )
        }
        if outside.isEmpty {
            _ = findings.required(
                seller.vatID,
                "seller.vat_id",
                why: "EN 16931 asks for it where tax applies"
            )
        }
        for part in vat where part.category != .standard {
            _ = findings.required(reason(part), "vat.reason of category \(part.category.rawValue)")
        }
    }
}
