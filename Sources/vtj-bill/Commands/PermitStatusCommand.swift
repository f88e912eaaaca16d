import ArgumentParser
import BillingOperations
import BillingPrimitives
import Rendering
import Reporting

/// The command `vtj-bill permit status`.
struct PermitStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "See what is not covered, and what will not be.",
        discussion: """
            Exit status 1 for an expiry within --within days, usage without cover, a missing \
            declaration or production permit, groups outside a permit, silence, and open \
            incidents. All else is information.

            EXAMPLES
              vtj-bill permit status
              vtj-bill permit status --on 2026-12-01 --within 60 --language fi
            """
    )

    @Option(help: "As of this day in Helsinki; the default is today.") var on: Day?
    @Option(help: "How many days ahead an expiry wants attention.") var within = 30

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !(0...3_650).contains(within) {
            throw ValidationError("--within takes a number of days from 0 to 3650")
        }
    }

    func run() throws {
        let when = occasion.occasion
        let status = try ReviewPermits(
            store: ledger.reading(),
            tariffs: tariffs.book(),
            occasion: when
        ).status(on: on ?? when.today, within: within)
        let language = output.language ?? .english
        let style = Console.standard.style
        if output.format == .text, !status.findings.isEmpty {
            Console.standard.write(
                StatusListing.text(status, language: language, style: style)
            )
        } else {
            output.print(
                StatusListing.of(status, language: language),
                empty: "everything is covered"
            )
        }
        if status.needsAttention { throw ExitCode.findings }
    }
}
