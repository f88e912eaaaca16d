import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Rendering
import Reporting

/// The command `vtj-bill report`.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Run reports over the ledger, those that ship and your own.",
        subcommands: [
            ReportListCommand.self, ReportRunCommand.self, ReportViewsCommand.self,
        ]
    )
}

/// Where definitions are.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("A folder of .sql definitions of your own.", valueName: "dir"),
        completion: .directory
    )
    var reports: String?

    var loading: LoadReports { LoadReports(folder: reports) }
}

/// The command `vtj-bill report list`.
struct ReportListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the reports.",
        discussion: """
            EXAMPLES
              vtj-bill report list
              vtj-bill report list --reports my-reports --language fi
            """
    )

    @OptionGroup var reports: ReportOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let language = output.language ?? .english
        var listing = Listing([
            Listing.Column("name"), Listing.Column("title"), Listing.Column("about"),
            Listing.Column("parameters"),
        ])
        for report in try reports.loading.definitions() {
            listing.append([
                .text(report.name), .text(report.title[language]), .text(report.about[language]),
                .list(report.parameters.map(\.name)),
            ])
        }
        output.print(listing, empty: "there are no reports")
    }
}

/// The command `vtj-bill report views`.
struct ReportViewsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "views",
        abstract: "List the views and columns that definitions can read.",
        discussion: """
            EXAMPLES
              vtj-bill report views
              vtj-bill report views v_invoice_line --format json
            """
    )

    @Argument(help: "Only this view.") var view: String?
    @OptionGroup var output: OutputOptions

    func run() throws {
        var listing = Listing([
            Listing.Column("view"), Listing.Column("column"), Listing.Column("meaning"),
        ])
        for each in ReportView.all where view == nil || each.name == view {
            listing.append([.text(each.name), .empty, .text(each.meaning)])
            for column in each.columns {
                listing.append([
                    .text(each.name), .text(column.name), .text(column.meaning),
                ])
            }
        }
        output.print(listing, empty: "there is no such view; see 'vtj-bill report views'")
    }
}

/// How a report is printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json
    case html
}

/// The command `vtj-bill report run`.
struct ReportRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a report.",
        discussion: """
            A definition reads the published views and nothing else; one that writes or runs away \
            is stopped. HTML is a page to print, with the chart and its table.

            EXAMPLES
              vtj-bill report run monthly-revenue
              vtj-bill report run top-changes --param month=2026-03 --format html > changes.html
              vtj-bill report run my-own --reports my-reports --format csv
            """
    )

    @Argument(help: "The name of the report.") var name: String
    @Option(help: ArgumentHelp("A parameter as NAME=VALUE; repeat it.", valueName: "name=value"))
    var param: [String] = []
    @Option(help: "How long it may take, in seconds.") var timeout = RunReport.secondsDefault
    @Option(help: "Print text, csv, json or html.") var format: ReportFormat = .text
    @Option(help: "The language of titles: fi, sv or en.") var language: Language = .english

    @OptionGroup var reports: ReportOptions
    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var tariffs: TariffOptions

    func validate() throws {
        for each in param where !each.contains("=") {
            throw ValidationError("--param \(each) is not NAME=VALUE")
        }
        guard (1...3_600).contains(timeout) else {
            throw ValidationError("--timeout is 1 to 3600 seconds")
        }
    }

    func run() throws {
        let report = try reports.loading.definition(name)
        var parameters: [String: String] = [:]
        for each in param {
            let parts = each.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            parameters[String(parts[0])] = String(parts[1])
        }
        let store = try ledger.reading()
        let rows = try RunReport(store: store, tariffs: tariffs.book())
            .rows(report, parameters: parameters, seconds: timeout)
        let page = ReportPage(
            report,
            rows: rows.map { row in zip(row, report.columns).map { $0.cell(of: $1.kind) } },
            language: language,
            isPractice: store.settings.isPractice
        )
        let console = Console.standard
        switch format {
        case .text: console.write(page.text(style: console.style))
        case .csv: console.write(page.table.csv())
        case .json: console.write(page.table.json.pretty + "\n")
        case .html: console.write(page.html)
        }
    }
}

extension ReportDatabase.Value {
    fileprivate func cell(of kind: ReportDefinition.Kind) -> Listing.Cell {
        switch (self, kind) {
        case (.null, _): .empty
        case (.integer(let cents), .money): .money(Money(cents: cents))
        case (.integer(let number), .count): .integer(number)
        case (.integer(let number), .text): .text("\(number)")
        case (.text(let text), _): .text(text)
        }
    }
}
