import BillingPrimitives
public import Invoicing
import Rating
import Tariffs

/// An invoice or credit note as UBL 2.1 under Peppol BIS Billing 3.0.
///
/// Elements follow the order of the UBL schema. A credit note has positive amounts.
public struct UBLInvoice {
    private let invoice: EInvoice
    private let document: Document
    private let sign: Int64
    private let currency: XMLWriter.Attributes = ["currencyID": "EUR"]

    /// The only scheme of Finnish addresses on the Peppol network: the OVT code.
    private static let addressScheme = "0216"
    /// The scheme of the Finnish trade register's business ids.
    private static let businessIDScheme = "0212"
    /// UN/ECE recommendation 20: one.
    static let unit = "C62"

    /// The file of a document, or everything that keeps it from being one.
    ///
    /// `preceding` are the invoices that the document gives back.
    public static func file(
        _ document: Document,
        preceding: [PrecedingInvoice]
    ) throws -> String {
        var findings = EInvoiceFindings("Peppol BIS Billing 3.0", document: document.number)
        let invoice = try EInvoice(document, preceding: preceding, &findings)
        let parties = [(invoice.seller, "seller"), (document.customer, "customer")]
        for (party, field) in parties {
            guard let address = party.eInvoiceAddress, EInvoiceAddress(address) == nil else {
                continue
            }
            findings.report(
                "e-invoice-address",
                "\(field).e_invoice_address \(Redaction.quoted(address)) is no OVT code",
                why: "Peppol knows Finnish receivers by scheme \(addressScheme) only",
                remedy: "register 0037 and the digits of the business id, or export finvoice"
            )
        }
        _ = findings.required(
            invoice.buyerReference,
            "buyer_reference",
            why: "Peppol asks for the buyer's reference"
        )
        let writer = try UBLInvoice(invoice).written()
        findings.take(writer.forbidden)
        try findings.throwIfAny()
        return writer.text
    }

    private init(_ invoice: EInvoice) {
        self.invoice = invoice
        document = invoice.document
        sign = document.type == .creditNote ? -1 : 1
    }

    private var isCredit: Bool { document.type == .creditNote }

    // MARK: Document

    private func written() throws(ArithmeticOverflow) -> XMLWriter {
        let totals = (
            net: amount(try document.netTotal), vat: amount(try document.vatTotal),
            gross: amount(try document.total)
        )
        let name = isCredit ? "CreditNote" : "Invoice"
        let schema = "urn:oasis:names:specification:ubl:schema:xsd:"
        let namespaces: XMLWriter.Attributes = [
            "xmlns": "\(schema)\(name)-2",
            "xmlns:cac": "\(schema)CommonAggregateComponents-2",
            "xmlns:cbc": "\(schema)CommonBasicComponents-2",
        ]
        return XMLWriter.file(name, namespaces) { xml in
            head(&xml)
            xml.element("cac:AccountingSupplierParty") { party(invoice.seller, &$0) }
            xml.element("cac:AccountingCustomerParty") { party(document.customer, &$0) }
            payment(&xml)
            xml.element("cac:TaxTotal") { xml in
                xml.element("cbc:TaxAmount", totals.vat, currency)
                for part in invoice.vat { subtotal(part, &xml) }
            }
            xml.element("cac:LegalMonetaryTotal") { xml in
                xml.element("cbc:LineExtensionAmount", totals.net, currency)
                xml.element("cbc:TaxExclusiveAmount", totals.net, currency)
                xml.element("cbc:TaxInclusiveAmount", totals.gross, currency)
                xml.element("cbc:PayableAmount", totals.gross, currency)
            }
            for line in invoice.lines { write(line, &xml) }
        }
    }

    private func head(_ xml: inout XMLWriter) {
        xml.element(
            "cbc:CustomizationID",
            "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
        )
        xml.element("cbc:ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0")
        xml.element("cbc:ID", document.number)
        xml.element("cbc:IssueDate", document.issuedOn.description)
        if isCredit {
            xml.element("cbc:CreditNoteTypeCode", "381")
        } else {
            xml.element("cbc:DueDate", document.dueOn?.description)
            xml.element("cbc:InvoiceTypeCode", "380")
        }
        xml.element("cbc:Note", invoice.notes.joined(separator: "\n"))
        xml.element("cbc:DocumentCurrencyCode", "EUR")
        xml.element("cbc:BuyerReference", invoice.buyerReference)
        period(invoice.period, &xml)
        for preceding in invoice.preceding {
            xml.element("cac:BillingReference") { xml in
                xml.element("cac:InvoiceDocumentReference") { xml in
                    xml.element("cbc:ID", preceding.number)
                    xml.element("cbc:IssueDate", preceding.issuedOn?.description)
                }
            }
        }
    }

