import ArgumentParser
import BillingOperations
import BillingPrimitives
import Licensing

/// The command `vtj-bill exemption rule`.
struct ExemptionRuleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rule",
        abstract: "Rule that the use of a connection is free.",
        discussion: """
            A ruling for days that were invoiced gives back what they claimed, once, on the next \
            document. A ruling whose grounds are not those of the list in force is taken with a \
            warning.

            EXAMPLES
              vtj-bill exemption rule esimerkkila-varhaiskasvatus --decree 1070/2022 \\
                --item "2 § 4 c" --valid-from 2026-03-01
              vtj-bill exemption rule esimerkkila-varhaiskasvatus --decree 1070/2022 \\
                --item "2 § 4 c" --valid-from 2026-03-01 --decided-by "Fee unit" \\
                --evidence "statement of 10.2.2026"
            """
    )

    @Argument(help: "The connection.") var connection: ConnectionID
    @Option(help: "The decree, such as 1070/2022.") var decree: String
    @Option(help: "The item of the decree, such as \"2 § 4 c\".") var item: String
    @Option(help: "On what evidence.") var evidence: String?
    @Option(help: "The first free day.") var validFrom: Day
    @Option(help: "The first day without the ruling.") var validUntil: Day?
    @Option(help: "The day of the ruling; the default is today.") var on: Day?
    @Option(help: "Who ruled; the default is who acts.") var decidedBy: String?
    @OptionGroup var options: KeepingOptions

    func run() throws {
        let occasion = options.occasion.occasion
        let ruling = ExemptionRuling(
            connection: connection,
            decree: decree,
            item: item,
            validFrom: validFrom,
            validUntil: validUntil,
            decidedBy: decidedBy ?? occasion.actor,
            decidedOn: on ?? occasion.today,
            evidence: evidence
        )
        options.output.print(try options.keeping().rule(ruling))
    }
}

/// The command `vtj-bill exemption end`.
struct ExemptionEndCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end",
        abstract: "End an exemption ruling from a day on.",
        discussion: """
            The ruling that is valid on --on ends on that day, the first one without it. What was \
            invoiced as free stays so.

            EXAMPLES
              vtj-bill exemption end esimerkkila-varhaiskasvatus --reason "the register was sold"
              vtj-bill exemption end esimerkkila-varhaiskasvatus --on 2026-07-01 \\
                --decided-by "Fee unit" --reason "the purpose is no longer one of public law"
            """
    )

    @Argument(help: "The connection.") var connection: ConnectionID
    @Option(help: "The first day without the ruling; the default is today.") var on: Day?
    @Option(help: "The first day of the ruling that ends, where several are valid.")
    var validFrom: Day?
    @Option(help: "Who decided; the default is who acts.") var decidedBy: String?
    @Option(help: "Why.") var reason: String
    @OptionGroup var options: KeepingOptions

    func run() throws {
        let occasion = options.occasion.occasion
        let decision = KeepRegister.Decision(
            on: on ?? occasion.today,
            decidedBy: decidedBy ?? occasion.actor,
            reason: reason
        )
        let keeping = try options.keeping()
        options.output.print(try keeping.endRuling(of: connection, from: validFrom, decision))
    }
}
