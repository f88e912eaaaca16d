import ArgumentParser
import BillingOperations
import BillingPrimitives
import Rendering

/// The command `vtj-bill month`.
struct MonthCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "month",
        abstract: "See how far months are, close them under a seal, and reopen them.",
        subcommands: [MonthListCommand.self, MonthCloseCommand.self, MonthReopenCommand.self]
    )
}

/// Somebody's decision to go on although not everything delivered is accounted for.
struct OverrideOptions: ParsableArguments {
    @Option(
        name: .customLong("override"),
        help: ArgumentHelp("Go on although the books do not reconcile, why.", valueName: "reason")
    )
    var reason: String?
    @Option(help: "Who decided so.") var decidedBy: String?

    func validate() throws {
        guard (reason == nil) == (decidedBy == nil), reason?.isEmpty != true else {
            throw ValidationError("--override says why, and --decided-by who decided")
        }
    }

    var decision: RunBilling.Override? {
        guard let reason, let decidedBy else { return nil }
        return RunBilling.Override(reason: reason, decidedBy: decidedBy)
    }
}

/// The command `vtj-bill month list`.
struct MonthListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List months and how far their books are.",
        discussion: """
            A month is open until it ends, then ended, issued by its run, closed under a seal, \
            and perhaps reopened. Unbilled records are those that no run has seen.

            EXAMPLES
              vtj-bill month list
              vtj-bill month list --format json
            """
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let standings = try ListMonths(store: ledger.reading(), occasion: occasion.occasion)
            .standings()
        var listing = Listing([
            Listing.Column("month"), Listing.Column("state"), Listing.Column("documents"),
            Listing.Column("total"),
            Listing.Column("unbilled_records"), Listing.Column("held_records"),
            Listing.Column("ran_at"), Listing.Column("changed_at"), Listing.Column("changed_by"),
            Listing.Column("reason"), Listing.Column("seal"),
        ])
        for each in standings {
            listing.append([
                .text(each.month.description), .text(each.state.rawValue),
                .integer(Int64(each.documents)), .money(each.total),
                .integer(each.unbilledRecords), .integer(each.heldRecords),
                .optional(each.ranAt?.description),
                .optional(each.changedAt?.description), .optional(each.changedBy),
                .optional(each.reason), .optional(each.seal),
            ])
        }
        output.print(listing, empty: "the ledger has no usage and no documents yet")
    }
}

/// The command `vtj-bill month close`.
struct MonthCloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close a month that was run, under a seal.",
        discussion: """
            Months are closed in order. The seal is a digest of the run, of every document of the \
            month as it was issued, and of the seal before; 'audit verify' makes it again. No \
            credit note can be dated into a closed month. Closing again changes nothing.

            EXAMPLES
              vtj-bill month close 2026-03
              vtj-bill month close 2026-03 --override "ticket 1234" --decided-by "Head of finance"
            """
    )

    @Argument(help: "The month, such as 2026-03.") var month: BillingMonth

    @OptionGroup var override: OverrideOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var occasion: OccasionOptions

    func run() throws {
        let (seal, wasClosedBefore) = try CloseMonth(
            store: ledger.writing(),
            occasion: occasion.occasion
        ).close(month, override: override.decision)
        Console.standard.say(
            wasClosedBefore ? "\(month) was closed before; nothing changed" : "closed \(month)"
        )
        Console.standard.write("\(seal)\n")
    }
}

/// The command `vtj-bill month reopen`.
struct MonthReopenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Open the month that was closed last again.",
        discussion: """
            Two persons decide: who acts, and who approves. Both stay on the record with the \
            reason, and so does the old seal. Credit notes can be dated into the month until it \
            is closed again.

            EXAMPLES
              vtj-bill month reopen 2026-03 --reason "credit note of 31 March was forgotten" \
            --approved-by "Head of finance"
              vtj-bill month reopen 2026-03 --reason "wrong register" --actor "Accountant" \
            --approved-by "Head of finance"
            """
    )

    @Argument(help: "The month, such as 2026-03.") var month: BillingMonth
    @Option(help: "Why; stays on the record.") var reason: String
    @Option(help: "The second person, who is not the one who acts.") var approvedBy: String

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var occasion: OccasionOptions

    func run() throws {
        try CloseMonth(store: ledger.writing(), occasion: occasion.occasion)
            .reopen(month, reason: reason, approvedBy: approvedBy)
        Console.standard.say("reopened \(month)")
    }
}
