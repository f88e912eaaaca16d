import ArgumentParser
import BillingPrimitives
import Rendering

/// The forms in which data is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json
}

/// How data is printed.
struct OutputOptions: ParsableArguments {
    @Option(help: "Print a table for people, CSV, or JSON with sorted keys.")
    var format: OutputFormat = .text

    @Option(help: "The language of what customers and officers read.")
    var language: Language?

    /// Numbers and days as people read them.
    var numbers: NumberFormat { NumberFormat(language ?? .english) }

    /// Prints rows of values.
    func print(_ listing: Listing, empty: String) {
        let console = Console.standard
        switch format {
        case .text where listing.rows.isEmpty: console.say(empty)
        case .text: console.write(listing.text(numbers, style: console.style))
        case .csv: console.write(listing.csv())
        case .json: print(listing.json)
        }
    }

    /// Prints a JSON value.
    func print(_ json: JSONValue) {
        Console.standard.write(json.pretty + "\n")
    }
}
