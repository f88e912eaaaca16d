import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Rendering

/// The command `vtj-bill export`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Hand the books over to other programs.",
        subcommands: [ExportJournalCommand.self]
    )
}

/// The command `vtj-bill export journal`.
struct ExportJournalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Print issued documents as a double-entry journal.",
        discussion: """
            For hledger, Ledger or Beancount, on standard output. Each document is an entry on its \
            day of issue: receivables, income at list value, what is not due of it, and value \
            added tax. Without days it is every document, and ends in a balance assertion of every \
            account; a part has none, so that parts can stand beside each other and beside \
            payments, which the program does not record.

            EXAMPLES
              vtj-bill export journal | hledger -f - balance
              vtj-bill export journal --month 2026-04 --dialect beancount > 2026-04.beancount
              vtj-bill export journal --from 2026-01-01 --to 2026-03-31 --dialect ledger
            """
    )

    @Option(help: "The program that is to read it.") var dialect: JournalDialect = .hledger
    @Option(help: "Only documents issued in this month.") var month: BillingMonth?
    @Option(help: "The first day of issue.") var from: Day?
    @Option(help: "The last day of issue.") var to: Day?

    @OptionGroup var ledger: KnownLedgerOptions

    func validate() throws {
        if month != nil, from != nil || to != nil {
            throw ValidationError("name the month, or the days with --from and --to")
        }
        if let from, let to, to < from {
            throw ValidationError("--to \(to) is before --from \(from)")
        }
    }

    func run() throws {
        let store = try ledger.reading()
        let documents = try store.read { try $0.documents() }
        let journal = try Journal(
            of: documents,
            issuedOn: days(of: documents),
            isPractice: store.settings.isPractice
        )
        Console.standard.write(try JournalFile(journal, dialect: dialect).text)
    }

    /// The days that were asked for; an end that is open is that of the documents.
    private func days(of documents: [Document]) -> ClosedRange<Day>? {
        if let month { return month.firstDay...month.lastDay }
        let issued = documents.map(\.issuedOn)
        guard from != nil || to != nil, let first = from ?? issued.min() ?? to,
            let last = to ?? issued.max() ?? from
        else { return nil }
        return first...max(first, last)
    }
}
