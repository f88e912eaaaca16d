import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import Licensing
import Metering
import Rating
import Rendering

/// The command `vtj-bill usage`.
struct UsageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "usage",
        abstract: "Feed usage in, and see what was delivered and what waits.",
        subcommands: [
            UsageImportCommand.self, UsageListCommand.self, UsageHeldCommand.self,
            UsageReleaseCommand.self, UsageWriteOffCommand.self,
        ]
    )
}

/// The command `vtj-bill usage list`.
struct UsageListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List deliveries.",
        discussion: """
            CSV output has the columns of the usage CSV, and can be imported again.

            EXAMPLES
              vtj-bill usage list --connection esimerkkila-varhaiskasvatus --month 2026-03
              vtj-bill usage list --month 2026-03 --format csv > march.csv
            """
    )

    @Option(help: "Only deliveries of this connection.") var connection: String?
    @Option(help: "Only deliveries of this month.") var month: BillingMonth?

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let list = ListUsage(store: try ledger.reading(), tariffs: try tariffs.book())
        let connection = connection.map { ConnectionID($0) }
        let deliveries = try list.deliveries(of: connection, in: month)
        let warnings = try list.warnings(of: connection, in: month)
        output.print(
            DeliveryListing.of(deliveries.lazy.map { ($0.delivery, $0.kind) }),
            empty: warnings.isEmpty ? "nothing was delivered" : "no delivery is left"
        )
        Console.standard.report(warnings)
    }
}

/// The command `vtj-bill usage held`.
struct UsageHeldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "held",
        abstract: "List usage that waits for a decision, and why.",
        discussion: """
            Held usage is on the ledger and on no invoice. Until its month is run, a permit or \
            declaration that is recorded later but valid earlier covers it. What a run left held \
            waits for 'usage release' or 'usage write-off'; where a permit covers it now, the \
            release is proposed. Exit status 1 when something is held. --decided lists what was \
            decided instead, by whom and why, and what became of it.

            EXAMPLES
              vtj-bill usage held
              vtj-bill usage held --decided --format json
            """
    )

    @Option(help: "Only usage of this connection.") var connection: String?
    @Flag(help: "List decisions on held usage instead.") var decided = false

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        guard !decided else {
            let entries = try ListDecisions(store: ledger.reading())
                .entries(of: connection.map { ConnectionID($0) })
            return output.print(DecisionListing.of(entries), empty: "nothing was decided")
        }
        let held = try FindHeldUsage(
            store: ledger.reading(),
            tariffs: tariffs.book(),
            occasion: occasion.occasion
        ).deliveries().filter { connection == nil || $0.delivery.connection.rawValue == connection }
        let listing = DeliveryListing.held(
            held.lazy.map {
                (
                    $0.delivery, $0.kind, reasons: $0.settlement.reasons.map(\.rawValue),
                    coveredBy: $0.coveredBy
                )
            }
        )
        output.print(listing, empty: "no usage is held")
        if output.format == .text {
            let language = output.language ?? .english
            for reason in Set(held.flatMap(\.settlement.reasons)).sorted(by: {
                $0.rawValue < $1.rawValue
            }) {
                Console.standard.say("\(reason.rawValue): \(reason.remedy[language])")
            }
            if held.contains(where: { $0.coveredBy != nil }) {
                Console.standard.say(
                    "would now be covered: release proposed; see 'vtj-bill usage release --covered'"
                )
            }
        }
        if !held.isEmpty { throw ExitCode.findings }
    }
}
