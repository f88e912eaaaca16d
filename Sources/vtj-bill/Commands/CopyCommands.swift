import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import Ledger
import Rendering

/// The command `vtj-bill backup`.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a backup of the ledger while others work on it.",
        discussion: """
            The file is the ledger as it is now, verified before it gets its name: it is whole, or \
            not there. It is a ledger like any other, and opens with --ledger. Keep the chain \
            digest elsewhere: it tells later that no block was changed.

            EXAMPLES
              vtj-bill backup backups/vtj-bill-2026-04-01.sqlite
              vtj-bill backup /mnt/backup/vtj-bill.sqlite --replace --format json
            """
    )

    @Argument(help: "The file to write.", completion: .file(extensions: ["sqlite"]))
    var file: String
    @Flag(help: "Replace an earlier backup of this name.") var replace = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let facts = try BackUpLedger(ledger: ledger.path).backUp(to: file, replacing: replace)
        output.print(CopyFacts(facts))
    }
}

/// The command `vtj-bill restore`.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make the ledger from a backup, without losing a block unasked.",
        discussion: """
            The file is verified first, and a damaged one is refused. A ledger whose blocks are \
            all in the file is replaced. Where blocks would be lost, the file is refused and they \
            are counted; with --replace the old ledger is kept beside under a name that says when. \
            Stop everything that has the ledger open, such as syncing and the gateway.

            EXAMPLES
              vtj-bill restore backups/vtj-bill-2026-04-01.sqlite
              vtj-bill restore backups/vtj-bill-2026-03-01.sqlite --replace --ledger vtj-bill.sqlite
            """
    )

    @Argument(
        help: "The backup, or another ledger file.",
        completion: .file(extensions: ["sqlite"])
    )
    var file: String
    @Flag(help: "Restore it also where blocks of the ledger are lost; its file is kept.")
    var replace = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let outcome = try RestoreLedger(ledger: ledger.path, occasion: occasion.occasion)
            .restore(from: file, replacing: replace)
        let what = outcome.lastBlockBefore == nil && outcome.keptAs == nil ? "made" : "replaced"
        Console.standard.say("\(what) \(ledger.path) from \(file)")
        var facts = CopyFacts(outcome.ledger)
        facts.add("last_block_before", .optional(outcome.lastBlockBefore))
        facts.add("kept_as", .optional(outcome.keptAs))
        output.print(facts)
    }
}

/// The command `vtj-bill ledger`.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Copy a ledger block by block.",
        subcommands: [LedgerCopyCommand.self]
    )
}

/// The command `vtj-bill ledger copy`.
struct LedgerCopyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copy a ledger block by block, or what a copy lacks.",
        discussion: """
            Every block is checked as it is copied, and all tables of the copy are made anew from \
            the blocks. Where the copy exists it gets what it lacks, so that the command can be \
            run again and again. A ledger that has other blocks is refused. All is one \
            transaction.

            EXAMPLES
              vtj-bill ledger copy vtj-bill.sqlite /mnt/standby/vtj-bill.sqlite
              vtj-bill ledger copy vtj-bill.sqlite before-the-run.sqlite --through 120
            """
    )

    @Argument(help: "The ledger file to copy.", completion: .file(extensions: ["sqlite"]))
    var from: String
    @Argument(help: "The copy.", completion: .file(extensions: ["sqlite"])) var to: String
    @Option(
        help: ArgumentHelp("The last block to copy; default: the last one.", valueName: "block")
    )
    var through: Int64?
    @Flag(name: .shortAndLong, help: "Show no progress.") var quiet = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let through, through < 1 { throw ValidationError("--through is 1 or more") }
    }

    func run() throws {
        let console = Console.standard
        let outcome = try CopyLedger(from: from).copy(to: to, through: through) { block in
            if !quiet, block.isMultiple(of: 64) { console.progress("block \(block)") }
        }
        if !quiet, console.showsProgress { console.progress("") }
        var facts = CopyFacts(outcome.ledger)
        facts.add("copied", .integer(outcome.copied))
        output.print(facts)
        guard outcome.isWiped else {
            console.complain(
                "another program reads the copy, so that remains of what was erased may be left "
                    + "in its log; run this again when it has ended"
            )
            throw ExitCode.findings
        }
    }
}

/// A ledger file that was written: a fact a line for people, an object of one row else.
private struct CopyFacts {
    private var facts: [(name: String, value: Listing.Cell)]

    init(_ ledger: LedgerFileFacts) {
        let head = ledger.head
        facts = [
            ("file", .text(ledger.path)), ("last_block", .integer(head.sequence)),
            ("digest", .text(head.digest.hexadecimal)),
            ("recorded_at", .text(head.recordedAt.description)),
            ("bytes", .integer(ledger.bytes)),
        ]
    }

    mutating func add(_ name: String, _ value: Listing.Cell) { facts.append((name, value)) }

    var row: Listing {
        var listing = Listing(facts.map { Listing.Column($0.name) })
        listing.append(facts.map(\.value))
        return listing
    }

    func lines(_ numbers: NumberFormat) -> Listing {
        var listing = Listing([Listing.Column("fact"), Listing.Column("value")])
        for (name, value) in facts where value != .empty {
            let text =
                switch value {
                case .text(let text): text
                case .integer(let number): numbers.integer(number)
                default: preconditionFailure("A fact is a text or a number.")
                }
            listing.append([.text(String(name.map { $0 == "_" ? " " : $0 })), .text(text)])
        }
        return listing
    }
}

extension OutputOptions {
    fileprivate func print(_ facts: CopyFacts) {
        print(format == .text ? facts.lines(numbers) : facts.row, empty: "")
    }
}
