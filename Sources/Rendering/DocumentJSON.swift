import BillingPrimitives
public import Invoicing
import Rating
import Tariffs

extension Document {
    /// The document as scripts read it: amounts with their currency, keys sorted.
    public var json: JSONValue {
        get throws(ArithmeticOverflow) {
            [
                "number": number, "type": type.rawValue, "practice": isPractice,
                "month": month, "issue_date": issuedOn, "due_date": dueOn,
                "customer": customer.json, "seller": seller?.json ?? .null,
                "language": language, "lines": JSONValue.array(lines.map { json(of: $0) }),
                "net_total": try netTotal, "vat_total": try vatTotal, "total": try total,
                "payment_reference": paymentReference, "buyer_reference": buyerReference,
                "credits": credits, "reason": reason, "notes": notes.map { $0[language] },
                "ledger": [
                    "sequence": anchor.sequence, "digest": anchor.digest,
                ] as JSONValue,
            ]
        }
    }

    private func json(of line: DocumentLine) -> JSONValue {
        let charge = line.charge
        return [
            "line": line.number, "connection": charge.connection, "register": charge.register,
            "service_month": charge.serviceMonth, "line_kind": charge.lineKind,
            "description": charge.title[language], "counting_rule": charge.countingRule,
            "quantity": charge.quantity, "unit_price": charge.calculation.unitPrice,
            "list_amount": charge.listAmount, "net_amount": charge.netAmount,
            "relief": charge.relief?.rawValue, "legal_basis": charge.legalBasis,
            "tariff": charge.tariff, "vat_category": charge.vat.category.rawValue,
            "vat_rate": charge.vat.rate, "vat_amount": line.vatAmount, "account": charge.account,
            "buyer_reference": charge.buyerReference ?? buyerReference,
            "reverses": charge.reverses.map {
                ["document": $0.document, "line": $0.line] as JSONValue
            },
            "steps": JSONValue.array(
                charge.calculation.steps.map {
                    ["quantity": $0.quantity, "unit_price": $0.unitPrice]
                }
            ),
            "rounding": charge.calculation.rounding.rawValue,
        ]
    }
}

extension Party {
    var json: JSONValue {
        [
            "id": customer, "name": name, "business_id": businessID, "street": street,
            "postal_code": postalCode, "city": city, "country": country, "vat_id": vatID,
            "e_invoice_address": eInvoiceAddress, "e_invoice_operator": eInvoiceOperator,
            "iban": iban, "bic": bic,
        ]
    }
}
