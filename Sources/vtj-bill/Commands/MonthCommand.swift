import ArgumentParser
import BillingOperations
import BillingPrimitives
import Invoicing
import Rendering

/// The command `vtj-bill month`.
struct MonthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "month",
        abstract: "See where months stand, close their books, and open them again.",
        subcommands: [
            MonthListCommand.self, MonthShowCommand.self, MonthCloseCommand.self,
            MonthReopenCommand.self,
        ]
    )
}

/// The command `vtj-bill month list`.
struct MonthListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List months, and where each of them stands.",
        discussion: """
            Every month from the first with usage, a run, a document or a setup fee to the current \
            one. A month is open, ended, issued, closed or reopened. Held and unbilled are records \
            by person-change that remain.

            EXAMPLES
              vtj-bill month list
              vtj-bill month list --format csv
            """
    )

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let months = try ListMonths(store: ledger.reading(), occasion: occasion.occasion).rows()
        output.print(MonthListing.of(months), empty: "the ledger has no month yet")
    }
}

/// The command `vtj-bill month show`.
struct MonthShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a month: its reconciliation, documents, closings and seal.",
        discussion: """
            The reconciliation is that of the month's run, as known at its cut-off. CSV has the \
            documents.

            EXAMPLES
              vtj-bill month show 2026-03
              vtj-bill month show 2026-03 --format json
            """
    )

    @Argument(help: "The month, such as 2026-03.") var month: BillingMonth

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let detail = try ListMonths(store: ledger.reading(), occasion: occasion.occasion)
            .detail(of: month)
        let documents = try DocumentListing.of(detail.documents)
        switch output.format {
        case .csv: output.print(documents, empty: "")
        case .json: output.print(try MonthListing.json(of: detail))
        case .text:
            output.print(MonthListing.facts(of: detail), empty: "")
            if let reconciliation = detail.reconciliation {
                let tables = try ReconciliationListing(reconciliation)
                let style = Console.standard.style
                Console.standard.write("\n" + tables.text(output.numbers, style: style))
            }
            for listing in [documents, MonthListing.history(of: detail)]
            where !listing.rows.isEmpty {
                Console.standard.write("\n")
                output.print(listing, empty: "")
            }
        }
    }
}
