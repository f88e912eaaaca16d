import ArgumentParser
import BillingOperations
import BillingPrimitives
import Rendering
import Tariffs

/// The command `vtj-bill tariff`.
struct TariffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tariff",
        abstract: "List, show, check and compare price lists and decree lists.",
        subcommands: [
            TariffListCommand.self, TariffShowCommand.self, TariffCheckCommand.self,
            TariffWhatIfCommand.self,
        ]
    )
}

/// The command `vtj-bill tariff list`.
struct TariffListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List price lists and decree lists with the days on which they are in force.",
        discussion: """
            EXAMPLES
              vtj-bill tariff list
              vtj-bill tariff list --tariffs my-tariffs --format json
            """
    )

    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        output.print(
            TariffListing.of(try tariffs.book(), language: output.language ?? .english),
            empty: "there are no price lists"
        )
    }
}

/// The command `vtj-bill tariff show`.
struct TariffShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a price list or decree list.",
        discussion: """
            EXAMPLES
              vtj-bill tariff show vtj-2022
              vtj-bill tariff show 1070/2022 --language sv
            """
    )

    @Argument(help: "The id of a price list or decree list; see 'tariff list'.") var id: String

    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let book = try tariffs.book()
        let language = output.language ?? .english
        guard let sheet = TariffSheet(id, in: book, language: language) else {
            throw OperationRefusal(
                "no-such-list",
                "there is no list '\(id)'; see 'vtj-bill tariff list'"
            )
        }
        switch output.format {
        case .text: Console.standard.write(sheet.text(style: Console.standard.style))
        case .csv: Console.standard.write(sheet.listing.csv())
        case .json: output.print(sheet.json)
        }
    }
}

/// The command `vtj-bill tariff check`.
struct TariffCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check price lists for gaps, overlaps and what ends soon.",
        discussion: """
            Exit status 2 when a list cannot be used; warnings alone are exit status 0.

            EXAMPLES
              vtj-bill tariff check
              vtj-bill tariff check --tariffs my-tariffs
            """
    )

    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var occasion: OccasionOptions

    func run() throws {
        let book = try tariffs.book()
        Console.standard.report(book.warnings(on: occasion.today))
        Console.standard.say(
            "price lists: \(book.tariffs.count), decree lists: \(book.decrees.count); all usable"
        )
    }
}
