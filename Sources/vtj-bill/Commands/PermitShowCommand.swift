import ArgumentParser
import BillingOperations
import BillingPrimitives
import BillingStore
import Licensing
import Rendering

/// The command `vtj-bill permit show`.
struct PermitShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a permit with its steps and the connections that it is for.",
        discussion: """
            Of an umbrella permit the members of its class are shown, and which declarations their \
            connections lack. With --versions every recorded value of the permit.

            EXAMPLES
              vtj-bill permit show DVV/1234/2026
              vtj-bill permit show DVV/1234/2026 --versions --format csv
            """
    )

    @Argument(help: "The id of the permit.") var id: PermitID
    @Flag(help: "Show every recorded value.") var versions = false
    @OptionGroup var options: EntryOptions

    func run() throws {
        if versions { return try options.show(.permit, id.rawValue) }
        let register = try options.ledger.reading().read { try $0.register() }
        let day = options.on ?? options.occasion.today
        guard let permit = register.permit(id, on: day) ?? register.permit(id) else {
            throw OperationRefusal.noSuchEntry(.permit, id.rawValue)
        }
        let sheet = PermitSheet(permit, in: register, on: day)
        switch options.output.format {
        case .text:
            let style = Console.standard.style
            Console.standard.write(sheet.text(options.output.numbers, style: style))
        case .csv: Console.standard.write(sheet.history.csv())
        case .json: options.output.print(sheet.json)
        }
    }
}
