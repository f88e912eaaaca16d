import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import Licensing
import Rendering

/// The command `vtj-bill register`.
struct RegisterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Import customers, connections, permits, declarations, rulings and waivers.",
        subcommands: [RegisterImportCommand.self]
    )
}

/// The command `vtj-bill register import`.
struct RegisterImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take a register file: all of it, or nothing.",
        discussion: """
            The file says what is so. Importing it again is no change, an entry left out is no \
            change, and a changed value is a new version from the file's effective_from (default: \
            today), or with --correct from the beginning. Every version stays.

            EXAMPLES
              vtj-bill register import register.toml
              vtj-bill register import register.toml --correct --dry-run
            """
    )

    @Argument(
        help: "The register file; - is standard input.",
        completion: .file(extensions: ["toml"])
    )
    var file: String
    @Flag(help: "Changed values were wrong from the beginning.") var correct = false
    @Flag(help: "Say what would change, and change nothing.") var dryRun = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let importing = ImportRegister(
            store: dryRun ? try ledger.reading() : try ledger.writing(),
            tariffs: try tariffs.book(),
            occasion: occasion.occasion
        )
        let change = try importing.take(file, correcting: correct, isDryRun: dryRun)
        output.print(change)
    }
}

extension OutputOptions {
    /// Prints what changed in the register, and what somebody should look at.
    func print(_ change: ImportRegister.Outcome) {
        Console.standard.report(change.warnings)
        var listing = Listing([
            Listing.Column("kind"), Listing.Column("entry"), Listing.Column("change"),
            Listing.Column("effective_from"),
        ])
        for entry in change.entries {
            listing.append([
                .text(entry.key.kind.rawValue), .text(entry.key.id), .text(entry.change.rawValue),
                .optional(entry.effectiveFrom),
            ])
        }
        print(listing, empty: "no change")
    }
}

/// What `list` and `show` of every kind of entry have in common.
struct EntryOptions: ParsableArguments {
    @Option(help: "As of this day in Helsinki; the default is today.") var on: Day?

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func list(_ kind: RegisterKind) throws {
        let register = try ledger.reading().read { try $0.register() }
        let listing = RegisterListing(register, on: on ?? occasion.today)
        output.print(listing.entries(of: kind), empty: "the register has no \(kind.rawValue)")
    }

    func show(_ kind: RegisterKind, _ id: String) throws {
        let register = try ledger.reading().read { try $0.register() }
        let keys = register.keys(of: kind, matching: id)
        guard !keys.isEmpty else {
            throw OperationRefusal.noSuchEntry(kind, id)
        }
        var listing = Listing([
            .data("entry"), Listing.Column("effective_from", title: "from"),
            Listing.Column("key"), Listing.Column("value"),
        ])
        for key in keys {
            for version in register.history(of: key) {
                for (name, value) in try EntryFacts(version.entry).facts {
                    listing.append([
                        .text(key.id), .optional(version.effectiveFrom), .text(name), .text(value),
                    ])
                }
            }
        }
        output.print(listing, empty: "")
    }
}

extension LicenseRegister {
    /// The keys of entries of a kind that an id names; declarations and rulings go by connection.
    fileprivate func keys(of kind: RegisterKind, matching id: String) -> [RegisterKey] {
        var keys: [RegisterKey] = []
        for version in versions {
            let key = version.entry.key
            let matches = key.id == id || version.entry.subjects.contains(id)
            if key.kind == kind, matches, !keys.contains(key) { keys.append(key) }
        }
        return keys
    }
}

extension RegisterEntry {
    /// What an entry without an id of its own is found by: its connection, or its customers.
    fileprivate var subjects: [String] {
        switch self {
        case .declaration(let declaration): [declaration.connection.rawValue]
        case .exemption(let ruling): [ruling.connection.rawValue]
        case .waiver(let waiver): [waiver.connection.rawValue]
        case .succession(let succession): [succession.from.rawValue, succession.to.rawValue]
        default: []
        }
    }
}
