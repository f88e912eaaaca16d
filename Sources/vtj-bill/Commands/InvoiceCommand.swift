import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Rating
import Rendering

/// The command `vtj-bill invoice`.
struct InvoiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice",
        abstract: "Run months, and show, explain, export and credit documents.",
        subcommands: [
            InvoiceRunCommand.self, InvoiceListCommand.self, InvoiceShowCommand.self,
            InvoiceExplainCommand.self, InvoiceExportCommand.self, InvoiceCreditCommand.self,
            InvoiceReplayCommand.self,
        ]
    )
}

/// The command `vtj-bill invoice list`.
struct InvoiceListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List issued documents.",
        discussion: """
            EXAMPLES
              vtj-bill invoice list
              vtj-bill invoice list --month 2026-03 --format csv
            """
    )

    @Option(help: "Only documents that belong to this month.") var month: BillingMonth?
    @Option(help: "Only documents to this customer.") var customer: String?

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let documents = try ledger.reading().read { try $0.documents() }
            .filter { month == nil || $0.month == month }
            .filter { customer == nil || $0.customer.customer?.rawValue == customer }
        output.print(try DocumentListing.of(documents), empty: "no documents are issued yet")
    }
}

/// The command `vtj-bill invoice show`.
struct InvoiceShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one document.",
        discussion: """
            EXAMPLES
              vtj-bill invoice show INV-2026-000001
              vtj-bill invoice show INV-2026-000001 --language sv
            """
    )

    @Argument(help: "The number of the document.") var number: String

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let document = try ledger.reading().read { try $0.issued(number) }
        switch output.format {
        case .text:
            let text = DocumentText(document, language: output.language)
            Console.standard.write(try text.text(style: Console.standard.style))
        case .csv: Console.standard.write(InvoiceCSV.file([document], preset: .rfc4180))
        case .json: output.print(try document.json)
        }
    }
}

/// The command `vtj-bill invoice explain`.
struct InvoiceExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell how each amount came about.",
        discussion: """
            From the quantity over the counting rule, the price and the legal basis to the one \
            rounding of each line; with the permits that covered the usage, the blocks of the \
            ledger that hold it with their digests, why a line corrects an earlier one, and what \
            was given back since. JSON lists every delivery, text on request.

            EXAMPLES
              vtj-bill invoice explain INV-2026-000001
              vtj-bill invoice explain INV-2026-000001 --line 2 --language fi
              vtj-bill invoice explain INV-2026-000001 --line 2 --deliveries
            """
    )

    @Argument(help: "The number of the document.") var number: String
    @Option(help: "Only this line.") var line: Int?
    @Flag(
        inversion: .prefixedNo,
        help: "List every delivery; the default is yes for JSON, and no for text."
    )
    var deliveries: Bool?

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let (document, lines) = try ExplainDocument(store: ledger.reading())
            .explanations(of: number, line: line)
        switch output.format {
        case .text:
            let explanation = ExplanationText(
                document,
                lines,
                language: output.language,
                listingDeliveries: deliveries ?? false
            )
            Console.standard.write(try explanation.text())
        case .csv: throw ValidationError("invoice explain prints text or json, not csv")
        case .json:
            let explanation = ExplanationJSON(
                document,
                lines,
                language: output.language,
                listingDeliveries: deliveries ?? true
            )
            output.print(try explanation.json())
        }
    }
}

/// The command `vtj-bill invoice credit`.
struct InvoiceCreditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "credit",
        abstract: "Credit an invoice in full or in part.",
        discussion: """
            A credit note reverses the stored amounts of the lines. Crediting more than is left is \
            refused, and nothing that was issued changes. The note belongs to the earliest month \
            that is neither closed nor before that of the invoice.

            EXAMPLES
              vtj-bill invoice credit INV-2026-000001 --reason "wrong register"
              vtj-bill invoice credit INV-2026-000001 --line 1 --records 200 --reason "test data"
            """
    )

    @Argument(help: "The number of the invoice.") var number: String
    @Option(help: "Credit only this line.") var line: Int?
    @Option(help: "Credit this many of the line's records.") var records: Int64?
    @Option(help: "Why; printed on the credit note.") var reason: String

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if records != nil, line == nil { throw ValidationError("--records goes with --line") }
        if reason.isEmpty { throw ValidationError("--reason says why, and is printed") }
    }

    func run() throws {
        let note = try CreditInvoice(store: ledger.writing(), occasion: occasion.occasion)
            .credit(number, line: line, records: records, reason: reason)
        Console.standard.say("issued \(note.number), which credits \(number)")
        switch output.format {
        case .text:
            let text = DocumentText(note, language: output.language)
            Console.standard.write(try text.text(style: Console.standard.style))
        case .csv: Console.standard.write(InvoiceCSV.file([note], preset: .rfc4180))
        case .json: output.print(try note.json)
        }
    }
}
