import BillingPrimitives
public import Invoicing
public import Rating
import Tariffs

/// The invoice CSV: one row a line, always these columns, in this order.
public enum InvoiceCSV {
    /// The names of the columns.
    public static let columns = [
        "document_number", "document_type", "issue_date", "due_date", "customer_id",
        "customer_name", "business_id", "line", "connection", "register", "service_month",
        "line_kind", "description", "counting_rule", "quantity", "unit_price", "list_amount",
        "net_amount", "relief", "legal_basis", "tariff", "vat_category", "vat_rate", "vat_amount",
        "currency", "payment_reference", "buyer_reference", "account",
    ]

    /// The file of documents, without a total row.
    public static func file(_ documents: [Document], preset: CSVPreset) -> String {
        CSVWriter(preset).file(
            columns: columns,
            rows: documents.lazy.flatMap { document in
                document.lines.lazy.map { row(of: $0, on: document) }
            }
        )
    }

    private static func row(of line: DocumentLine, on document: Document) -> [CSVCell] {
        let charge = line.charge
        return [
            .text(document.number), .text(document.type.rawValue), .day(document.issuedOn),
            document.dueOn.map(CSVCell.day) ?? .empty,
            .text(document.customer.customer?.rawValue ?? ""), .text(document.customer.name),
            .text(document.customer.businessID), .integer(Int64(line.number)),
            .text(charge.connection.rawValue), .text(charge.register),
            .text(charge.serviceMonth.description), .text(charge.lineKind),
            .text(charge.title[document.language]),
            .text(charge.countingRule?.rawValue ?? ""), .integer(charge.quantity),
            charge.calculation.unitPrice.map(CSVCell.price) ?? .empty, .money(charge.listAmount),
            .money(charge.netAmount), .text(charge.relief?.rawValue ?? ""),
            .text(charge.legalBasis), .text(charge.tariff), .text(charge.vat.category.rawValue),
            charge.vat.rate.map(CSVCell.price) ?? .empty, .money(line.vatAmount), .text("EUR"),
            .text(document.paymentReference ?? ""),
            .text(charge.buyerReference ?? document.buyerReference ?? ""), .text(charge.account),
        ]
    }
}

extension Charge {
    /// The kind of line as files name it: the component, or a correction of an earlier month.
    public var lineKind: String {
        component != .setupFee && isCorrection ? "correction" : component.rawValue
    }
}
