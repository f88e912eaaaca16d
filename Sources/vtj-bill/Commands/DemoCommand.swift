import ArgumentParser
import BillingOperations
import BillingPrimitives
import Invoicing
import Rendering
import Sandbox

/// The command `vtj-bill demo`.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make a believable month, or a year, in a folder, and bill it.",
        discussion: """
            A register of invented customers, answers of the change API for synthetic persons of \
            the test series, a practice ledger that counted them, and the month's invoices. With \
            --months the months go on, and things go wrong and are put right: late usage, a wrong \
            price, a ruling that comes late, a merger.

            EXAMPLES
              vtj-bill demo
              vtj-bill demo --output training --month 2026-05
              vtj-bill demo --output year --month 2026-01 --months 12
            """
    )

    @Option(help: ArgumentHelp("The folder to make.", valueName: "dir"), completion: .directory)
    var output = "demo-month"
    @Option(help: "The month, or the first.") var month: BillingMonth?
    @Option(help: "How many months, 1 to 24.") var months = 1

    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var occasion: OccasionOptions

    func validate() throws {
        guard (1...Demo.monthsMax).contains(months) else {
            throw ValidationError("--months is 1 to \(Demo.monthsMax)")
        }
    }

    func run() throws {
        let console = Console.standard
        var demo = MakeDemo(
            folder: output,
            from: month ?? Demo.monthDefault,
            months: months,
            tariffs: try tariffs.book(),
            now: occasion.now,
            actor: occasion.actor ?? "demo"
        )
        let made = try demo.make()
        let folder = ExportDocuments(folder: output)
        for run in made.runs {
            let file = InvoiceCSV.file(run.documents, preset: .rfc4180)
            _ = try folder.write(file, for: run.month)
        }
        let story = DemoStory(
            runs: made.runs.map { ($0.month, $0.documents, $0.settlements) },
            events: made.events,
            folder: output,
            ledger: made.ledger
        )
        _ = try folder.write(story.text(), named: "README.txt")
        console.say(
            "made \(output): \(made.usage.posted) answers with \(made.usage.records) records"
        )
        console.write(try story.text(style: console.style))
    }
}
