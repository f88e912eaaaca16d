import ArgumentParser
import Licensing

/// The commands of customers.
struct CustomerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customer",
        abstract: "List and show customers, and record who takes whose place.",
        subcommands: [
            EntryListCommand<CustomerEntry>.self, EntryShowCommand<CustomerEntry>.self,
            CustomerSucceedCommand.self,
        ]
    )
}

/// The commands of connections.
struct ConnectionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "connection",
        abstract: "List and show connections.",
        subcommands: [
            EntryListCommand<ConnectionEntry>.self, EntryShowCommand<ConnectionEntry>.self,
        ]
    )
}

/// The commands of permits.
struct PermitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "permit",
        abstract: "Keep permits through their life, and see what is not covered.",
        subcommands: [
            EntryListCommand<PermitEntry>.self, PermitShowCommand.self, PermitStatusCommand.self,
            PermitCoverCommand.self, PermitApplyCommand.self, PermitGrantCommand.self,
            PermitTurnCommand<PermitRejection>.self, PermitTurnCommand<PermitWithdrawal>.self,
            PermitAmendCommand.self, PermitTurnCommand<PermitSuspension>.self,
            PermitTurnCommand<PermitReinstatement>.self, PermitTurnCommand<PermitRevocation>.self,
        ]
    )
}

/// The commands of declarations.
struct DeclarationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "declaration",
        abstract: "List and show declarations, and file them.",
        subcommands: [
            EntryListCommand<DeclarationEntry>.self, EntryShowCommand<DeclarationEntry>.self,
            DeclarationFileCommand.self,
        ]
    )
}

/// The commands of exemption rulings.
struct ExemptionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exemption",
        abstract: "List and show exemption rulings, and make and end them.",
        subcommands: [
            EntryListCommand<ExemptionEntry>.self, EntryShowCommand<ExemptionEntry>.self,
            ExemptionRuleCommand.self, ExemptionEndCommand.self,
        ]
    )
}

/// The commands of waivers.
struct WaiverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waiver",
        abstract: "List, show and grant waivers of setup fees.",
        subcommands: [
            EntryListCommand<WaiverEntry>.self, WaiverShowCommand.self, WaiverGrantCommand.self,
        ]
    )
}

/// The commands of successions.
struct SuccessionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "succession",
        abstract: "List and show who took whose place; 'customer succeed' records it.",
        subcommands: [
            EntryListCommand<SuccessionEntry>.self, EntryShowCommand<SuccessionEntry>.self,
        ]
    )
}

/// The commands of the old change service's connections.
struct LegacyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "legacy",
        abstract: "Keep the list of the old change service's connections.",
        subcommands: [
            LegacyImportCommand.self, EntryListCommand<LegacyEntry>.self,
            EntryShowCommand<LegacyEntry>.self,
        ]
    )
}
