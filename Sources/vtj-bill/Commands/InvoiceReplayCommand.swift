import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Rendering

/// The command `vtj-bill invoice replay`.
struct InvoiceReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Make a document again from the blocks that its run knew.",
        discussion: """
            The document comes out of the ledger as known at its cut-off, and is compared with \
            what was issued. Exit status 1 when they differ.

            EXAMPLES
              vtj-bill invoice replay INV-2026-000001
              vtj-bill invoice replay INV-2026-000001 --format json
            """
    )

    @Argument(help: "The number of a document that a run made.") var number: String

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let store = try ledger.reading()
        let issued = try store.read { try $0.issued(number) }
        guard let made = try ReplayRun(store: store).document(number) else {
            throw OperationRefusal(
                "not-of-a-run",
                "\(number) was issued by a decision and not by a run; see 'invoice show'"
            )
        }
        switch output.format {
        case .text:
            Console.standard.write(try DocumentText(made, language: output.language).text())
        case .csv: Console.standard.write(InvoiceCSV.file([made], preset: .rfc4180))
        case .json: output.print(try made.json)
        }
        guard made == issued else {
            Console.standard.complain("\(number) differs from what was issued")
            throw ExitCode.findings
        }
        Console.standard.say("\(number) replays to what was issued")
    }
}
