import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import Licensing
import Rendering

/// The command `vtj-bill permit cover`.
struct PermitCoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cover",
        abstract: "Say why usage at an instant is covered, or why it would be held.",
        discussion: """
            Permits and declarations hold for Helsinki days. Exit status 1 where it is not covered.

            EXAMPLES
              vtj-bill permit cover esimerkkila-varhaiskasvatus --at 2026-03-02T06:00:00+02:00
              vtj-bill permit cover esimerkkila-varhaiskasvatus --at 2026-03-02T06:00:00+02:00 \\
                --data-group KOTIKUNTA --language fi
            """
    )

    @Argument(help: "The connection.") var connection: ConnectionID
    @Option(help: "The instant, with the offset to UTC; the default is now.") var at: Instant?
    @Option(help: "A data group that is asked about.") var dataGroup: [String] = []
    @OptionGroup var ledger: KnownLedgerOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let register = try ledger.reading().read { try $0.register() }
        guard register.connection(connection) != nil else {
            throw OperationRefusal.noSuchEntry(.connection, connection.rawValue)
        }
        let instant = at ?? occasion.occasion.now
        let chain = register.coverageChain(
            of: connection,
            on: instant.helsinkiDay,
            groups: Set(dataGroup)
        )
        let listing = CoverageListing(
            chain,
            of: connection,
            at: instant,
            language: output.language ?? .english
        )
        switch output.format {
        case .text: Console.standard.write(listing.text(style: Console.standard.style))
        case .csv: Console.standard.write(listing.listing.csv())
        case .json: output.print(listing.json)
        }
        if !chain.isCovered { throw ExitCode.findings }
    }
}
