import ArgumentParser
import BillingOperations
import BillingPrimitives
import Licensing
import Rating
import Rendering

/// What releases and write-offs are told alike.
struct UsageDecisionOptions: ParsableArguments {
    @Option(help: "The connection.") var connection: String?
    @Option(help: "Only this delivery; may be given again. Default: all that is held.")
    var delivery: [String] = []
    @Option(help: "Only deliveries of this month.") var month: BillingMonth?
    @Option(help: "Only deliveries that are held for this reason, such as no-permit.")
    var reasonCode: HeldReason?
    @Option(help: "Why; stays on the record.") var reason: String
    @Flag(help: "Show what would be decided, and record nothing.") var dryRun = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !delivery.isEmpty, month != nil || reasonCode != nil {
            throw ValidationError("--delivery stands without --month and --reason-code")
        }
        if !delivery.isEmpty, connection == nil {
            throw ValidationError("--delivery goes with --connection")
        }
        if reason.isEmpty { throw ValidationError("--reason says why, and stays on the record") }
    }

    func decide(_ verdict: UsageDecision.Verdict, onlyCovered: Bool = false) throws {
        let outcome = try DecideUsage(
            store: dryRun ? ledger.reading() : ledger.writing(),
            tariffs: tariffs.book(),
            occasion: occasion.occasion
        ).decide(
            verdict,
            on: DecideUsage.Choice(
                connection: connection.map { ConnectionID($0) },
                deliveries: delivery,
                month: month,
                heldFor: reasonCode,
                onlyCovered: onlyCovered
            ),
            reason: reason,
            isDryRun: dryRun
        )
        let console = Console.standard
        output.print(DecisionListing.of(outcome), empty: "nothing new is decided")
        if output.format == .text, !outcome.decided.isEmpty {
            console.write(try DecisionListing.summary(of: outcome, output.numbers))
        }
        for id in outcome.unchanged { console.say("\(id): decided so before; nothing changed") }
        console.report(outcome.diagnostics)
        if !outcome.diagnostics.isEmpty { throw ExitCode.findings }
    }
}

/// The command `vtj-bill usage release`.
struct UsageReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Release held usage, so that the next run bills it.",
        discussion: """
            Why it is held is overruled; redelivered, exempt and included usage stays what it is. \
            Usage of a month that was run goes on the next documents as a correction, with its own \
            month of service, at that month's price. Until a run has settled it, 'usage write-off' \
            can take it back. --covered takes what a permit that was recorded later covers.

            EXAMPLES
              vtj-bill usage release --connection vakka-oy-asiakkaat --delivery d-17 \
            --reason "permit DVV/2/2026 was granted late"
              vtj-bill usage release --covered --reason "permit DVV/2/2026 was granted late"
            """
    )

    @Flag(help: "Release what a permit covers now that was recorded after the run.")
    var covered = false
    @OptionGroup var options: UsageDecisionOptions

    func validate() throws {
        if options.connection == nil, !covered {
            throw ValidationError("--connection says whose usage, or --covered takes all covered")
        }
    }

    func run() throws { try options.decide(.release, onlyCovered: covered) }
}

/// The command `vtj-bill usage write-off`.
struct UsageWriteOffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write-off",
        abstract: "Write held usage off: it is never billed.",
        discussion: """
            It stays on the ledger, with the decision, and on no document. Until a run has settled \
            it, 'usage release' can take it back.

            EXAMPLES
              vtj-bill usage write-off --connection vakka-oy-asiakkaat --delivery d-17 \
            --reason "part of it was billed with d-16"
              vtj-bill usage write-off --connection vakka-oy-asiakkaat --month 2026-03 \
            --reason-code no-permit --reason "delivered by our mistake" --dry-run
            """
    )

    @OptionGroup var options: UsageDecisionOptions

    func validate() throws {
        if options.connection == nil { throw ValidationError("--connection says whose usage") }
    }

    func run() throws { try options.decide(.writeOff) }
}
