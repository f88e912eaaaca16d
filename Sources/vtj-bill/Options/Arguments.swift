public import ArgumentParser
public import BillingOperations
public import BillingPrimitives
public import Ledger
public import Licensing
public import Rendering

// How values of the domain are read from the command line: as files and documents write them.

extension Instant: ExpressibleByArgument {
    /// Reads ISO 8601 with an offset.
    public init?(argument: String) {
        self.init(argument)
    }
}

extension BillingMonth: ExpressibleByArgument {
    /// Reads a month such as `2026-03`.
    public init?(argument: String) {
        self.init(argument)
    }
}

extension Day: ExpressibleByArgument {
    /// Reads a day such as `2026-03-31`.
    public init?(argument: String) {
        self.init(argument)
    }
}

extension LedgerPoint: ExpressibleByArgument {
    /// Reads an instant, or the number of a block.
    public init?(argument: String) {
        self.init(argument)
    }
}

extension Language: ExpressibleByArgument {}

extension OrganisationClass: ExpressibleByArgument {}

extension HeldReason: ExpressibleByArgument {}

extension RetentionClass: ExpressibleByArgument {}

extension UsageKind: ExpressibleByArgument {}

extension CSVPreset: ExpressibleByArgument {}

extension JournalDialect: ExpressibleByArgument {}

extension ServiceEnvironment: ExpressibleByArgument {}

extension Permit.Kind: ExpressibleByArgument {}

extension Declaration.Kind: ExpressibleByArgument {}

extension Identifier: ExpressibleByArgument {
    /// Reads an id as register files have it.
    public init?(argument: String) {
        self.init(checking: argument)
    }
}
