import BillingPrimitives
public import Invoicing
import Rating
import Tariffs

/// An invoice or credit note as Finvoice 3.0 with the content of EN 16931, in UTF-8.
///
/// Elements follow the order of the schema of Finance Finland. A credit note has negative amounts.
public struct FinvoiceMessage {
    private let invoice: EInvoice
    private let document: Document
    private let euro: XMLWriter.Attributes = ["AmountCurrencyIdentifier": "EUR"]

    /// The file of a document, or everything that keeps it from being one.
    ///
    /// `preceding` are the invoices that the document gives back.
    public static func file(
        _ document: Document,
        preceding: [PrecedingInvoice]
    ) throws -> String {
        var findings = EInvoiceFindings("Finvoice 3.0", document: document.number)
        let invoice = try EInvoice(document, preceding: preceding, &findings)
        FinvoiceLimits.check(invoice, &findings)
        let writer = try FinvoiceMessage(invoice).written()
        findings.take(writer.forbidden)
        try findings.throwIfAny()
        return writer.text
    }

    private init(_ invoice: EInvoice) {
        self.invoice = invoice
        document = invoice.document
    }

    // MARK: Message and parties

    private func written() throws(ArithmeticOverflow) -> XMLWriter {
        let totals = (
            net: try document.netTotal, vat: try document.vatTotal, gross: try document.total
        )
        let barcode = try document.barcode
        return XMLWriter.file("Finvoice", ["Version": "3.0"]) { xml in
            transmission(&xml)
            party("Seller", invoice.seller, &xml)
            xml.element("SellerInformationDetails") { xml in
                xml.element("SellerAccountDetails") { xml in
                    xml.element("SellerAccountID", invoice.seller.iban, Self.scheme("IBAN"))
                    xml.element("SellerBic", invoice.seller.bic, Self.scheme("BIC"))
                }
            }
            xml.element("InvoiceRecipientLanguageCode", document.language.rawValue.uppercased())
            party("Buyer", document.customer, &xml)
            xml.element("InvoiceDetails") { details(totals, &$0) }
            xml.element("VirtualBankBarcode", barcode?.digits)
            for line in invoice.lines { write(line, &xml) }
            epi(totals.gross, &xml)
        }
    }

    private func transmission(_ xml: inout XMLWriter) {
        xml.element("MessageTransmissionDetails") { xml in
            xml.element("MessageSenderDetails") { xml in
                address("FromIdentifier", of: invoice.seller, &xml)
                xml.element("FromIntermediator", invoice.seller.eInvoiceOperator)
            }
            xml.element("MessageReceiverDetails") { xml in
                address("ToIdentifier", of: document.customer, &xml)
                xml.element("ToIntermediator", document.customer.eInvoiceOperator)
            }
            xml.element("MessageDetails") { xml in
                xml.element("MessageIdentifier", document.number)
                // The day of issue, so that a document has the same bytes whenever it is exported.
                xml.element("MessageTimeStamp", "\(document.issuedOn)T00:00:00")
                xml.element("SpecificationIdentifier", "EN16931")
            }
        }
    }

    private func address(_ name: String, of party: Party, _ xml: inout XMLWriter) {
        let isOVT = EInvoiceAddress(party.eInvoiceAddress ?? "") != nil
        xml.element(name, party.eInvoiceAddress, isOVT ? ["SchemeID": "0216"] : [:])
    }

    private func party(_ role: String, _ party: Party, _ xml: inout XMLWriter) {
        xml.element("\(role)PartyDetails") { xml in
            xml.element("\(role)PartyIdentifier", party.businessID, ["SchemeID": "0212"])
            xml.element("\(role)OrganisationName", party.name)
            // Outside the scope of the tax no number may stand (BR-O-02).
            xml.element(
                "\(role)OrganisationTaxCode",
                invoice.isOutsideScope ? nil : party.vatID
            )
            xml.element("\(role)PostalAddressDetails") { xml in
                xml.element("\(role)StreetName", party.street)
                xml.element("\(role)TownName", party.city)
                xml.element("\(role)PostCodeIdentifier", party.postalCode)
                xml.element("CountryCode", party.country)
            }
        }
        xml.element("\(role)OrganisationUnitNumber", party.eInvoiceAddress)
    }

    // MARK: Invoice

    private func details(
        _ totals: (net: Money, vat: Money, gross: Money),
        _ xml: inout XMLWriter
    ) {
        let isCredit = document.type == .creditNote
        xml.element("InvoiceTypeCode", isCredit ? "INV02" : "INV01")
        xml.element("InvoiceTypeCodeUN", isCredit ? "381" : "380")
        xml.element("InvoiceTypeText", Phrase.title(of: document.type)[document.language])
        xml.element("OriginCode", "Original")
        xml.element("InvoiceNumber", document.number)
        date("InvoiceDate", document.issuedOn, &xml)
        if invoice.preceding.count == 1 {
            xml.element("OriginalInvoiceNumber", invoice.preceding[0].number)
            date("OriginalInvoiceDate", invoice.preceding[0].issuedOn, &xml)
        } else {
            for preceding in invoice.preceding {
                xml.element("OriginalInvoiceReference") { xml in
                    xml.element("InvoiceNumber", preceding.number)
                    date("InvoiceDate", preceding.issuedOn, &xml)
                }
            }
        }
        date("InvoicingPeriodStartDate", invoice.period.first, &xml)
        date("InvoicingPeriodEndDate", invoice.period.last, &xml)
        xml.element("BuyerReferenceIdentifier", invoice.buyerReference)
        amount("RowsTotalVatExcludedAmount", totals.net, &xml)
        amount("InvoiceTotalVatExcludedAmount", totals.net, &xml)
        amount("InvoiceTotalVatAmount", totals.vat, &xml)
        amount("InvoiceTotalVatIncludedAmount", totals.gross, &xml)
        for part in invoice.vat { specification(part, &xml) }
        for text in FinvoiceLimits.freeTexts(of: invoice) { xml.element("InvoiceFreeText", text) }
        xml.element("PaymentTermsDetails") { date("InvoiceDueDate", document.dueOn, &$0) }
    }

