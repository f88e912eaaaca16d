import ArgumentParser
import BillingOperations
import BillingPrimitives
import Invoicing
import Rendering

/// The command `vtj-bill month close`.
struct MonthCloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close a month that was run, and seal it.",
        discussion: """
            Months are closed in order. Nothing can be added to a closed month: a later credit \
            note belongs to the next one. What was delivered must be exactly what became of it. \
            The seal stands for every document of the month, its run and its reconciliation, and \
            for the months closed before. Again is no change.

            EXAMPLES
              vtj-bill month close 2026-03
              vtj-bill month close 2026-03 --override "case 12/2026" --decided-by "Veera Virtanen"
            """
    )

    @Argument(help: "The month, such as 2026-03.") var month: BillingMonth
    @OptionGroup var overriding: OverrideOptions

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let outcome = try CloseMonth(store: ledger.writing(), occasion: occasion.occasion)
            .close(month, override: overriding.override)
        let console = Console.standard
        if outcome.wasClosedBefore {
            console.say("\(month) was closed before; nothing changed")
        }
        output.print(MonthListing.of(outcome.closing), empty: "")
        if output.format == .text {
            let tables = try ReconciliationListing(outcome.reconciliation)
            console.write("\n" + tables.text(output.numbers, style: console.style))
        }
        if outcome.isOverridden { throw ExitCode.findings }
    }
}

/// The command `vtj-bill month reopen`.
struct MonthReopenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Open the last closed month again, with the approval of a second person.",
        discussion: """
            Credit notes can be added to it until it is closed again, under a new seal. The \
            closing and the reopening stay on the record.

            EXAMPLES
              vtj-bill month reopen 2026-03 --reason "credit note forgotten" \
            --approved-by "Veera Virtanen"
              vtj-bill month reopen 2026-03 --reason "case 12/2026" --approved-by "V. Virtanen" \
            --actor "M. Niemi"
            """
    )

    @Argument(help: "The month, such as 2026-03.") var month: BillingMonth
    @Option(help: "Why; stays on the record.") var reason: String
    @Option(help: "Who approves it: somebody other than --actor.") var approvedBy: String

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var occasion: OccasionOptions

    func run() throws {
        let reopening = try CloseMonth(store: ledger.writing(), occasion: occasion.occasion)
            .reopen(month, reason: reason, approvedBy: approvedBy)
        Console.standard.say("reopened \(month), approved by \(reopening.approvedBy)")
    }
}
