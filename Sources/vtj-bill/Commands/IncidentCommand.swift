import ArgumentParser
import BillingOperations
import BillingPrimitives
import Ledger
import Metering
import Rendering

/// The command `vtj-bill incident`.
struct IncidentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incident",
        abstract: "See what should not have happened, and close it.",
        subcommands: [
            IncidentListCommand.self, IncidentShowCommand.self, IncidentCloseCommand.self,
        ]
    )
}

/// Which incidents are listed.
enum IncidentScope: String, EnumerableFlag {
    case open
    case all

    static func help(for value: IncidentScope) -> ArgumentHelp? {
        value == .open ? "List open incidents only." : "List closed incidents, too."
    }
}

/// The command `vtj-bill incident list`.
struct IncidentListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List incidents.",
        discussion: """
            Identities that do not belong in production, deliveries for which no data permit was \
            ever recorded, ids that name two deliveries, and booking keys that go backwards. \
            Nobody opens them: they follow from the ledger. Exit status 1 when one is open.

            EXAMPLES
              vtj-bill incident list
              vtj-bill incident list --all --format json
            """
    )

    @Flag var scope = IncidentScope.open
    @Option(help: "Only incidents of this connection.") var connection: String?

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let incidents = try FindIncidents(store: ledger.reading(), occasion: occasion.occasion)
            .incidents()
            .filter { scope == .all || $0.isOpen }
            .filter { connection == nil || $0.connection.rawValue == connection }
        output.print(IncidentListing.of(incidents), empty: "no incident is open")
        if incidents.contains(where: \.isOpen) { throw ExitCode.findings }
    }
}

/// The command `vtj-bill incident show`.
struct IncidentShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what an incident is about, and who closed it why.",
        discussion: """
            EXAMPLES
              vtj-bill incident show test-identities/vakka-oy-asiakkaat/2026-03
              vtj-bill incident show conflicting-id/vakka-oy-asiakkaat/d-17 --format json
            """
    )

    @Argument(help: "The id of the incident, as 'incident list' has it.") var id: String

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let detail = try FindIncidents(store: ledger.reading(), occasion: occasion.occasion)
            .detail(id)
        output.print(IncidentListing.facts(of: detail), empty: "")
        Console.standard.report(detail.warnings)
    }
}

/// The command `vtj-bill incident close`.
struct IncidentCloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close an incident, so far as it is known now.",
        discussion: """
            The decision stays on the record with its reason. It covers what the ledger has now: \
            what is recorded later opens the incident again. It bills and writes off nothing.

            EXAMPLES
              vtj-bill incident close test-identities/vakka-oy-asiakkaat/2026-03 \
            --reason "test run against production, agreed with the customer"
              vtj-bill incident close conflicting-id/vakka-oy-asiakkaat/d-17 \
            --reason "the source sent a corrected row; ticket 1234" --actor "Veera Virtanen"
            """
    )

    @Argument(help: "The id of the incident, as 'incident list' has it.") var id: String
    @Option(help: "Why nothing more has to be done; stays on the record.") var reason: String

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var occasion: OccasionOptions

    func validate() throws {
        if reason.isEmpty { throw ValidationError("--reason says why, and stays on the record") }
    }

    func run() throws {
        let isClosed = try FindIncidents(store: ledger.writing(), occasion: occasion.occasion)
            .close(id, reason: reason)
        Console.standard.say(
            isClosed ? "closed \(id)" : "\(id) was closed before; nothing changed"
        )
    }
}

/// Incidents as listings.
enum IncidentListing {
    /// One row an incident.
    static func of(_ incidents: [Incident]) -> Listing {
        var listing = Listing([
            Listing.Column("id"), .data("kind"), .data("connection"), .data("scope"),
            Listing.Column("from"), Listing.Column("to"), Listing.Column("records"),
            Listing.Column("state"), Listing.Column("closed_at"), Listing.Column("closed_by"),
            Listing.Column("reason"),
        ])
        for incident in incidents {
            let closing = incident.closing
            listing.append([
                .text(incident.id), .text(incident.kind.rawValue),
                .text(incident.connection.rawValue), .text(incident.scope), .day(incident.from),
                .day(incident.to), .integer(incident.records),
                .text(incident.isOpen ? "open" : "closed"),
                .optional(closing?.closedAt.description), .optional(closing?.closedBy),
                .optional(closing?.closing.reason),
            ])
        }
        return listing
    }

    /// One row a fact of an incident.
    static func facts(of detail: FindIncidents.Detail) -> Listing {
        let incident = detail.incident
        var listing = Listing([Listing.Column("fact"), Listing.Column("value")])
        func add(_ fact: String, _ value: Listing.Cell) { listing.append([.text(fact), value]) }
        add("id", .text(incident.id))
        add("kind", .text(incident.kind.rawValue))
        add("connection", .text(incident.connection.rawValue))
        add("state", .text(incident.isOpen ? "open" : "closed"))
        add("from", .day(incident.from))
        add("to", .day(incident.to))
        add("records", .text("\(incident.records)"))
        for delivery in detail.deliveries {
            let test = delivery.testCounts.personChange
            add(
                "delivery",
                .text(
                    "\(delivery.id), \(delivery.deliveredAt), records "
                        + "\(delivery.counts.personChange), of test identities \(test)"
                        + delivery.range
                )
            )
        }
        for recorded in detail.conflicts {
            add("recorded_digest", .text(recorded.conflict.recordedDigest))
            add("refused_digest", .text(recorded.conflict.refusedDigest))
            add("refused", .text("\(recorded.refusedAt), from \(recorded.source)"))
        }
        for closing in detail.closings {
            add(
                "closed",
                .text("\(closing.closedAt), by \(closing.closedBy): \(closing.closing.reason)")
            )
        }
        return listing
    }
}

extension Delivery {
    /// Its booking keys, where it has any.
    fileprivate var range: String {
        guard let cursorTo else { return "" }
        return ", keys \(cursorFrom.map(String.init) ?? "?") → \(cursorTo)"
    }
}