    private func specification(_ part: VATBreakdown, _ xml: inout XMLWriter) {
        xml.element("VatSpecificationDetails") { xml in
            amount("VatBaseAmount", part.base, &xml)
            xml.element("VatRatePercent", part.rate.map { Self.comma($0.percent) })
            xml.element("VatCode", part.category.rawValue)
            amount("VatRateAmount", part.tax, &xml)
            for text in FinvoiceLimits.reasonTexts(invoice.reason(part)) {
                xml.element("VatFreeText", text)
            }
            if part.category == .outsideScope {
                xml.element("VatExemptionReasonCode", "VATEX-EU-O")
            }
        }
    }

    private func write(_ line: EInvoiceLine, _ xml: inout XMLWriter) {
        let charge = line.line.charge
        let unit: XMLWriter.Attributes = ["QuantityUnitCodeUN": UBLInvoice.unit]
        xml.element("InvoiceRow") { xml in
            xml.element("ArticleName", charge.title[document.language])
            xml.element("ArticleDescription", invoice.description(of: line))
            xml.element("InvoicedQuantity", String(line.quantity), unit)
            date("StartDate", charge.serviceMonth.firstDay, &xml)
            date("EndDate", charge.serviceMonth.lastDay, &xml)
            xml.element(
                "UnitPriceAmount",
                Self.comma(line.price.description),
                ["AmountCurrencyIdentifier": "EUR", "QuantityUnitCodeUN": UBLInvoice.unit]
            )
            if line.baseQuantity != 1 {
                xml.element("UnitPriceBaseQuantity", String(line.baseQuantity), unit)
            }
            xml.element("RowPositionIdentifier", String(line.line.number))
            xml.element("RowBuyerReferenceIdentifier", charge.buyerReference)
            xml.element("RowSellerAccountText", charge.account)
            if let relief = charge.relief, line.allowance != .zero {
                amount("RowDiscountAmount", line.allowance, &xml)
                xml.element("RowDiscountTypeText", relief.phrase[document.language])
            }
            xml.element("RowVatRatePercent", charge.vat.rate.map { Self.comma($0.percent) })
            xml.element("RowVatCode", charge.vat.category.rawValue)
            amount("RowVatAmount", line.line.vatAmount, &xml)
            amount("RowVatExcludedAmount", charge.netAmount, &xml)
        }
    }

    // MARK: Payment

    /// The bank's form, which is always there; a credit note's states what is given back.
    private func epi(_ total: Money, _ xml: inout XMLWriter) {
        xml.element("EpiDetails") { xml in
            xml.element("EpiIdentificationDetails") { xml in
                date("EpiDate", document.issuedOn, &xml)
                xml.element("EpiReference", document.number)
            }
            xml.element("EpiPartyDetails") { xml in
                xml.element("EpiBfiPartyDetails") { xml in
                    xml.element("EpiBfiIdentifier", invoice.seller.bic, Self.scheme("BIC"))
                }
                xml.element("EpiBeneficiaryPartyDetails") { xml in
                    xml.element("EpiNameAddressDetails", invoice.seller.name)
                    xml.element("EpiAccountID", invoice.seller.iban, Self.scheme("IBAN"))
                }
            }
            xml.element("EpiPaymentInstructionDetails") { xml in
                if let reference = document.paymentReference {
                    let isISO = PaymentReference.isCreditorReference(reference)
                    xml.element(
                        "EpiRemittanceInfoIdentifier",
                        reference,
                        Self.scheme(isISO ? "ISO" : "SPY")
                    )
                }
                amount("EpiInstructedAmount", total, &xml)
                xml.element("EpiCharge", "SHA", ["ChargeOption": "SHA"])
                date("EpiDateOptionDate", document.dueOn ?? document.issuedOn, &xml)
                // 58 is a SEPA credit transfer.
                xml.element("EpiPaymentMeansCode", invoice.isClaim ? "58" : nil)
            }
        }
    }

    // MARK: Spelling

    private func date(_ name: String, _ day: Day?, _ xml: inout XMLWriter) {
        xml.element(name, day?.description.filter { $0 != "-" }, ["Format": "CCYYMMDD"])
    }

    private func amount(_ name: String, _ money: Money, _ xml: inout XMLWriter) {
        xml.element(name, Self.comma(money.description), euro)
    }

    private static func scheme(_ name: String) -> XMLWriter.Attributes {
        ["IdentificationSchemeName": name]
    }

    /// A decimal as Finvoice has it, with a comma.
    private static func comma(_ decimal: String) -> String {
        String(decimal.map { $0 == "." ? "," : $0 })
    }
}
