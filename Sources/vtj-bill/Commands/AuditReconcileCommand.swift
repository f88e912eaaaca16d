import ArgumentParser
import BillingOperations
import BillingPrimitives
import Rendering
import Reporting

/// The command `vtj-bill audit reconcile`.
struct AuditReconcileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Compare deliveries with X-Road's operational monitoring.",
        discussion: """
            Deliveries are matched with the records of operational monitoring by id, and else by \
            subsystem, time and size. Exit status 1 when a delivery has no record, a successful \
            call has no delivery, or the two disagree; also when a record of a file was refused.

            EXAMPLES
              vtj-bill audit reconcile --opmon operational-monitoring-data.json
              vtj-bill audit reconcile --opmon monday.json tuesday.json --tolerance 30s \\
                --connection esimerkkila-varhaiskasvatus
            """
    )

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Files of operational monitoring: JSON or one record a line; - is standard input.",
            valueName: "file"
        ),
        completion: .file()
    )
    var opmon: [String]
    @Option(
        help: ArgumentHelp(
            "How far a delivery and a response may be apart, such as 500ms, 5s or 2min.",
            valueName: "time"
        ),
        transform: Self.milliseconds
    )
    var tolerance: Int64 = 5_000
    @Option(
        help: ArgumentHelp(
            "The service: its subsystem and code, or one word where they are the same.",
            valueName: "name"
        )
    )
    var service = ReconcileOperations.changeAPI
    @Option(help: "Only what concerns this connection.") var connection: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if opmon.isEmpty { throw ValidationError("name a file with --opmon") }
    }

    func run() throws {
        let outcome = try ReconcileOperations(store: ledger.reading()).reconcile(
            files: opmon,
            service: service.contains("/") ? service : "\(service)/\(service)",
            toleranceMilliseconds: tolerance,
            connection: connection.map { ConnectionID($0) }
        )
        let console = Console.standard
        console.report(outcome.diagnostics)
        let shown = outcome.diagnostics.count { $0.severity == .error }
        if outcome.refused > shown {
            console.say("… and \(outcome.refused - shown) more refused records")
        }
        let reconciliation = outcome.reconciliation
        let listing = OperationalListing.of(reconciliation, format: output.numbers)
        switch output.format {
        case .text:
            if !listing.rows.isEmpty {
                console.write(listing.text(output.numbers, style: console.style) + "\n")
            }
            console.write(OperationalListing.summary(reconciliation, format: output.numbers))
        case .csv: output.print(listing, empty: "")
        case .json:
            output.print(OperationalListing.json(reconciliation, format: output.numbers))
        }
        if !reconciliation.agrees || outcome.refused > 0 { throw ExitCode.findings }
    }

    /// Reads a whole number with a unit; without one, it is seconds.
    private static func milliseconds(_ text: String) throws -> Int64 {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let units: [Substring: Int64] = ["ms": 1, "s": 1_000, "": 1_000, "min": 60_000]
        guard let number = Int64(digits), let unit = units[text.dropFirst(digits.count)],
            number <= ReconcileOperations.toleranceMillisecondsMax / unit
        else {
            throw ValidationError("--tolerance takes a time up to 10min, such as 500ms, 5s or 2min")
        }
        return number * unit
    }
}
