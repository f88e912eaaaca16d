import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Rendering

/// The command `vtj-bill invoice export`.
struct InvoiceExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write issued documents as files.",
        discussion: """
            CSV is one file for all; the others are one file a document, named by its number. \
            HTML and PDF are in the customer's language. UBL is for Peppol BIS Billing 3.0, and \
            Finvoice is 3.0: what the receiver would not take is reported with its field, and that \
            document is not written. Statements yield no e-invoice.

            EXAMPLES
              vtj-bill invoice export --month 2026-03 --format finvoice --output e-invoices
              vtj-bill invoice export --month 2026-03 --preset procountor --output invoices
              vtj-bill invoice export INV-2026-000001 --format pdf --output invoices
            """
    )

    /// The formats of files.
    enum FileFormat: String, ExpressibleByArgument, CaseIterable {
        case csv
        case json
        case html
        case pdf
        case ubl
        case finvoice
    }

    /// The kinds of CSV files.
    enum Preset: String, ExpressibleByArgument, CaseIterable {
        case rfc4180
        case excelFi = "excel-fi"
        case procountor
    }

    @Argument(help: "The numbers of documents.") var numbers: [String] = []
    @Option(help: "All documents that belong to this month.") var month: BillingMonth?
    @Option(help: "The format of the files.") var format: FileFormat = .csv
    @Option(help: "The kind of CSV file.") var preset: Preset = .rfc4180
    @Option(
        help: ArgumentHelp("The folder to write into.", valueName: "dir"),
        completion: .directory
    )
    var output: String

    @OptionGroup var ledger: KnownLedgerOptions

    func validate() throws {
        if (month == nil) == numbers.isEmpty {
            throw ValidationError("name documents, or a month with --month")
        }
        if preset != .rfc4180, format != .csv {
            throw ValidationError("--preset goes with --format csv")
        }
    }

    func run() throws {
        let (documents, issueDays) = try ledger.reading().read { reader in
            let documents =
                try month.map { month in
                    try reader.documents(month: month).map { try reader.issued($0.number) }
                } ?? numbers.map { try reader.issued($0) }
            var issueDays: [String: Day] = [:]
            for number in documents.flatMap(\.reversed) {
                issueDays[number] = try reader.document(number: number)?.issuedOn
            }
            return (documents, issueDays)
        }
        let preceding = { (document: Document) in
            document.reversed.map { PrecedingInvoice(number: $0, issuedOn: issueDays[$0]) }
        }
        switch format {
        case .csv: try write(try csv(documents), named: "\(csvName).csv")
        case .json:
            for document in documents {
                try write(
                    Array((document.json.pretty + "\n").utf8),
                    named: "\(document.number).json"
                )
            }
        case .html:
            for document in documents {
                let page = try DocumentPage(document).html()
                try write(Array(page.utf8), named: "\(document.number).html")
            }
        case .pdf:
            for document in documents {
                let pdf = try PDFPrinter().pdf(of: DocumentPage(document).html())
                try write(pdf, named: "\(document.number).pdf")
            }
        case .ubl:
            try writeEInvoices(documents, suffix: "ubl.xml") {
                try UBLInvoice.file($0, preceding: preceding($0))
            }
        case .finvoice:
            try writeEInvoices(documents, suffix: "finvoice.xml") {
                try FinvoiceMessage.file($0, preceding: preceding($0))
            }
        }
    }

    // MARK: Files

    private var csvName: String {
        let name = preset == .procountor ? "procountor" : "invoices"
        return month.map { "\(name)-\($0)" } ?? name
    }

    private func csv(_ documents: [Document]) throws -> [UInt8] {
        switch preset {
        case .rfc4180: return Array(InvoiceCSV.file(documents, preset: .rfc4180).utf8)
        case .excelFi: return Array(InvoiceCSV.file(documents, preset: .excelFi).utf8)
        case .procountor:
            _ = leavingOutStatements(documents)
            return try ProcountorCSV.file(documents)
        }
    }

    private func writeEInvoices(
        _ documents: [Document],
        suffix: String,
        _ file: (Document) throws -> String
    ) throws {
        var findings: [Diagnostic] = []
        var isAnyWritten = false
        for document in leavingOutStatements(documents) {
            do {
                let text = try file(document)
                try write(Array(text.utf8), named: "\(document.number).\(suffix)")
                isAnyWritten = true
            } catch let error as DiagnosticsError {
                findings += error.diagnostics
            }
        }
        guard !findings.isEmpty else { return }
        guard isAnyWritten else { throw DiagnosticsError(findings) }
        Console.standard.report(findings)
        throw ExitCode.findings
    }

    private func leavingOutStatements(_ documents: [Document]) -> [Document] {
        for document in documents where document.type == .statement {
            Console.standard.say("left out \(document.number): a statement claims nothing")
        }
        return documents.filter { $0.type != .statement }
    }

    private func write(_ bytes: [UInt8], named name: String) throws {
        Console.standard.say(
            "wrote \(try ExportDocuments(folder: output).write(bytes, named: name))"
        )
    }
}
