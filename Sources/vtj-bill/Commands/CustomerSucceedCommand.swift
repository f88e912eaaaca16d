import ArgumentParser
import BillingOperations
import BillingPrimitives
import Licensing
import Rendering

/// The command `vtj-bill customer succeed`.
struct CustomerSucceedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "succeed",
        abstract: "Record that a customer takes the place of another from a day on.",
        discussion: """
            The connections pass: before the day the old customer is invoiced for them, from it \
            the new one, and no connection pays a second setup fee. Permits stay with their holder \
            unless it is said on what ground they carry over. What the old customer held of the \
            old change service counts for waivers of the new one.

            EXAMPLES
              vtj-bill customer succeed sairaanhoitopiiri --by hyvinvointialue --on 2023-01-01
              vtj-bill customer succeed sairaanhoitopiiri --by hyvinvointialue --on 2023-01-01 \\
                --permits-carry-over --ground "616/2021 20 §"
            """
    )

    @Argument(help: "The customer whose connections pass.") var old: CustomerID
    @Option(help: "The customer that takes its place.") var by: CustomerID
    @Option(help: "The first day on which the connections are the new one's.") var on: Day
    @Option(help: "A connection that passes; the default is all.") var connection: [ConnectionID] =
        []
    @Flag(help: "Permits of the old customer go on for the connections that pass.")
    var permitsCarryOver = false
    @Option(help: "On what ground they do.") var ground: String?
    @OptionGroup var options: KeepingOptions

    func validate() throws {
        if permitsCarryOver != (ground != nil) {
            throw ValidationError("--permits-carry-over and --ground go together")
        }
    }

    func run() throws {
        let outcome = try options.keeping().succeed(
            Succession(
                from: old,
                to: by,
                on: on,
                connections: connection.isEmpty ? nil : connection,
                permitsCarryOver: permitsCarryOver,
                ground: ground
            )
        )
        Console.standard.report(outcome.warnings)
        var listing = Listing([
            Listing.Column("connection"), Listing.Column("from"), Listing.Column("to"),
            Listing.Column("on"), Listing.Column("uncovered"),
        ])
        for passing in outcome.passing {
            listing.append([
                .text(passing.connection.rawValue), .text(old.rawValue), .text(by.rawValue),
                .day(on), .list(passing.uncovered.map(\.rawValue)),
            ])
        }
        options.output.print(listing, empty: "no connection passes")
    }
}
