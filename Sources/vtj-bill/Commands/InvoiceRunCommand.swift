import ArgumentParser
import BillingOperations
import BillingPrimitives
import Invoicing
import Rating
import Rendering
import Tariffs

/// The command `vtj-bill invoice run`.
struct InvoiceRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Rate, draft, issue and export a month.",
        discussion: """
            A month is run once: running it again changes nothing and exports the same documents. \
            Months are run in order, when they have ended in Helsinki; --dry-run shows one at any \
            time and issues nothing. Before it issues, a run makes sure that everything that was \
            ever delivered is exactly one thing, and is refused where it is not.

            EXAMPLES
              vtj-bill invoice run 2026-03 --dry-run
              vtj-bill invoice run 2026-03 --output invoices --preset excel-fi
            """
    )

    @Argument(help: "The month, such as 2026-03.") var month: BillingMonth
    @Flag(help: "Show what would be issued, and issue nothing.") var dryRun = false
    @Option(
        help: ArgumentHelp("Write invoices-MONTH.csv into this folder.", valueName: "dir"),
        completion: .directory
    )
    var output: String?
    @Option(help: "The dialect of the CSV file.") var preset: CSVPreset = .rfc4180

    @OptionGroup var override: OverrideOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var form: OutputOptions

    func run() throws {
        let console = Console.standard
        let book = try tariffs.book()
        let when = occasion.occasion
        let store = dryRun ? try ledger.reading() : try ledger.writing()
        let billing = RunBilling(store: store, tariffs: book, occasion: when)
        let outcome =
            dryRun
            ? try billing.dryRun(month) : try billing.run(month, override: override.decision)
        console.report(book.warnings(on: when.today))
        if let output {
            let path = try ExportDocuments(folder: output)
                .write(InvoiceCSV.file(outcome.documents, preset: preset), for: month)
            console.say("wrote \(path)")
        }
        let summary = try RunSummary(
            month: month,
            documents: outcome.documents,
            settlements: outcome.settlements,
            isDryRun: outcome.isDryRun,
            wasRunBefore: outcome.wasRunBefore
        )
        switch form.format {
        case .text: console.write(try summary.text(form.numbers, style: console.style))
        case .csv: console.write(InvoiceCSV.file(outcome.documents, preset: preset))
        case .json: form.print(try summary.json)
        }
        // Held and refused usage, and identities that do not belong here, want somebody's eyes.
        if summary.hasFindings { throw ExitCode.findings }
    }
}
