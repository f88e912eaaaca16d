import ArgumentParser
import BillingOperations
import BillingPrimitives
import Rendering

/// The command `vtj-bill audit trail`.
struct AuditTrailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trail",
        abstract: "Tell who decided or recorded what, when, and on what ground.",
        discussion: """
            Everything on the ledger about a connection, a permit, a customer or a month, in the \
            order in which it was recorded: versions and steps, rulings, sync runs, documents, and \
            the closing and reopening of months.

            EXAMPLES
              vtj-bill audit trail --permit DVV/1234/2026
              vtj-bill audit trail --connection esimerkkila-varhaiskasvatus --format csv
              vtj-bill audit trail --month 2026-03
            """
    )

    @Option(help: "The connection that it is about.") var connection: String?
    @Option(help: "The permit that it is about.") var permit: String?
    @Option(help: "The customer that it is about.") var customer: String?
    @Option(help: "The month that it is about.") var month: BillingMonth?

    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard [connection, permit, customer, month?.description].compactMap(\.self).count == 1
        else {
            throw ValidationError("say one of --connection, --permit, --customer and --month")
        }
    }

    func run() throws {
        let entries = try TraceDecisions(store: ledger.reading()).entries(about: subject)
        output.print(TrailListing.of(entries), empty: "nothing is recorded")
    }

    private var subject: TraceDecisions.Subject {
        if let connection { return .connection(ConnectionID(connection)) }
        if let permit { return .permit(PermitID(permit)) }
        if let month { return .month(month) }
        return .customer(CustomerID(customer ?? ""))
    }
}

/// A trail as a listing.
enum TrailListing {
    /// One row an entry.
    static func of(_ entries: [TraceDecisions.Entry]) -> Listing {
        var listing = Listing([
            .worded("recorded_at"), .data("block"), .worded("actor"), .worded("subject"),
            .worded("event"), .worded("on"), .worded("decided_by"), .worded("ground"),
            .worded("detail"),
        ])
        for entry in entries {
            listing.append([
                .text(entry.recordedAt.description), .integer(entry.block), .text(entry.actor),
                .code(entry.subject.en, entry.subject),
                .code(entry.event, TraceDecisions.title(of: entry.event)),
                .optional(entry.on), .optional(entry.decidedBy),
                .optional(entry.ground?.en, entry.ground),
                .optional(entry.detail?.en, entry.detail),
            ])
        }
        return listing
    }
}
