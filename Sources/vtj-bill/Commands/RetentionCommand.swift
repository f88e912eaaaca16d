import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import Ledger
import Rendering

/// The command `vtj-bill retention`.
struct RetentionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: "Erase detail that is kept no longer, and certify it.",
        subcommands: [
            RetentionPlanCommand.self, RetentionEraseCommand.self, RetentionListCommand.self,
            RetentionShowCommand.self,
        ]
    )
}

/// How long each class is kept.
struct RetentionOptions: ParsableArguments {
    @Option(
        name: .customLong("rules"),
        help: ArgumentHelp(
            "How long each class is kept.",
            discussion: """
                Default: usage 24 months; documents, declarations and decisions 10 years. A class \
                that the file leaves out is kept for ever.
                """,
            valueName: "file"
        ),
        completion: .file(extensions: ["toml"])
    )
    var file: String?

    /// The rules, from the file or the standard ones.
    func rules() throws -> RetentionRules {
        try file.map { try RetentionRules(file: $0) } ?? .standard
    }
}

/// The command `vtj-bill retention plan`.
struct RetentionPlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Tell what could be erased, and what is kept back and why.",
        discussion: """
            Nothing is erased. Each class has a row for what its rule keeps no longer, and one for \
            each reason why the rest is kept.

            EXAMPLES
              vtj-bill retention plan
              vtj-bill retention plan --rules retention.toml --on 2028-01-01 --format json
            """
    )

    @Option(help: "Plan as on this day; the default is today.") var on: Day?

    @OptionGroup var retention: RetentionOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let plans = try PlanErasure(store: ledger.reading(), rules: retention.rules())
            .plans(on: on ?? occasion.today)
        output.print(ErasureListing.of(plans), empty: "the ledger holds nothing of any class")
        guard output.format == .text else { return }
        for reason in PlanErasure.Reason.allCases
        where plans.contains(where: { $0.kept.contains { $0.reason == reason } }) {
            Console.standard.say("\(reason.rawValue): \(reason.sentence)")
        }
    }
}

/// The command `vtj-bill retention erase`.
struct RetentionEraseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erase what the rule of a class keeps no longer.",
        discussion: """
            Nothing brings it back. Digests and sums stay, so that the ledger still verifies, and \
            a certificate tells what was erased, by whom and why. What 'retention plan' keeps back \
            stays. Copies and backups are files of their own: erase or destroy them, too.

            EXAMPLES
              vtj-bill retention plan
              vtj-bill retention erase --class usage --reason "information plan 4.2" --confirm
              vtj-bill retention erase --class documents --rules retention.toml \
            --reason "information plan 4.3" --decided-by "Veera Virtanen" --confirm
            """
    )

    @Option(name: .customLong("class"), help: "What is erased.") var dataClass: RetentionClass
    @Option(help: "On what ground; stays on the record.") var reason: String
    @Option(help: "Who decided; the default is who acts.") var decidedBy: String?
    @Flag(help: "Erase it for good.") var confirm = false

    @OptionGroup var retention: RetentionOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard confirm else {
            throw ValidationError(
                "what is erased is gone for good; look at 'vtj-bill retention plan', then add "
                    + "--confirm"
            )
        }
    }

    func run() throws {
        let outcome = try EraseDetail(
            store: ledger.writing(),
            rules: retention.rules(),
            occasion: occasion.occasion
        ).erase(dataClass, decidedBy: decidedBy, reason: reason)
        let console = Console.standard
        output.print(ErasureListing.of(outcome.erasures), empty: "nothing is to be erased")
        for kept in outcome.kept where kept.reason != .withinRule {
            console.say(
                "kept: \(kept.blocks) block\(kept.blocks == 1 ? "" : "s") from \(kept.from) to "
                    + "\(kept.through): \(kept.reason.sentence)"
            )
        }
        guard outcome.isWiped else {
            console.complain(
                "another program reads the ledger, so that remains may be left in its log; "
                    + "run this again when it has ended"
            )
            throw ExitCode.findings
        }
    }
}

/// The command `vtj-bill retention list`.
struct RetentionListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the certificates of what was erased.",
        discussion: """
            EXAMPLES
              vtj-bill retention list
              vtj-bill retention list --format csv
            """
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let erasures = try ListErasures(store: ledger.reading()).erasures()
        output.print(ErasureListing.of(erasures), empty: "nothing was erased")
    }
}

/// The command `vtj-bill retention show`.
struct RetentionShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a certificate, with the digests of what was erased.",
        discussion: """
            With --output, writes the certificate as a page to print (certificate-N.html) and its \
            blocks as CSV (certificate-N.csv).

            EXAMPLES
              vtj-bill retention show 40
              vtj-bill retention show 40 --output certificates --language fi
            """
    )

    @Argument(help: "The number of the certificate, as 'retention list' has it.")
    var number: Int64
    @Option(
        name: .customLong("output"),
        help: ArgumentHelp("Write a page into this folder.", valueName: "dir"),
        completion: .directory
    )
    var folder: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let store = try ledger.reading()
        let recorded = try ListErasures(store: store).erasure(number)
        if let folder {
            return try write(recorded, to: folder, isPractice: store.settings.isPractice)
        }
        switch output.format {
        case .json: output.print(ErasureListing.json(of: recorded))
        case .csv: output.print(ErasureListing.blocks(of: recorded), empty: "")
        case .text:
            output.print(ErasureListing.facts(of: recorded, output.language ?? .english), empty: "")
            Console.standard.write("\n")
            output.print(ErasureListing.blocks(of: recorded), empty: "")
        }
    }

    private func write(
        _ recorded: RecordedErasure,
        to folder: String,
        isPractice: Bool
    ) throws {
        let language = output.language ?? .english
        let page = ErasureListing.page(of: recorded, language, isPractice: isPractice)
        let exporting = ExportDocuments(folder: folder)
        let name = "certificate-\(recorded.header.sequence)"
        for (text, ending) in [
            (page.html, "html"), (ErasureListing.blocks(of: recorded).csv(), "csv"),
        ] {
            Console.standard.say("wrote \(try exporting.write(text, named: "\(name).\(ending)"))")
        }
    }
}
