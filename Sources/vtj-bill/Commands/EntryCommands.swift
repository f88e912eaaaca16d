import ArgumentParser
import Licensing

/// A kind of register entry that has commands of its own.
protocol EntryKind {
    static var kind: RegisterKind { get }
    static var plural: String { get }
    /// What its commands stand under.
    static var command: String { get }
    /// What `show` is given in its example.
    static var example: String { get }
}

/// What is asked for by connection has the connection's id in its example.
extension EntryKind {
    static var command: String { kind.rawValue }
    static var example: String { "esimerkkila-varhaiskasvatus" }
}

enum CustomerEntry: EntryKind {
    static let kind = RegisterKind.customer
    static let plural = "customers"
    static let example = "esimerkkila"
}

enum ConnectionEntry: EntryKind {
    static let kind = RegisterKind.connection
    static let plural = "connections"
}

enum PermitEntry: EntryKind {
    static let kind = RegisterKind.permit
    static let plural = "permits"
    static let example = "DVV/1234/2026"
}

enum DeclarationEntry: EntryKind {
    static let kind = RegisterKind.declaration
    static let plural = "declarations"
}

enum ExemptionEntry: EntryKind {
    static let kind = RegisterKind.exemption
    static let plural = "exemption rulings"
}

enum WaiverEntry: EntryKind {
    static let kind = RegisterKind.waiver
    static let plural = "waivers"
}

enum SuccessionEntry: EntryKind {
    static let kind = RegisterKind.succession
    static let plural = "successions"
    static let example = "esimerkkila"
}

enum LegacyEntry: EntryKind {
    static let kind = RegisterKind.legacyConnection
    static let plural = "connections of the old change service"
    static let command = "legacy"
    static let example = "MTP-0042"
}

/// A command such as `vtj-bill customer list`.
struct EntryListCommand<Entry: EntryKind>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: "List \(Entry.plural).",
            discussion: """
                EXAMPLES
                  vtj-bill \(Entry.command) list
                  vtj-bill \(Entry.command) list --on 2026-03-31 --format csv
                """
        )
    }

    @OptionGroup var options: EntryOptions

    func run() throws { try options.list(Entry.kind) }
}

/// A command such as `vtj-bill customer show`.
struct EntryShowCommand<Entry: EntryKind>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: "Show \(Entry.plural) with every version.",
            discussion: """
                EXAMPLES
                  vtj-bill \(Entry.command) show \(Entry.example)
                  vtj-bill \(Entry.command) show \(Entry.example) --format json
                """
        )
    }

    @Argument(help: "The id; declarations, rulings and waivers go by their connection too.")
    var id: String
    @OptionGroup var options: EntryOptions

    func run() throws { try options.show(Entry.kind, id) }
}
