import ArgumentParser
import BillingOperations
import BillingPrimitives
import Rendering

/// When something was decided, by whom, and why.
struct DecisionOptions: ParsableArguments {
    @Option(help: "The first day on which it holds; the default is today.") var on: Day?
    @Option(help: "Who decided; the default is who acts.") var decidedBy: String?
    @Option(help: "Why.") var reason: String?
    @Option(help: "The agency's reference of the decision.") var reference: String?

    /// The decision as it was given, with the rest from the occasion.
    func decision(_ occasion: Occasion) -> KeepRegister.Decision {
        KeepRegister.Decision(
            on: on ?? occasion.today,
            decidedBy: decidedBy ?? occasion.actor,
            reason: reason,
            reference: reference
        )
    }
}

/// What every command that keeps the register is run with.
struct KeepingOptions: ParsableArguments {
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var tariffs: TariffOptions
    @OptionGroup var occasion: OccasionOptions
    @OptionGroup var output: OutputOptions

    /// The keeping of the register.
    func keeping() throws -> KeepRegister {
        KeepRegister(
            store: try ledger.writing(),
            tariffs: try tariffs.book(),
            occasion: occasion.occasion
        )
    }
}
