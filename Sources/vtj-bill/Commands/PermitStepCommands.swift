import ArgumentParser
import BillingOperations
import BillingPrimitives
import Licensing
import Rendering

/// The command `vtj-bill permit apply`.
struct PermitApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Record an application for a permit.",
        discussion: """
            A data permit, or with --kind subsystem the permit for a subsystem of one environment; \
            of one customer, or with --umbrella-class of all members of a class.

            EXAMPLES
              vtj-bill permit apply DVV/1234/2026 --holder esimerkkila --data-group KOTIKUNTA \\
                --valid-from 2026-01-01
              vtj-bill permit apply PV-77 --holder esimerkkila --kind subsystem \\
                --environment production --on 2026-01-12
            """
    )

    @Argument(help: "The id of the permit.") var id: PermitID
    @OptionGroup var terms: PermitTermsOptions
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var options: KeepingOptions

    func run() throws {
        let decision = decision.decision(options.occasion.occasion)
        options.print(try options.keeping().applyForPermit(id, terms.terms(), decision))
    }
}

/// The command `vtj-bill permit grant`.
struct PermitGrantCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: "Grant what was applied for, or a new permit.",
        discussion: """
            A grant may be on other terms than the application: fewer data groups, other days. It \
            covers from its first day on, whenever it was decided.

            EXAMPLES
              vtj-bill permit grant DVV/1234/2026 --on 2026-01-20 --reference DVV/1234/2026-3
              vtj-bill permit grant KL-1 --umbrella-class municipal-authority \\
                --valid-from 2026-01-01 --legal-provision "661/2009 3 §"
            """
    )

    @Argument(help: "The id of the permit.") var id: PermitID
    @OptionGroup var terms: PermitTermsOptions
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var options: KeepingOptions

    func run() throws {
        let decision = decision.decision(options.occasion.occasion)
        options.print(try options.keeping().grantPermit(id, terms.terms(), decision))
    }
}

/// The command `vtj-bill permit amend`.
struct PermitAmendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: "Change a permit's data groups, connections or end from a day on.",
        discussion: """
            What is named is the whole new list; the days before --on stay as they were.

            EXAMPLES
              vtj-bill permit amend DVV/1234/2026 --on 2026-06-01 --data-group KOTIKUNTA \\
                --data-group SIVIILISAATY --reason "the register needs marital status"
              vtj-bill permit amend DVV/1234/2026 --valid-until 2028-01-01 --reason "extended"
            """
    )

    @Argument(help: "The id of the permit.") var id: PermitID
    @OptionGroup var limits: PermitLimitOptions
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var options: KeepingOptions

    func validate() throws { try decision.requireReason() }

    func run() throws {
        let decision = decision.decision(options.occasion.occasion)
        options.print(try options.keeping().amendPermit(id, limits.terms(), decision))
    }
}

/// A step of a permit that changes none of its terms.
protocol PermitTurn {
    static var step: PermitStep.Kind { get }
    static var abstract: String { get }
    /// The reason that stands in the examples.
    static var reason: String { get }
}

enum PermitRejection: PermitTurn {
    static let step = PermitStep.Kind.reject
    static let abstract = "Refuse an application for a permit."
    static let reason = "the purpose is not one that the law names"
}

enum PermitWithdrawal: PermitTurn {
    static let step = PermitStep.Kind.withdraw
    static let abstract = "Record that an applicant takes its application back."
    static let reason = "the register was given up"
}

enum PermitSuspension: PermitTurn {
    static let step = PermitStep.Kind.suspend
    static let abstract = "Stop a permit for a time."
    static let reason = "the protection of the data is being looked into"
}

enum PermitReinstatement: PermitTurn {
    static let step = PermitStep.Kind.reinstate
    static let abstract = "Let a suspended permit go on."
    static let reason = "the protection of the data was mended"
}

enum PermitRevocation: PermitTurn {
    static let step = PermitStep.Kind.revoke
    static let abstract = "End a permit for good."
    static let reason = "the data was used for another purpose"
}

/// A command such as `vtj-bill permit suspend`.
struct PermitTurnCommand<Turn: PermitTurn>: ParsableCommand {
    static var configuration: CommandConfiguration {
        let name = Turn.step.rawValue
        return CommandConfiguration(
            commandName: name,
            abstract: Turn.abstract,
            discussion: """
                The step holds from --on and is never edited; only another step undoes it.

                EXAMPLES
                  vtj-bill permit \(name) DVV/1234/2026 --reason "\(Turn.reason)"
                  vtj-bill permit \(name) DVV/1234/2026 --on 2026-09-01 --reason "\(Turn.reason)" \\
                    --decided-by "Permit unit" --reference DVV/1234/2026-5
                """
        )
    }

    @Argument(help: "The id of the permit.") var id: PermitID
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var options: KeepingOptions

    func validate() throws { try decision.requireReason() }

    func run() throws {
        let decision = decision.decision(options.occasion.occasion)
        options.print(try options.keeping().takeStep(Turn.step, of: id, decision))
    }
}

extension DecisionOptions {
    func requireReason() throws {
        if reason == nil { throw ValidationError("--reason says why, and is kept") }
    }
}

extension KeepingOptions {
    /// Prints the step that a permit took, and the state that it has from then on.
    fileprivate func print(_ outcome: KeepRegister.PermitOutcome) {
        Console.standard.report(outcome.warnings)
        var listing = Listing([
            Listing.Column("permit"), Listing.Column("step"), Listing.Column("on"),
            Listing.Column("state"), Listing.Column("decided_by"), Listing.Column("reference"),
        ])
        let (permit, step) = (outcome.permit, outcome.step)
        listing.append([
            .text(permit.id.rawValue), .text(step.what.rawValue), .day(step.on),
            .text(permit.state(on: step.on).rawValue), .text(step.decidedBy),
            .optional(step.reference),
        ])
        output.print(listing, empty: "")
    }
}
