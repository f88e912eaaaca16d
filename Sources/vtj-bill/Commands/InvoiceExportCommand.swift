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
            CSV is one file for all; JSON is one file a document, named by its number.

            EXAMPLES
              vtj-bill invoice export --month 2026-03 --format csv --output invoices
              vtj-bill invoice export INV-2026-000001 --format json --output invoices
            """
    )

    /// The formats of files.
    enum FileFormat: String, ExpressibleByArgument, CaseIterable {
        case csv
        case json
    }

    @Argument(help: "The numbers of documents.") var numbers: [String] = []
    @Option(help: "All documents of this month's run.") var month: BillingMonth?
    @Option(help: "The format of the files.") var format: FileFormat = .csv
    @Option(help: "The dialect of CSV files.") var preset: CSVPreset = .rfc4180
    @Option(
        help: ArgumentHelp("The folder to write into.", valueName: "dir"),
        completion: .directory
    )
    var output: String

    @OptionGroup var ledger: LedgerOptions

    func validate() throws {
        if (month == nil) == numbers.isEmpty {
            throw ValidationError("name documents, or a month with --month")
        }
    }

    func run() throws {
        let documents = try ledger.reading().read { reader in
            guard let month else { return try numbers.map { try reader.issued($0) } }
            return try reader.documents().filter { $0.isOfRun && $0.month == month }
        }
        let folder = ExportDocuments(folder: output)
        switch format {
        case .csv:
            let text = InvoiceCSV.file(documents, preset: preset)
            let name = month.map { "invoices-\($0).csv" } ?? "invoices.csv"
            Console.standard.say("wrote \(try folder.write(text, named: name))")
        case .json:
            for document in documents {
                let json = try document.json.pretty + "\n"
                Console.standard.say(
                    "wrote \(try folder.write(json, named: "\(document.number).json"))"
                )
            }
        }
    }
}
