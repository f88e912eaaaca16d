import BillingPrimitives
import Invoicing
import Rating
import Rendering
import Tariffs
import Testing

/// The same document in every format: as the file that it should be, and with the same sums.
@Suite struct FormatAgreementTests {
    @Test func `an invoice is in every format what its file says`() throws {
        let document = try Paper().document(Paper.lines())
        try expectGolden(Array(UBLInvoice.file(document, preceding: []).utf8), "invoice.ubl.xml")
        try expectGolden(
            Array(FinvoiceMessage.file(document, preceding: []).utf8),
            "invoice.finvoice.xml"
        )
        try expectGolden(Array(DocumentPage(document).html().utf8), "invoice.html")
        try expectGolden(Array(document.json.pretty.utf8), "invoice.json")
        try expectGolden(ProcountorCSV.file([document]), "procountor.csv")
        try expectGolden(Array(InvoiceCSV.file([document], preset: .excelFi).utf8), "excel-fi.csv")
    }

    @Test func `a credit note is in every format what its file says`() throws {
        let invoice = try Paper().document(Paper.lines(Paper.standard))
        let note = try Paper().credit(of: invoice, line: 2, quantity: 2_000)
        let preceding = [PrecedingInvoice(number: invoice.number, issuedOn: invoice.issuedOn)]
        try expectGolden(
            Array(UBLInvoice.file(note, preceding: preceding).utf8),
            "credit-note.ubl.xml"
        )
        try expectGolden(
            Array(FinvoiceMessage.file(note, preceding: preceding).utf8),
            "credit-note.finvoice.xml"
        )
        try expectGolden(Array(DocumentPage(note).html().utf8), "credit-note.html")
    }

    @Test func `exempt and taxed lines, tiers and a creditor reference are what their files say`()
        throws
    {
        let tiers = Price.graduated([
            PriceTier(upTo: 100, price: UnitPrice(micros: 36_000)),
            PriceTier(upTo: nil, price: UnitPrice(micros: 11_000)),
        ])
        var document = try Paper().document(
            Paper.lines(Paper.exempt) + [
                try Paper.charge(1_015, at: tiers, Paper.standard),
                try Paper.charge(
                    3_250,
                    at: .package(size: 1_000, price: Money(cents: 3_000)),
                    Paper.standard
                ),
            ]
        )
        document.paymentReference = document.paymentReference.flatMap {
            PaymentReference($0)?.creditorReference
        }
        try expectGolden(Array(UBLInvoice.file(document, preceding: []).utf8), "mixed.ubl.xml")
        try expectGolden(
            Array(FinvoiceMessage.file(document, preceding: []).utf8),
            "mixed.finvoice.xml"
        )
    }

    @Test(arguments: UBLInvoiceTests.treatments, [false, true])
    func `all formats agree on totals, days and references`(
        vat: VATTreatment,
        isCredit: Bool
    ) throws {
        let invoice = try Paper().document(Paper.lines(vat))
        let document = isCredit ? try Paper().credit(of: invoice) : invoice
        let preceding = document.reversed.map {
            PrecedingInvoice(number: $0, issuedOn: invoice.issuedOn)
        }
        let expected = Facts(
            net: try document.netTotal.cents,
            vat: try document.vatTotal.cents,
            total: try document.total.cents,
            issued: document.issuedOn,
            due: document.dueOn,
            reference: document.paymentReference,
            lines: document.lines.map(\.charge.netAmount.cents)
        )
        let ubl = try #require(XMLTree.root(try UBLInvoice.file(document, preceding: preceding)))
        #expect(try Facts(ubl: ubl) == expected)
        let finvoice = try #require(
            XMLTree.root(try FinvoiceMessage.file(document, preceding: preceding))
        )
        #expect(try Facts(finvoice: finvoice) == expected)
        #expect(try Facts(csv: InvoiceCSV.file([document], preset: .rfc4180)) == expected)
        let page = try DocumentPage(document).html()
        let format = NumberFormat(.finnish)
        #expect(page.contains(format.money(try document.total)))
        #expect(page.contains(format.money(try document.netTotal)))
        #expect(page.contains(format.day(document.issuedOn)))
        #expect(document.dueOn.map { page.contains(format.day($0)) } != false)
        let reference = document.paymentReference.flatMap { PaymentReference($0) }
        #expect(reference.map { page.contains($0.formatted) } != false)
        // The two e-invoices and the page carry one barcode, or none.
        let barcode = try document.barcode?.digits
        #expect(finvoice.text("VirtualBankBarcode") == barcode)
        #expect((barcode == nil) == isCredit)
        #expect(page.contains("<svg") == !isCredit)
    }

    /// What a receiver books of a document.
    struct Facts: Equatable {
        var net: Int64
        var vat: Int64
        var total: Int64
        var issued: Day?
        var due: Day?
        var reference: String?
        var lines: [Int64]
    }
}

