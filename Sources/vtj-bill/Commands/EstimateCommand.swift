import ArgumentParser
import BillingOperations
import BillingPrimitives
import Rendering
import Reporting
import Tariffs

/// The command `vtj-bill estimate`.
struct EstimateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate",
        abstract: "Say what a plan will cost, with no ledger.",
        discussion: """
            Priced by the function that invoices. Records are counted a month, over all \
            connections together. It says what is free and why, and what the same usage would \
            cost under each counting rule.

            EXAMPLES
              vtj-bill estimate --class company --records 12000 --months 12 --from 2026-01
              vtj-bill estimate --connections 2 --migrating 1 --class municipal-authority \\
                --public-law --persons 60000 --language fi
            """
    )

    @Option(help: "How many connections.") var connections = 1
    @Option(help: "How many of them replace connections of the old change service.")
    var migrating = 0
    @Option(name: .customLong("class"), help: "The organisation class.")
    var organisationClass: OrganisationClass = .company
    @Flag(help: "The purpose is one of public law.") var publicLaw = false
    @Option(help: "Records a month, over all connections together.") var records: Int64?
    @Option(help: "Persons in the registers, instead of records.") var persons: Int64?
    @Option(help: "How many months.") var months = 12
    @Option(help: "The first month; the default is the present one.") var from: BillingMonth?
    @Option(help: "Read a scenario from this file instead.", completion: .file())
    var scenario: String?
    @Flag(help: "Take the past year of a customer on the ledger.") var fromLedger = false
    @Option(help: "The customer of --from-ledger, where the ledger has several.")
    var customer: String?
    @Option(help: "Replace the assumptions on changes a person.", completion: .file())
    var assumptions: String?

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        let sources = [records != nil, persons != nil, scenario != nil, fromLedger]
        guard sources.count(where: \.self) == 1 else {
            throw ValidationError(
                "say how much with one of --records, --persons, --scenario or --from-ledger"
            )
        }
        if customer != nil, !fromLedger {
            throw ValidationError("--customer goes with --from-ledger")
        }
    }

    func run() throws {
        let book = try tariffs.book()
        let estimating = try EstimateCost(tariffs: book, assumptions: assumptions)
        let first = from ?? BillingMonth(containing: occasion.today)
        let text = EstimateText(
            try report(estimating, from: first),
            language: output.language ?? .english
        )
        Console.standard.report(book.warnings(on: occasion.today))
        switch output.format {
        case .text: Console.standard.write(text.text(style: Console.standard.style))
        case .csv: Console.standard.write(text.months.csv())
        case .json: output.print(text.json)
        }
    }

    private func report(_ estimating: EstimateCost, from: BillingMonth) throws -> EstimateReport {
        if let scenario { return try estimating.report(ofFile: scenario) }
        if fromLedger {
            return try estimating.report(
                ofYearBefore: from,
                customer: customer.map { CustomerID($0) },
                in: ledger.reading()
            )
        }
        return try estimating.report(
            of: ScenarioOptions(
                connections: connections,
                migrating: migrating,
                organisationClass: organisationClass,
                publicLaw: publicLaw,
                usage: persons.map { .persons($0) } ?? .records(records ?? 0),
                from: from,
                months: months
            )
        )
    }
}
