import ArgumentParser
import BillingOperations
import BillingPrimitives
import Rendering
import Reporting
import Tariffs

/// The command `vtj-bill tariff what-if`.
struct TariffWhatIfCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "what-if",
        abstract: "Say what past months would come to under other lists.",
        discussion: """
            The months of a ledger are priced twice by the function that invoices: under its own \
            lists (of the last run, or --tariffs), and with the files given. A list takes the \
            place of others on the days on which it is in force, so give it days that cover the \
            months; a folder takes the place of all lists. Nothing is written. Exit status 1 when \
            something has no price under the lists, or would be held.

            EXAMPLES
              vtj-bill tariff what-if vtj-2027.toml
              vtj-bill tariff what-if decree-2027.toml --months 3 --until 2026-06
              vtj-bill tariff what-if my-tariffs --months 24 --format csv
            """
    )

    @Argument(
        help: "Price lists and decree lists, or a folder of them.",
        completion: .file(extensions: ["toml"])
    )
    var files: [String]

    @Option(help: "How many months, from 1 to \(CompareTariffs.monthsMax).") var months = 12
    @Option(help: "The last month; the default is the one that ended last.")
    var until: BillingMonth?

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...CompareTariffs.monthsMax).contains(months) else {
            throw ValidationError("--months is from 1 to \(CompareTariffs.monthsMax)")
        }
    }

    func run() throws {
        let last = until ?? BillingMonth(containing: occasion.today).adding(months: -1)
        let comparing = try CompareTariffs(
            store: ledger.reading(),
            with: tariffs.folder.map { _ in try tariffs.book() }
        )
        let whatIf = try comparing.compare(
            with: try comparing.book(of: files),
            months: last.adding(months: 1 - months)...last
        )
        let text = try WhatIfText(whatIf)
        switch output.format {
        case .text:
            Console.standard.write(
                try text.text(output.numbers, style: Console.standard.style)
            )
        case .csv: Console.standard.write(text.lines.csv())
        case .json: output.print(try text.json)
        }
        Console.standard.report(whatIf.findings)
        if !whatIf.findings.isEmpty { throw ExitCode.findings }
    }
}