extension FormatAgreementTests.Facts {
    init(ubl: XMLTree.Element) throws {
        let sign: Int64 = ubl.name == "CreditNote" ? -1 : 1
        let cents = { (text: String?) in
            sign * (try #require(text.flatMap { Money($0) })).cents
        }
        net = try cents(ubl.text("cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount"))
        vat = try cents(ubl.text("cac:TaxTotal/cbc:TaxAmount"))
        total = try cents(ubl.text("cac:LegalMonetaryTotal/cbc:PayableAmount"))
        issued = ubl.text("cbc:IssueDate").flatMap { Day($0) }
        due = ubl.text("cbc:DueDate").flatMap { Day($0) }
        reference = ubl.text("cac:PaymentMeans/cbc:PaymentID")
        let line = sign > 0 ? "cac:InvoiceLine" : "cac:CreditNoteLine"
        lines = try ubl.all("\(line)/cbc:LineExtensionAmount").map { try cents($0.text) }
    }

    init(finvoice: XMLTree.Element) throws {
        let cents = { (text: String?) in
            try #require(text.flatMap { Money($0.replacing(",", with: ".")) }).cents
        }
        let day = { (text: String?) in
            text.flatMap { Day("\($0.prefix(4))-\($0.dropFirst(4).prefix(2))-\($0.suffix(2))") }
        }
        let details = try #require(finvoice.all("InvoiceDetails").first)
        net = try cents(details.text("InvoiceTotalVatExcludedAmount"))
        vat = try cents(details.text("InvoiceTotalVatAmount"))
        total = try cents(details.text("InvoiceTotalVatIncludedAmount"))
        issued = day(details.text("InvoiceDate"))
        due = day(details.text("PaymentTermsDetails/InvoiceDueDate"))
        let payment = "EpiDetails/EpiPaymentInstructionDetails/"
        reference = finvoice.text(payment + "EpiRemittanceInfoIdentifier")
        lines = try finvoice.all("InvoiceRow/RowVatExcludedAmount").map { try cents($0.text) }
    }

    init(csv: String) throws {
        let rows = csv.split(separator: "\r\n").dropFirst().map { row in
            // The one quoted field is the name, which holds no comma.
            row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let column = { (name: String) throws in
            let index = try #require(InvoiceCSV.columns.firstIndex(of: name))
            return rows.map { $0[index] }
        }
        let amounts = { (name: String) throws in
            try column(name).map { try #require(Money($0)).cents }
        }
        lines = try amounts("net_amount")
        net = lines.reduce(0, +)
        vat = try amounts("vat_amount").reduce(0, +)
        total = net + vat
        issued = try column("issue_date").first.flatMap { Day($0) }
        due = try column("due_date").first.flatMap { Day($0) }
        reference = try column("payment_reference").first.flatMap { $0.isEmpty ? nil : $0 }
    }
}
