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
            time and issues nothing. What was delivered must be exactly what became of it, for \
            every connection and counting rule, or nothing is issued. A dry run prints a digest of \
            the draft; with --reviewed that draft is issued and no other.

            EXAMPLES
              vtj-bill invoice run 2026-03 --dry-run
              vtj-bill invoice run 2026-03 --reviewed DIGEST --output invoices
              vtj-bill invoice run 2026-03 --output invoices --preset excel-fi
            """
    )

    @Argument(help: "The month, such as 2026-03.") var month: BillingMonth
    @Flag(help: "Show what would be issued, and issue nothing.") var dryRun = false
    @Option(
        help: ArgumentHelp(
            "Issue only the draft of this digest, as --dry-run printed it.",
            valueName: "digest"
        )
    )
    var reviewed: String?
    @OptionGroup var overriding: OverrideOptions
    @Option(
        help: ArgumentHelp("Write invoices-MONTH.csv into this folder.", valueName: "dir"),
        completion: .directory
    )
    var output: String?
    @Option(help: "The dialect of the CSV file.") var preset: CSVPreset = .rfc4180

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var form: OutputOptions

    func validate() throws {
        guard dryRun else {
            if ledger.asKnownAt != nil {
                throw ValidationError("--as-known-at goes with --dry-run")
            }
            return
        }
        if reviewed != nil || overriding.override != nil {
            throw ValidationError("--reviewed and --override go with issuing, not with --dry-run")
        }
    }

    func run() throws {
        let console = Console.standard
        let book = try tariffs.book()
        let when = occasion.occasion
        let store = dryRun ? try ledger.reading() : try ledger.ledger.writing()
        let billing = RunBilling(store: store, tariffs: book, occasion: when)
        let outcome =
            dryRun
            ? try billing.dryRun(month)
            : try billing.run(month, reviewed: reviewed, override: overriding.override)
        console.report(book.warnings(on: when.today) + Self.warnings(of: outcome.unclosed))
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
            wasRunBefore: outcome.wasRunBefore,
            review: RunSummary.Review(
                reconciliation: outcome.reconciliation,
                unaccepted: outcome.unaccepted.count,
                draftDigest: dryRun || form.format == .json ? outcome.draftDigest : nil
            )
        )
        switch form.format {
        case .text: console.write(try summary.text(form.numbers, style: console.style))
        case .csv: console.write(InvoiceCSV.file(outcome.documents, preset: preset))
        case .json: form.print(try summary.json)
        }
        // Held and refused usage, and identities that do not belong here, want somebody's eyes.
        if summary.hasFindings { throw ExitCode.findings }
    }

    /// A warning where earlier months are not closed.
    private static func warnings(of unclosed: [BillingMonth]) -> [Diagnostic] {
        guard let first = unclosed.first, let last = unclosed.last else { return [] }
        let what = unclosed.count == 1 ? "\(first) is" : "\(first) to \(last) are"
        return [
            Diagnostic(
                .warning,
                "month-not-closed",
                "\(what) not closed",
                why: "credit notes are still added to what was run",
                remedy: "close with 'vtj-bill month close \(first)'"
            )
        ]
    }
}
