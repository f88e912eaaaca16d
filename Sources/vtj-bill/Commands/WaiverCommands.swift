import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import Licensing
import Rendering

/// The command `vtj-bill waiver grant`.
struct WaiverGrantCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: "Decide not to charge the setup fee of a connection.",
        discussion: """
            The connection replaces one of the old change service, which is used up by the waiver. \
            Where the list of the old service is on record, it has to be one that the customer, or \
            an organisation that it succeeded, held.

            EXAMPLES
              vtj-bill waiver grant esimerkkila-varhaiskasvatus --legacy-connection MTP-0042
              vtj-bill waiver grant esimerkkila-varhaiskasvatus --legacy-connection MTP-0042 \\
                --decided-by "Fee unit" --evidence "order of 2.1.2026" --number V-2026-3
            """
    )

    @Argument(help: "The connection.") var connection: ConnectionID
    @Option(help: "The connection of the old change service that it replaces.")
    var legacyConnection: String
    @Option(help: "The number of the waiver; the register gives one else.") var number: String?
    @Option(help: "On what evidence.") var evidence: String?
    @Option(help: "The day of the decision; the default is today.") var on: Day?
    @Option(help: "Who decided; the default is who acts.") var decidedBy: String?
    @OptionGroup var options: KeepingOptions

    func run() throws {
        let occasion = options.occasion.occasion
        let waiver = Waiver(
            connection: connection,
            legacyConnection: legacyConnection,
            number: number,
            evidence: evidence,
            decidedBy: decidedBy ?? occasion.actor,
            decidedOn: on ?? occasion.today
        )
        options.output.print(try options.keeping().grantWaiver(waiver))
    }
}

/// The command `vtj-bill waiver show`.
struct WaiverShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show whether a connection pays its setup fee, and why.",
        discussion: """
            EXAMPLES
              vtj-bill waiver show esimerkkila-varhaiskasvatus
              vtj-bill waiver show esimerkkila-varhaiskasvatus --versions --format csv
            """
    )

    @Argument(help: "The connection.") var connection: ConnectionID
    @Flag(help: "Show every recorded value of the waiver.") var versions = false
    @OptionGroup var options: EntryOptions

    func run() throws {
        if versions { return try options.show(.waiver, connection.rawValue) }
        let register = try options.ledger.reading().read { try $0.register() }
        guard let standing = register.feeStanding(of: connection) else {
            throw OperationRefusal.noSuchEntry(.connection, connection.rawValue)
        }
        let text = standing.text[options.output.language ?? .english]
        if options.output.format == .text { return Console.standard.write("\(text)\n") }
        let waiver = register.waiver(of: connection)
        var listing = Listing(
            [
                "connection", "standing", "legacy_connection", "number", "evidence", "decided_by",
                "decided_on", "text",
            ].map { Listing.Column($0) }
        )
        listing.append([
            .text(connection.rawValue), .text(standing.code), .optional(waiver?.legacyConnection),
            .optional(waiver?.number), .optional(waiver?.evidence), .optional(waiver?.decidedBy),
            .optional(waiver?.decidedOn), .text(text),
        ])
        options.output.print(listing, empty: "")
    }
}

/// The command `vtj-bill legacy import`.
struct LegacyImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take the old change service's list of connections.",
        discussion: """
            CSV with the columns legacy_connection, business_id, customer_name and, where known, \
            ended_on. All of it is taken, or nothing; again is no change. From then on a waiver \
            has to name a connection that its customer, or an organisation that it succeeded, held.

            EXAMPLES
              vtj-bill legacy import customers.csv
              vtj-bill legacy import customers.csv --format json
            """
    )

    @Argument(help: "The list; - is standard input.", completion: .file(extensions: ["csv"]))
    var file: String
    @OptionGroup var options: KeepingOptions

    func run() throws { options.output.print(try options.keeping().importLegacyList(file)) }
}
