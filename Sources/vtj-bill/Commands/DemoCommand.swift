import ArgumentParser
import BillingOperations
import BillingPrimitives
import Invoicing
import Rendering

/// The command `vtj-bill demo`.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make a believable month in a folder, and bill it.",
        discussion: """
            A register of invented customers, answers of the change API for synthetic persons of \
            the test series, a practice ledger that counted them, and the month's invoices.

            EXAMPLES
              vtj-bill demo
              vtj-bill demo --output training --month 2026-05
            """
    )

    @Option(help: ArgumentHelp("The folder to make.", valueName: "dir"), completion: .directory)
    var output = "demo-month"
    @Option(help: "The month.") var month: BillingMonth?

    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var occasion: OccasionOptions

    func run() throws {
        let console = Console.standard
        guard let month = month ?? BillingMonth("2026-03") else { return }
        let demo = MakeDemo(
            folder: output,
            month: month,
            tariffs: try tariffs.book(),
            now: occasion.now,
            actor: occasion.actor ?? "demo"
        )
        let made = try demo.make()
        let folder = ExportDocuments(folder: output)
        _ = try folder.write(InvoiceCSV.file(made.run.documents, preset: .rfc4180), for: month)
        let story = try DemoStory(
            month: month,
            documents: made.run.documents,
            settlements: made.run.settlements,
            ledger: made.ledger
        )
        _ = try folder.write(story.text(), named: "README.txt")
        console.say(
            "made \(output): \(made.usage.posted) answers with \(made.usage.records) records"
        )
        console.write(try story.text(style: console.style))
    }
}
