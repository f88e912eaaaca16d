import ArgumentParser
import BillingOperations

/// The command `vtj-bill init`.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make an empty ledger.",
        discussion: """
            A practice ledger bills test identities, says PRACTICE on every document, has number \
            series of its own, and never becomes a real one.

            EXAMPLES
              vtj-bill init
              vtj-bill init --practice --ledger training.sqlite
            """
    )

    @Flag(help: "Make a ledger for demos, training and the sandbox.")
    var practice = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var occasion: OccasionOptions

    func run() throws {
        try InitLedger(path: ledger.path, isPractice: practice, occasion: occasion.occasion).make()
        let kind = practice ? "practice ledger" : "ledger"
        Console.standard.say("made an empty \(kind): \(ledger.path)")
    }
}
