import ArgumentParser
import BillingOperations

/// A decision to go on though a reconciliation does not balance.
struct OverrideOptions: ParsableArguments {
    @Option(
        name: .customLong("override"),
        help: ArgumentHelp(
            "Go on though a connection does not balance, for this reason; stays on the record.",
            valueName: "reason"
        )
    )
    var reason: String?
    @Option(
        help: ArgumentHelp("Who decided to go on.", valueName: "name")
    )
    var decidedBy: String?

    /// The decision; nil where there is none.
    var override: DifferenceOverride? {
        guard let reason, let decidedBy else { return nil }
        return DifferenceOverride(reason: reason, decidedBy: decidedBy)
    }

    func validate() throws {
        guard (reason == nil) == (decidedBy == nil) else {
            throw ValidationError("--override and --decided-by go together")
        }
    }
}
