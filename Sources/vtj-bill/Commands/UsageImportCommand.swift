import ArgumentParser
import BillingOperations
import BillingPrimitives
import Metering
import Rendering

/// The command `vtj-bill usage import`.
struct UsageImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Feed usage in: API answers, usage CSV, or usage lines.",
        discussion: """
            Each record is counted once, however often a file is imported. A bad row is reported \
            with its line and the good ones are posted; with --strict nothing is. Exit status 1 \
            when rows were refused.

            EXAMPLES
              vtj-bill usage import march.csv
              vtj-bill usage import page-1.json --connection esimerkkila-varhaiskasvatus \\
                --delivered-at 2026-03-02T06:00:00+02:00
            """
    )

    @Argument(help: "Files; - is standard input.", completion: .file())
    var files: [String]
    @Flag(help: "Post nothing of a file in which a row is bad.") var strict = false

    @Option(help: "The connection of an API answer.") var connection: String?
    @Option(help: "When an API answer was delivered, with the offset to UTC.")
    var deliveredAt: Instant?
    @Option(help: "The id of an API answer; the default is a digest of its content.")
    var deliveryId: String?
    @Option(help: "Declare an API answer to be 'initial' or 'change'.") var kind: UsageKind?
    @Option(help: "The booking key that an API answer was asked from.") var cursorFrom: Int64?
    @Option(
        help: "The file of identities that an API answer was asked for; digested, not kept.",
        completion: .file()
    )
    var identityList: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if (connection == nil) != (deliveredAt == nil) {
            throw ValidationError("--connection and --delivered-at go together")
        }
        let facts: [Any?] = [deliveryId, kind, cursorFrom, identityList]
        if connection == nil, facts.contains(where: { $0 != nil }) {
            throw ValidationError("what is said of an API answer goes with --connection")
        }
        if deliveryId != nil, files.count > 1 {
            throw ValidationError("--delivery-id names one answer; import the files one by one")
        }
    }

    func run() throws {
        let console = Console.standard
        let isQuiet = occasion.quiet
        let importing = ImportUsage(
            store: try ledger.writing(),
            occasion: occasion.occasion,
            isStrict: strict
        ) { outcome in
            if !isQuiet { console.progress("\(outcome.posted) deliveries posted") }
        }
        var listing = Listing([
            Listing.Column("file"), Listing.Column("posted"), Listing.Column("records"),
            Listing.Column("already_recorded"), Listing.Column("refused"),
        ])
        var hasFindings = false
        var hasFailed = false
        for file in files {
            guard let outcome = take(file, importing) else {
                hasFailed = true
                continue
            }
            if !isQuiet, console.showsProgress { console.progress("") }
            console.report(outcome.diagnostics)
            if outcome.refused > outcome.diagnostics.count {
                console.say(
                    "… and \(outcome.refused - outcome.diagnostics.count) more refused rows"
                )
            }
            hasFindings = hasFindings || outcome.refused > 0
            listing.append([
                .text(file), .integer(Int64(outcome.posted)), .integer(outcome.records),
                .integer(Int64(outcome.alreadyRecorded)), .integer(Int64(outcome.refused)),
            ])
        }
        if !listing.rows.isEmpty { output.print(listing, empty: "") }
        if hasFailed { throw ExitCode(2) }
        if hasFindings { throw ExitCode.findings }
    }

    /// Takes one file; what goes wrong with it is said, and the next goes on.
    private func take(_ file: String, _ importing: ImportUsage) -> ImportUsage.Outcome? {
        do {
            return try importing.take(file, answer: answer)
        } catch let refusal as DiagnosticsError {
            var outcome = ImportUsage.Outcome()
            outcome.refused = refusal.diagnostics.count
            outcome.diagnostics = refusal.diagnostics
            return outcome
        } catch {
            Console.standard.complain("error: \(error)")
            return nil
        }
    }

    private var answer: ImportUsage.AnswerFacts? {
        guard let connection, let deliveredAt else { return nil }
        return ImportUsage.AnswerFacts(
            connection: ConnectionID(connection),
            deliveredAt: deliveredAt,
            deliveryID: deliveryId,
            kind: kind.map { $0 == .initial ? .initial : .change },
            cursorFrom: cursorFrom,
            identityList: identityList
        )
    }
}
