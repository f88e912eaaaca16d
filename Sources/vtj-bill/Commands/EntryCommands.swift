import ArgumentParser
import Licensing

// The same two commands for every kind of entry; ArgumentParser wants a type for each.

/// The command `vtj-bill customer`.
struct CustomerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customer",
        abstract: "List and show customers.",
        subcommands: [List.self, Show.self]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List customers.",
            discussion: """
                EXAMPLES
                  vtj-bill customer list
                  vtj-bill customer list --on 2026-03-31 --format csv
                """
        )

        @OptionGroup var options: EntryOptions

        func run() throws { try options.list(.customer) }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every version of a customer.",
            discussion: """
                EXAMPLES
                  vtj-bill customer show esimerkkila
                  vtj-bill customer show esimerkkila --format json
                """
        )

        @Argument(help: "The id.") var id: String
        @OptionGroup var options: EntryOptions

        func run() throws { try options.show(.customer, id) }
    }
}

/// The command `vtj-bill connection`.
struct ConnectionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "connection",
        abstract: "List and show connections.",
        subcommands: [List.self, Show.self]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List connections.",
            discussion: """
                EXAMPLES
                  vtj-bill connection list
                  vtj-bill connection list --on 2026-03-31 --format csv
                """
        )

        @OptionGroup var options: EntryOptions

        func run() throws { try options.list(.connection) }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every version of a connection.",
            discussion: """
                EXAMPLES
                  vtj-bill connection show esimerkkila-varhaiskasvatus
                  vtj-bill connection show esimerkkila-varhaiskasvatus --format json
                """
        )

        @Argument(help: "The id.") var id: String
        @OptionGroup var options: EntryOptions

        func run() throws { try options.show(.connection, id) }
    }
}

/// The command `vtj-bill permit`.
struct PermitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "permit",
        abstract: "List and show permits, and see what is not covered.",
        subcommands: [List.self, Show.self, PermitStatusCommand.self]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List permits.",
            discussion: """
                EXAMPLES
                  vtj-bill permit list
                  vtj-bill permit list --on 2026-03-31 --format csv
                """
        )

        @OptionGroup var options: EntryOptions

        func run() throws { try options.list(.permit) }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every version of a permit.",
            discussion: """
                EXAMPLES
                  vtj-bill permit show DVV/1234/2026
                  vtj-bill permit show DVV/1234/2026 --format json
                """
        )

        @Argument(help: "The id.") var id: String
        @OptionGroup var options: EntryOptions

        func run() throws { try options.show(.permit, id) }
    }
}

/// The command `vtj-bill declaration`.
struct DeclarationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "declaration",
        abstract: "List and show declarations.",
        subcommands: [List.self, Show.self]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List declarations.",
            discussion: """
                EXAMPLES
                  vtj-bill declaration list
                  vtj-bill declaration list --on 2026-03-31 --format csv
                """
        )

        @OptionGroup var options: EntryOptions

        func run() throws { try options.list(.declaration) }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every version of a declaration.",
            discussion: """
                EXAMPLES
                  vtj-bill declaration show esimerkkila-varhaiskasvatus
                  vtj-bill declaration show esimerkkila-varhaiskasvatus --format json
                """
        )

        @Argument(help: "The connection.") var id: String
        @OptionGroup var options: EntryOptions

        func run() throws { try options.show(.declaration, id) }
    }
}

/// The command `vtj-bill exemption`.
struct ExemptionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exemption",
        abstract: "List and show exemption rulings.",
        subcommands: [List.self, Show.self]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List exemption rulings.",
            discussion: """
                EXAMPLES
                  vtj-bill exemption list
                  vtj-bill exemption list --on 2026-03-31 --format csv
                """
        )

        @OptionGroup var options: EntryOptions

        func run() throws { try options.list(.exemption) }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every version of an exemption ruling.",
            discussion: """
                EXAMPLES
                  vtj-bill exemption show esimerkkila-varhaiskasvatus
                  vtj-bill exemption show esimerkkila-varhaiskasvatus --format json
                """
        )

        @Argument(help: "The connection.") var id: String
        @OptionGroup var options: EntryOptions

        func run() throws { try options.show(.exemption, id) }
    }
}

/// The command `vtj-bill waiver`.
struct WaiverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waiver",
        abstract: "List and show waivers.",
        subcommands: [List.self, Show.self]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List waivers.",
            discussion: """
                EXAMPLES
                  vtj-bill waiver list
                  vtj-bill waiver list --on 2026-03-31 --format csv
                """
        )

        @OptionGroup var options: EntryOptions

        func run() throws { try options.list(.waiver) }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show every version of a waiver.",
            discussion: """
                EXAMPLES
                  vtj-bill waiver show esimerkkila-varhaiskasvatus
                  vtj-bill waiver show esimerkkila-varhaiskasvatus --format json
                """
        )

        @Argument(help: "The connection.") var id: String
        @OptionGroup var options: EntryOptions

        func run() throws { try options.show(.waiver, id) }
    }
}
