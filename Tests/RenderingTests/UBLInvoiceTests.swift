import BillingPrimitives
import Invoicing
import Rating
import Rendering
import Tariffs
import Testing

@Suite struct UBLInvoiceTests {
    static let treatments: [VATTreatment] = [Paper.outside, Paper.exempt, Paper.standard]

    private func tree(
        _ document: Document,
        preceding: [PrecedingInvoice] = []
    ) throws -> XMLTree.Element {
        try #require(XMLTree.root(try UBLInvoice.file(document, preceding: preceding)))
    }

    private func codes(_ document: Document) -> [String] {
        do {
            _ = try UBLInvoice.file(document, preceding: [])
            return []
        } catch let error as DiagnosticsError {
            return error.diagnostics.map(\.code)
        } catch {
            return ["\(error)"]
        }
    }

    @Test func `the head stands in the order of the schema`() throws {
        let root = try tree(try Paper().document(Paper.lines()))
        #expect(
            root.children.map(\.name).filter { $0 != "cac:InvoiceLine" } == [
                "cbc:CustomizationID", "cbc:ProfileID", "cbc:ID", "cbc:IssueDate", "cbc:DueDate",
                "cbc:InvoiceTypeCode", "cbc:Note", "cbc:DocumentCurrencyCode",
                "cbc:BuyerReference", "cac:InvoicePeriod", "cac:AccountingSupplierParty",
                "cac:AccountingCustomerParty", "cac:PaymentMeans", "cac:PaymentTerms",
                "cac:TaxTotal", "cac:LegalMonetaryTotal",
            ]
        )
        #expect(root.text("cac:PaymentMeans/cbc:PaymentMeansCode") == "58")
        #expect(
            root.text("cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID")
                == "FI2112345600000785"
        )
        #expect(root.everything.allSatisfy { !$0.children.isEmpty || !$0.text.isEmpty })
        for element in root.everything where element.attributes["currencyID"] != nil {
            #expect(element.attributes["currencyID"] == "EUR")
        }
    }

    @Test(arguments: treatments)
    func `each category of tax has the fields that it must have, and no other`(
        vat: VATTreatment
    ) throws {
        let document = try Paper().document(Paper.lines(vat))
        let root = try tree(document)
        let category = try #require(root.all("cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory").first)
        #expect(category.text("cbc:ID") == vat.category.rawValue)
        let percent = ["O": nil, "E": "0", "S": "25.5"][vat.category.rawValue]
        #expect(category.text("cbc:Percent") == percent)
        #expect(
            category.text("cbc:TaxExemptionReasonCode")
                == (vat.category == .outsideScope ? "VATEX-EU-O" : nil)
        )
        #expect((category.text("cbc:TaxExemptionReason") == nil) == (vat.category == .standard))
        // Outside the scope no value added tax number may stand on the document (BR-O-02).
        let numbers = root.everything.filter { $0.name == "cac:PartyTaxScheme" }
        #expect(numbers.count == (vat.category == .outsideScope ? 0 : 1))
        for line in root.all("cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory") {
            #expect(line.text("cbc:ID") == vat.category.rawValue)
            #expect(line.text("cbc:Percent") == percent)
        }
        // 1 432.35 × 25.5 % is 365.249…, which is 365.25.
        let tax = vat.category == .standard ? "365.25" : "0.00"
        #expect(root.text("cac:TaxTotal/cbc:TaxAmount") == tax)
        #expect(root.text("cac:LegalMonetaryTotal/cbc:LineExtensionAmount") == "1432.35")
        #expect(
            root.text("cac:LegalMonetaryTotal/cbc:PayableAmount")
                == (try document.total.description)
        )
    }

    @Test(
        arguments: [
            Price.perUnit(UnitPrice(micros: 36_000)), .perUnit(UnitPrice(micros: 123_457)),
            .package(size: 1_000, price: Money(cents: 3_000)),
            .graduated([
                PriceTier(upTo: 100, price: UnitPrice(micros: 36_000)),
                PriceTier(upTo: nil, price: UnitPrice(micros: 11_000)),
            ]),
            .volume([
                PriceTier(upTo: 100, price: UnitPrice(micros: 36_000)),
                PriceTier(upTo: nil, price: UnitPrice(micros: 11_000)),
            ]),
        ],
        [nil, Relief.exemption]
    )
    func `quantity times price less the relief is the line's amount, to the cent`(
        price: Price,
        relief: Relief?
    ) throws {
        let other = try Paper.charge(1, at: .flat(Money(cents: 100)))
        let lines = [try Paper.charge(1_015, at: price, relief: relief), other]
        let invoice = try Paper().document(lines)
        let note = try Paper().credit(of: invoice, line: 1, quantity: 7)
        for (document, line) in [(invoice, "cac:InvoiceLine"), (note, "cac:CreditNoteLine")] {
            for element in try tree(document).all(line) {
                let quantity = try #require(
                    element.text("cbc:InvoicedQuantity") ?? element.text("cbc:CreditedQuantity")
                )
                let exact =
                    try Int128(#require(Int64(quantity)))
                    * Int128(
                        #require(
                            element.text("cac:Price/cbc:PriceAmount")
                                .flatMap { UnitPrice($0) }
                        ).micros
                    )
                    / Int128(try #require(Int64(element.text("cac:Price/cbc:BaseQuantity") ?? "1")))
                let gross = try UnitPrice.cents(ofMicros: exact, rounding: .halfAwayFromZero)
                let allowance = element.text("cac:AllowanceCharge/cbc:Amount") ?? "0.00"
                let net = try gross.subtracting(try #require(Money(allowance)))
                #expect(element.text("cbc:LineExtensionAmount") == net.description)
                #expect(gross >= .zero)
            }
        }
    }

    @Test func `a credit note has positive amounts, no due date, and names what it credits`() throws
    {
        let invoice = try Paper().document(Paper.lines())
        let note = try Paper().credit(of: invoice, line: 2, quantity: 2_000)
        let preceding = note.reversed.map {
            PrecedingInvoice(number: $0, issuedOn: invoice.issuedOn)
        }
        let root = try tree(note, preceding: preceding)
        #expect(root.name == "CreditNote")
        #expect(root.text("cbc:CreditNoteTypeCode") == "381")
        #expect(root.text("cac:LegalMonetaryTotal/cbc:PayableAmount") == "72.00")
        #expect(root.text("cac:CreditNoteLine/cbc:CreditedQuantity") == "2000")
        #expect(root.text("cac:CreditNoteLine/cac:Price/cbc:PriceAmount") == "0.036")
        #expect(root.all("cbc:DueDate").isEmpty && root.all("cac:PaymentMeans").isEmpty)
        let reference = "cac:BillingReference/cac:InvoiceDocumentReference"
        #expect(root.text("\(reference)/cbc:ID") == "INV-2026-000001")
        #expect(root.text("\(reference)/cbc:IssueDate") == "2026-04-01")
    }

    @Test func `line periods lie within the period of the invoice`() throws {
        let root = try tree(try Paper().document(Paper.lines()))
        #expect(root.text("cac:InvoicePeriod/cbc:StartDate") == "2026-02-01")
        #expect(root.text("cac:InvoicePeriod/cbc:EndDate") == "2026-03-31")
        let starts = root.all("cac:InvoiceLine/cac:InvoicePeriod/cbc:StartDate").map(\.text)
        #expect(starts == ["2026-03-01", "2026-03-01", "2026-03-01", "2026-02-01"])
    }

    @Test func `a thousand lines and odd names come back whole`() throws {
        let charges = try (0..<1_200).map {
            try Paper.charge(Int64($0) + 1, at: .perUnit(UnitPrice(micros: 36_000)))
        }
        let root = try tree(try Paper().document(charges))
        #expect(root.all("cac:InvoiceLine").count == 1_200)
        let name = "cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName"
        #expect(root.text(name) == "Esimerkkilän kunta & \"Åbo\" <1>")
    }

    // MARK: Refusals

    @Test func `lines outside the scope of tax share an e-invoice with no others`() throws {
        let document = try Paper().document(Paper.lines() + Paper.lines(Paper.standard))
        #expect(codes(document) == ["e-invoice-mixed-vat"])
    }

    @Test func `exempt and taxed lines share an e-invoice, each with its own sum`() throws {
        let root = try tree(
            try Paper().document(Paper.lines(Paper.exempt) + Paper.lines(Paper.standard))
        )
        let bases = root.all("cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount").map(\.text)
        #expect(bases == ["1432.35", "1432.35"])
        #expect(root.text("cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount") == "2864.70")
        #expect(root.text("cac:LegalMonetaryTotal/cbc:PayableAmount") == "3229.95")
    }

    @Test func `practice documents and statements are no e-invoices`() throws {
        var paper = Paper()
        #expect(codes(try paper.document(Paper.lines(), as: .statement)) == ["e-invoice-statement"])
        paper.isPractice = true
        #expect(codes(try paper.document(Paper.lines())) == ["e-invoice-practice"])
    }

    @Test func `everything that is missing is told at once`() throws {
        var paper = Paper()
        paper.customerKeys = ""
        paper.sellerKeys = ""
        let found = codes(try paper.document(Paper.lines()))
        // Account, three parts of each address, both e-invoice addresses, the buyer's reference.
        #expect(found == Array(repeating: "e-invoice-missing", count: 10))
    }

    @Test func `taxed lines need the seller's tax number`() throws {
        var paper = Paper()
        paper.sellerKeys = paper.sellerKeys.replacing("vat_id = \"FI99990058\"", with: "")
        #expect(codes(try paper.document(Paper.lines(Paper.standard))) == ["e-invoice-missing"])
        #expect(codes(try paper.document(Paper.lines())).isEmpty)
    }

    @Test func `only an OVT code is an address on the Peppol network`() throws {
        var paper = Paper()
        paper.customerKeys = paper.customerKeys.replacing(
            "003799990007",
            with: "FI2112345600000785"
        )
        #expect(codes(try paper.document(Paper.lines())) == ["e-invoice-address"])
    }

    @Test func `characters that XML cannot carry are refused`() throws {
        var lines = try Paper.lines()
        lines[0].register = "Rekisteri\u{1}"
        #expect(codes(try Paper().document(lines)) == ["e-invoice-character"])
    }

    @Test func `a reference that all connections share stands for the customer's`() throws {
        var paper = Paper()
        paper.customerKeys = paper.customerKeys.replacing("buyer_reference = \"KP-4711\"", with: "")
        var lines = try Paper.lines()
        #expect(codes(try paper.document(lines)) == ["e-invoice-missing"])
        for index in lines.indices { lines[index].buyerReference = "KP-1" }
        #expect(try tree(try paper.document(lines)).text("cbc:BuyerReference") == "KP-1")
    }
}
