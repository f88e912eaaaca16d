import ArgumentParser
import BillingOperations
import BillingPrimitives
import Rendering
import Reporting

/// The forms in which the status is printed.
enum StatusFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json
    case ics
}

/// The command `vtj-bill permit status`.
struct PermitStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "See what is not covered, and what will not be.",
        discussion: """
            Exit status 1 for an expiry of a permit or of free use within --within days, usage \
            without cover, a missing declaration or production permit, groups outside a permit, \
            silence, and open incidents. All else is information: what ends within 90 days, \
            forecasts, unusual usage, reviews, and what new connections still need.

            As ics it is a calendar of all last days of permits and of free use, and of all \
            reviews to come, each with a reminder 30 days before.

            EXAMPLES
              vtj-bill permit status
              vtj-bill permit status --on 2026-12-01 --within 60 --language fi
              vtj-bill permit status --format ics > permits.ics
            """
    )

    @Option(help: "As of this day in Helsinki; the default is today.") var on: Day?
    @Option(help: "How many days ahead an expiry wants attention.") var within = 30
    @Option(help: "Print a list for people, CSV, JSON with sorted keys, or a calendar.")
    var format: StatusFormat = .text
    @Option(help: "The language of what officers read.") var language: Language = .english

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var occasion: OccasionOptions

    func validate() throws {
        if !(0...3_650).contains(within) {
            throw ValidationError("--within takes a number of days from 0 to 3650")
        }
    }

    func run() throws {
        let when = occasion.occasion
        let review = ReviewPermits(
            store: try ledger.reading(),
            tariffs: try tariffs.book(),
            occasion: when
        )
        let day = on ?? when.today
        let status = try review.status(on: day, within: within)
        let console = Console.standard
        switch format {
        case .text where status.findings.isEmpty: console.say("everything is covered")
        case .text:
            console.write(
                StatusText(status, language: language, style: console.style).text
            )
        case .csv: console.write(StatusListing.of(status, language: language).csv())
        case .json: console.write(StatusListing.of(status, language: language).json.pretty + "\n")
        case .ics:
            let dates = try review.comingDates(after: day)
            let calendar = StatusCalendar.of(dates, language: language)
            console.write(calendar.text(at: when.now))
        }
        if status.needsAttention { throw ExitCode.findings }
    }
}
