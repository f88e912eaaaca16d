import BillingPrimitives
public import Invoicing
import Rating
import Tariffs

/// The invoice import file of Procountor: a header of 44 fields for each document, then its rows.
///
/// Semicolons, decimal commas, days as `31.3.2026`, ISO-8859-1, and no quoting: what does not fit
/// is refused.
public enum ProcountorCSV {
    /// The bytes of documents that claim money or give it back, or everything that does not fit.
    public static func file(_ documents: [Document]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var diagnostics: [Diagnostic] = []
        for document in documents where document.type != .statement {
            var records = ProcountorRecords(document)
            try records.write()
            bytes += records.bytes
            diagnostics += records.diagnostics
        }
        guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
        return bytes
    }
}

/// The records of one document.
private struct ProcountorRecords {
    let document: Document
    private(set) var bytes: [UInt8] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// The fields of a header, and of a row up to the account, which is the last one in use.
    private static let fieldCount = (header: 44, row: 14)

    init(_ document: Document) {
        self.document = document
    }

    mutating func write() throws(ArithmeticOverflow) {
        if document.isPractice {
            report(
                "procountor-practice",
                "the document is of a practice ledger and claims nothing",
                remedy: "export it as html or pdf, which say so"
            )
        }
        append(header(total: try document.total), count: Self.fieldCount.header)
        for line in document.lines {
            append(row(try EInvoiceLine(line)), count: Self.fieldCount.row)
        }
    }

    /// The fields by the positions of the import file, from 1.
    private func header(total: Money) -> [Int: String] {
        let customer = document.customer
        let rates = Set(document.lines.map(\.charge.vat.rate))
        let address = [
            customer.name, customer.street, customer.postalCode, customer.city, customer.country,
        ]
        let lastMonth = document.lines.map(\.charge.serviceMonth).max() ?? document.month
        return [
            1: "M", 2: "EUR", 3: document.paymentReference ?? "",
            4: document.seller?.iban ?? "", 5: customer.businessID, 6: "tilisiirto",
            7: customer.name, 10: "f", 11: document.type == .creditNote ? "t" : "f",
            13: day(document.issuedOn), 14: day(lastMonth.lastDay),
            15: document.dueOn.map(day) ?? "",
            17: address.map { $0 ?? "" }.joined(separator: "\\"),
            24: comma(total.description),
            25: rates.count == 1 ? comma(rates.first??.percent ?? "0") : "",
            27: customer.eInvoiceAddress ?? "", 28: document.buyerReference ?? "",
            32: customer.customer?.rawValue ?? "", 37: customer.eInvoiceOperator ?? "",
            38: EInvoiceAddress(customer.eInvoiceAddress ?? "")?.description ?? "",
            39: document.number,
        ]
    }

    /// A row whose quantity times its price, less its discount, is the line's amount.
    private func row(_ line: EInvoiceLine) -> [Int: String] {
        let charge = line.line.charge
        let isWhole = line.baseQuantity != 1
        let rule = charge.countingRule.map { ", \($0.rawValue) \(line.quantity)" } ?? ""
        return [
            2: charge.title[document.language],
            4: String(isWhole ? line.quantity.signum() : line.quantity), 5: "kpl",
            6: comma(line.price.description), 7: charge.relief == nil ? "0" : "100",
            8: comma(charge.vat.rate?.percent ?? "0"),
            9: "\(charge.connection), \(charge.serviceMonth)\(rule)", 14: charge.account,
        ]
    }

    // MARK: Spelling

    private mutating func append(_ fields: [Int: String], count: Int) {
        for position in 1...count {
            if position > 1 { bytes.append(UInt8(ascii: ";")) }
            append(fields[position] ?? "", parts: position == 17 ? 5 : 1)
        }
        bytes += "\r\n".utf8
    }

    /// Appends a field; one of several parts has backslashes between them and none within.
    private mutating func append(_ field: String, parts: Int) {
        let scalars = field.unicodeScalars
        let odd = scalars.first {
            $0.value < 0x20 || $0 == ";" || 0x7F...0x9F ~= $0.value
                || $0.value > 0xFF
        }
        if let odd {
            let code = String(odd.value, radix: 16, uppercase: true)
            report(
                "procountor-character",
                "\(Redaction.quoted(field)) holds the character U+\(code)",
                why: "the import file is ISO-8859-1 without quotes",
                remedy: "write it otherwise in the register for the documents to come, and enter"
                    + " this one by hand"
            )
            return
        }
        if parts > 1, scalars.filter({ $0 == "\\" }).count >= parts {
            report(
                "procountor-character",
                "\(Redaction.quoted(field)) holds a backslash within a part of the address",
                why: "the import file parts the address by them",
                remedy: "write it otherwise in the register for the documents to come, and enter"
                    + " this one by hand"
            )
        }
        bytes += scalars.map { UInt8($0.value) }
    }

    private mutating func report(
        _ code: String,
        _ what: String,
        why: String? = nil,
        remedy: String
    ) {
        diagnostics.append(
            Diagnostic(.error, code, file: document.number, what, why: why, remedy: remedy)
        )
    }

    private func day(_ day: Day) -> String {
        let (year, month, dayOfMonth) = day.parts
        return "\(dayOfMonth.padded(2)).\(month.padded(2)).\(year)"
    }

    private func comma(_ decimal: String) -> String {
        String(decimal.map { $0 == "." ? "," : $0 })
    }
}
