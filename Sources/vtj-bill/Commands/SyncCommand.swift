import ArgumentParser
import BillingOperations
import BillingPrimitives
import Ledger
import Metering
import Rendering

/// The command `vtj-bill sync`.
struct SyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Pull changes from the change API, and see the runs that did.",
        subcommands: NetworkCommands.sync + [SyncListCommand.self, SyncShowCommand.self]
    )
}

/// The command `vtj-bill sync list`.
struct SyncListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List sync runs.",
        discussion: """
            A run whose outcome is 'unfinished' goes on right now, or was killed; nothing of it is \
            lost, as the next run goes on from its last answer.

            EXAMPLES
              vtj-bill sync list
              vtj-bill sync list --connection esimerkkila-varhaiskasvatus --format csv
            """
    )

    @Option(help: "Only runs of this connection.") var connection: String?

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let runs = try ListSyncRuns(store: ledger.reading())
            .runs(of: connection.map { ConnectionID($0) })
        output.print(SyncListing.of(runs), empty: "no sync run yet")
    }
}

/// The command `vtj-bill sync show`.
struct SyncShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a sync run: its cover, its booking keys, and what it was delivered.",
        discussion: """
            EXAMPLES
              vtj-bill sync show 12
              vtj-bill sync show 12 --format json
            """
    )

    @Argument(help: "The number of the run, as 'sync list' has it.") var number: Int64

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let detail = try ListSyncRuns(store: ledger.reading()).detail(number)
        if output.format == .json {
            output.print(SyncListing.json(of: detail))
        } else {
            output.print(SyncListing.facts(of: detail), empty: "")
        }
    }
}

/// Sync runs as listings.
enum SyncListing {
    /// One row a run.
    static func of(_ runs: [SyncRun]) -> Listing {
        var listing = Listing([
            .worded("run"), .worded("connection"), .worded("kind"), .worded("began_at"),
            .worded("pages"), .worded("records"),
            .data("cursor_from"), .data("cursor_to"), .data("buckets"),
            .data("identities"), .data("data_permit"), .data("duration_ms"),
            .worded("outcome"), .worded("reason"),
        ])
        for run in runs {
            let beginning = run.beginning
            listing.append([
                .integer(run.id), .text(beginning.connection.rawValue),
                .code(beginning.kind.rawValue, beginning.kind.title),
                .text(run.beganAt.description),
                .integer(run.pages), .integer(run.records), .optional(beginning.cursors.min()),
                .optional(run.cursors.max()), .integer(Int64(beginning.cursors.count)),
                .integer(Int64(beginning.identities)),
                .optional(beginning.cover?.dataPermit.rawValue), .optional(run.duration),
                .code(run.outcome, run.outcomeTitle), .optional(run.ending?.reason),
            ])
        }
        return listing
    }

    /// A run as an object.
    static func json(of detail: ListSyncRuns.Detail) -> JSONValue {
        let (run, beginning) = (detail.run, detail.run.beginning)
        let buckets = zip(beginning.cursors, run.cursors).map { from, to in
            JSONValue.object(["cursor_from": .integer(from), "cursor_to": .integer(to)])
        }
        let counts = CountingRule.allCases.map { ($0.rawValue, optional(detail.counts[$0])) }
        let groups = detail.dataGroups.map { ($0.code, optional($0.elements)) }
        return .object([
            "run": .integer(run.id), "connection": .string(beginning.connection.rawValue),
            "kind": .string(beginning.kind.rawValue), "outcome": .string(run.outcome),
            "reason": optional(run.ending?.reason), "began_at": .string(run.beganAt.description),
            "duration_ms": optional(run.duration), "cover": beginning.cover.map(json) ?? .null,
            "identities": .integer(Int64(beginning.identities)), "pages": .integer(run.pages),
            "buckets": .array(buckets), "records": .integer(detail.counts.personChange),
            "test_records": .integer(detail.testCounts.personChange),
            "counts": .object(Dictionary(uniqueKeysWithValues: counts)),
            "data_groups": .object(Dictionary(uniqueKeysWithValues: groups)),
            "erased_under": .array(detail.erasedUnder.map(JSONValue.integer)),
        ])
    }

    private static func json(of cover: SyncCover) -> JSONValue {
        .object([
            "data_permit": .string(cover.dataPermit.rawValue),
            "subsystem_permit": optional(cover.subsystemPermit?.rawValue),
            "purpose_filed_on": .string(cover.purposeFiledOn.description),
            "protection_filed_on": .string(cover.protectionFiledOn.description),
        ])
    }

    private static func optional(_ number: Int64?) -> JSONValue {
        number.map(JSONValue.integer) ?? .null
    }

    private static func optional(_ text: String?) -> JSONValue {
        text.map(JSONValue.string) ?? .null
    }

    /// One row a fact of a run.
    static func facts(of detail: ListSyncRuns.Detail) -> Listing {
        let (run, beginning) = (detail.run, detail.run.beginning)
        var listing = Listing([Listing.Column("fact"), Listing.Column("value")])
        func add(_ fact: String, _ value: String?) {
            if let value { listing.append([.text(fact), .text(value)]) }
        }
        add("run", "\(run.id)")
        add("connection", beginning.connection.rawValue)
        add("kind", beginning.kind.rawValue)
        add("outcome", run.outcome)
        add("reason", run.ending?.reason)
        add("began_at", run.beganAt.description)
        add("duration_ms", run.duration.map(String.init))
        add("data_permit", beginning.cover?.dataPermit.rawValue)
        add("subsystem_permit", beginning.cover?.subsystemPermit?.rawValue)
        add("purpose_filed_on", beginning.cover?.purposeFiledOn.description)
        add("protection_filed_on", beginning.cover?.protectionFiledOn.description)
        add("identities", "\(beginning.identities)")
        add("pages", "\(run.pages)")
        for (bucket, cursors) in zip(beginning.cursors, run.cursors).enumerated() {
            add("bucket_\(bucket)", "\(cursors.0) → \(cursors.1)")
        }
        for rule in CountingRule.allCases {
            add(rule.rawValue, detail.counts[rule].map(String.init))
        }
        add("test_records", "\(detail.testCounts.personChange)")
        for certificate in detail.erasedUnder {
            add("erased_under", "certificate \(certificate); what was erased is not in these sums")
        }
        for group in detail.dataGroups { add(group.code, group.elements.map(String.init)) }
        return listing
    }
}

extension SyncRun {
    /// How long it took in milliseconds.
    fileprivate var duration: Int64? {
        endedAt.map { $0.milliseconds - beganAt.milliseconds }
    }

    /// How it ended, or that it did not.
    fileprivate var outcome: String { ending?.outcome.rawValue ?? "unfinished" }
}
