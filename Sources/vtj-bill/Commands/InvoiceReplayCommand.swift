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
        abstract: "Make a document again from the blocks that it knew.",
        discussion: """
            The document comes out of the ledger as known at its cut-off, and is compared with \
            what was issued. A credit note by hand is made again from what was decided: how \
            much of which lines, why and when. Exit status 1 when they differ.

            EXAMPLES
              vtj-bill invoice replay INV-2026-000001
              vtj-bill invoice replay INV-2026-000001 --format json
            """
    )

    @Argument(help: "The number of the document.") var number: String

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let store = try ledger.reading()
        let issued = try store.read { try $0.issued(number) }
        let made = try ReplayDocuments(store: store).document(number)
        if let made { try print(made) }
        guard made == issued else {
            Console.standard.complain("\(number) differs from what was issued")
            throw ExitCode.findings
        }
        Console.standard.say("\(number) replays to what was issued")
    }

    private func print(_ made: Document) throws {
        switch output.format {
        case .text:
            Console.standard.write(try DocumentText(made, language: output.language).text())
        case .csv: Console.standard.write(InvoiceCSV.file([made], preset: .rfc4180))
        case .json: output.print(try made.json)
        }
    }
}