    private func party(_ party: Party, _ xml: inout XMLWriter) {
        xml.element("cac:Party") { xml in
            xml.element("cbc:EndpointID", party.eInvoiceAddress, ["schemeID": Self.addressScheme])
            xml.element("cac:PostalAddress") { xml in
                xml.element("cbc:StreetName", party.street)
                xml.element("cbc:CityName", party.city)
                xml.element("cbc:PostalZone", party.postalCode)
                xml.element("cac:Country") { $0.element("cbc:IdentificationCode", party.country) }
            }
            // Outside the scope of the tax no number may stand (BR-O-02).
            if !invoice.isOutsideScope, let vatID = party.vatID {
                xml.element("cac:PartyTaxScheme") { xml in
                    xml.element("cbc:CompanyID", vatID)
                    taxScheme(&xml)
                }
            }
            xml.element("cac:PartyLegalEntity") { xml in
                xml.element("cbc:RegistrationName", party.name)
                xml.element(
                    "cbc:CompanyID",
                    party.businessID,
                    ["schemeID": Self.businessIDScheme]
                )
            }
        }
    }

    private func payment(_ xml: inout XMLWriter) {
        let language = document.language
        guard invoice.isClaim else {
            return xml.element("cac:PaymentTerms") {
                $0.element("cbc:Note", Phrase.nothingDue[language])
            }
        }
        xml.element("cac:PaymentMeans") { xml in
            // 58 is a SEPA credit transfer.
            xml.element("cbc:PaymentMeansCode", "58")
            xml.element("cbc:PaymentID", document.paymentReference)
            xml.element("cac:PayeeFinancialAccount") { xml in
                xml.element("cbc:ID", invoice.seller.iban)
                xml.element("cac:FinancialInstitutionBranch") {
                    $0.element("cbc:ID", invoice.seller.bic)
                }
            }
        }
        xml.element("cac:PaymentTerms") {
            $0.element("cbc:Note", document.lateInterest?[language])
        }
    }

    private func subtotal(_ part: VATBreakdown, _ xml: inout XMLWriter) {
        xml.element("cac:TaxSubtotal") { xml in
            xml.element("cbc:TaxableAmount", amount(part.base), currency)
            xml.element("cbc:TaxAmount", amount(part.tax), currency)
            xml.element("cac:TaxCategory") { xml in
                xml.element("cbc:ID", part.category.rawValue)
                xml.element("cbc:Percent", part.rate?.percent)
                if part.category == .outsideScope {
                    xml.element("cbc:TaxExemptionReasonCode", "VATEX-EU-O")
                }
                xml.element("cbc:TaxExemptionReason", invoice.reason(part))
                taxScheme(&xml)
            }
        }
    }

    // MARK: Lines

    private func write(_ line: EInvoiceLine, _ xml: inout XMLWriter) {
        let charge = line.line.charge
        let unit: XMLWriter.Attributes = ["unitCode": Self.unit]
        xml.element(isCredit ? "cac:CreditNoteLine" : "cac:InvoiceLine") { xml in
            xml.element("cbc:ID", String(line.line.number))
            xml.element(
                isCredit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity",
                String(sign * line.quantity),
                unit
            )
            xml.element("cbc:LineExtensionAmount", amount(charge.netAmount), currency)
            xml.element("cbc:AccountingCost", charge.buyerReference)
            period((charge.serviceMonth.firstDay, charge.serviceMonth.lastDay), &xml)
            if let relief = charge.relief, line.allowance != .zero {
                xml.element("cac:AllowanceCharge") { xml in
                    xml.element("cbc:ChargeIndicator", "false")
                    xml.element("cbc:AllowanceChargeReason", relief.phrase[document.language])
                    xml.element("cbc:Amount", amount(line.allowance), currency)
                }
            }
            xml.element("cac:Item") { xml in
                xml.element("cbc:Description", invoice.description(of: line))
                xml.element("cbc:Name", charge.title[document.language])
                xml.element("cac:ClassifiedTaxCategory") { xml in
                    xml.element("cbc:ID", charge.vat.category.rawValue)
                    xml.element("cbc:Percent", charge.vat.rate?.percent)
                    taxScheme(&xml)
                }
            }
            xml.element("cac:Price") { xml in
                xml.element("cbc:PriceAmount", line.price.description, currency)
                if line.baseQuantity != 1 {
                    xml.element("cbc:BaseQuantity", String(line.baseQuantity), unit)
                }
            }
        }
    }

    private func period(_ period: (first: Day, last: Day), _ xml: inout XMLWriter) {
        xml.element("cac:InvoicePeriod") { xml in
            xml.element("cbc:StartDate", period.first.description)
            xml.element("cbc:EndDate", period.last.description)
        }
    }

    private func taxScheme(_ xml: inout XMLWriter) {
        xml.element("cac:TaxScheme") { $0.element("cbc:ID", "VAT") }
    }

    private func amount(_ money: Money) -> String {
        Money(cents: sign * money.cents).description
    }
}

extension UnitPrice {
    /// The price taken for a rate: without the decimals that are zeros, such as `25.5` or `0`.
    var percent: String {
        var digits = Array(description)
        while digits.last == "0" { digits.removeLast() }
        if digits.last == "." { digits.removeLast() }
        return String(digits)
    }
}
