import BillingPrimitives
import Invoicing
import Rating
import Rendering
import Tariffs
import Testing

@Suite struct FinvoiceMessageTests {
    private func tree(
        _ document: Document,
        preceding: [PrecedingInvoice] = []
    ) throws -> XMLTree.Element {
        try #require(XMLTree.root(try FinvoiceMessage.file(document, preceding: preceding)))
    }

    private func findings(_ document: Document) -> [String] {
        do {
            _ = try FinvoiceMessage.file(document, preceding: [])
            return []
        } catch let error as DiagnosticsError {
            return error.diagnostics.map { "\($0.code): \($0.what.prefix { $0 != ";" })" }
        } catch {
            return ["\(error)"]
        }
    }

    @Test func `it says that it holds what EN 16931 asks for`() throws {
        let root = try tree(try Paper().document(Paper.lines()))
        #expect(root.attributes["Version"] == "3.0")
        #expect(
            root.children.map(\.name).filter { $0 != "InvoiceRow" } == [
                "MessageTransmissionDetails", "SellerPartyDetails",
                "SellerOrganisationUnitNumber", "SellerInformationDetails",
                "InvoiceRecipientLanguageCode", "BuyerPartyDetails", "BuyerOrganisationUnitNumber",
                "InvoiceDetails", "VirtualBankBarcode", "EpiDetails",
            ]
        )
        let details = try #require(root.all("MessageTransmissionDetails/MessageDetails").first)
        #expect(details.text("SpecificationIdentifier") == "EN16931")
        #expect(root.text("InvoiceDetails/InvoiceTypeCode") == "INV01")
    }

    @Test func `amounts have decimal commas, days no signs, and every line one tag at its ends`()
        throws
    {
        let text = try FinvoiceMessage.file(try Paper().document(Paper.lines()), preceding: [])
        let root = try #require(XMLTree.root(text))
        for element in root.everything {
            if element.attributes["Format"] == "CCYYMMDD" {
                #expect(element.text.wholeMatch(of: /[0-9]{8}/) != nil)
            } else if element.attributes["AmountCurrencyIdentifier"] != nil {
                #expect(element.text.wholeMatch(of: /-?[0-9]{1,15},[0-9]{2,5}/) != nil)
            }
        }
        for line in text.split(separator: "\n") {
            #expect(line.hasPrefix("<") && line.hasSuffix(">"))
        }
        #expect(!text.contains("\t") && !text.contains("> ") && !text.contains(" <"))
    }

    @Test(arguments: UBLInvoiceTests.treatments)
    func `each category of tax has the fields that it must have, and no other`(
        vat: VATTreatment
    ) throws {
        let root = try tree(try Paper().document(Paper.lines(vat)))
        let specification = try #require(root.all("InvoiceDetails/VatSpecificationDetails").first)
        let percent = ["O": nil, "E": "0", "S": "25,5"][vat.category.rawValue]
        #expect(specification.text("VatCode") == vat.category.rawValue)
        #expect(specification.text("VatRatePercent") == percent)
        #expect(specification.all("VatFreeText").isEmpty == (vat.category == .standard))
        #expect(root.all("InvoiceRow").allSatisfy { $0.text("RowVatRatePercent") == percent })
        let number = root.text("SellerPartyDetails/SellerOrganisationTaxCode")
        #expect(number == (vat.category == .outsideScope ? nil : "FI99990058"))
    }

    @Test func `a credit note is negative and names what it credits`() throws {
        let invoice = try Paper().document(Paper.lines())
        let note = try Paper().credit(of: invoice, line: 2, quantity: 2_000)
        let root = try tree(
            note,
            preceding: [PrecedingInvoice(number: invoice.number, issuedOn: invoice.issuedOn)]
        )
        let details = try #require(root.all("InvoiceDetails").first)
        #expect(details.text("InvoiceTypeCode") == "INV02")
        #expect(details.text("InvoiceTypeCodeUN") == "381")
        #expect(details.text("InvoiceTotalVatIncludedAmount") == "-72,00")
        #expect(details.text("OriginalInvoiceNumber") == "INV-2026-000001")
        #expect(details.text("OriginalInvoiceDate") == "20260401")
        #expect(root.text("InvoiceRow/InvoicedQuantity") == "-2000")
        #expect(root.all("VirtualBankBarcode").isEmpty)
        let payment = "EpiDetails/EpiPaymentInstructionDetails/"
        #expect(root.text(payment + "EpiInstructedAmount") == "-72,00")
        #expect(root.text(payment + "EpiRemittanceInfoIdentifier") == nil)
    }

    @Test(arguments: [("202610000010", "SPY", "4"), ("RF11202610000010", "ISO", "5")])
    func `a Finnish and a creditor reference are named as what they are`(
        reference: String,
        scheme: String,
        version: String
    ) throws {
        var document = try Paper().document(Paper.lines())
        document.paymentReference = reference
        let root = try tree(document)
        let path = "EpiDetails/EpiPaymentInstructionDetails/EpiRemittanceInfoIdentifier"
        let element = try #require(root.all(path).first)
        #expect(element.text == reference)
        #expect(element.attributes["IdentificationSchemeName"] == scheme)
        #expect(root.text("VirtualBankBarcode")?.hasPrefix(version) == true)
    }

    // MARK: Limits

    @Test(
        arguments: [
            (70, []), (71, ["e-invoice-length: customer.name has 71 characters"]),
        ] as [(Int, [String])]
    )
    func `a name that does not fit is refused and never cut off`(
        length: Int,
        expected: [String]
    ) throws {
        var paper = Paper()
        paper.customerName = String(repeating: "ä", count: length)
        #expect(findings(try paper.document(Paper.lines())) == expected)
    }

    @Test func `a price of six decimals and a long number are refused`() throws {
        var document = try Paper().document([
            try Paper.charge(100, at: .perUnit(UnitPrice(micros: 123_456)))
        ])
        document.number = "INV-2026-000000000001"
        #expect(
            findings(document) == [
                "e-invoice-length: number has 21 characters",
                "e-invoice-decimals: unit_price of line 1 is 0.123456",
            ]
        )
    }

    @Test func `the bank and the operators have to be known`() throws {
        var paper = Paper()
        paper.sellerKeys = paper.sellerKeys.replacing("bic = \"NDEAFIHH\"", with: "")
        paper.customerKeys = paper.customerKeys
            .replacing("e_invoice_address = \"003799990007\"", with: "")
            .replacing("e_invoice_operator = \"003721291126\"", with: "")
        #expect(
            findings(try paper.document(Paper.lines())) == [
                "e-invoice-missing: customer.e_invoice_address is missing",
                "e-invoice-missing: seller.bic is missing",
                "e-invoice-missing: customer.e_invoice_operator is missing",
            ]
        )
    }

    @Test func `an address of a bank is taken, which Peppol does not know`() throws {
        var paper = Paper()
        paper.customerKeys = paper.customerKeys.replacing(
            "003799990007",
            with: "FI2112345600000785"
        )
        let root = try tree(try paper.document(Paper.lines()))
        let receiver = "MessageTransmissionDetails/MessageReceiverDetails/ToIdentifier"
        let element = try #require(root.all(receiver).first)
        #expect(element.text == "FI2112345600000785")
        #expect(element.attributes["SchemeID"] == nil)
    }

    @Test func `long words of law are parted between words and lose nothing`() throws {
        var document = try Paper().document(Paper.lines())
        let law = (1...300).map { "sana\($0)" }.joined(separator: " ")
        document.rectification = LocalizedText(fi: law, sv: law, en: law)
        let texts = try tree(document).all("InvoiceDetails/InvoiceFreeText").map(\.text)
        #expect(texts.allSatisfy { $0.unicodeScalars.count <= 512 })
        #expect(texts.joined(separator: " ").contains(law))
    }
}
