import ArgumentParser
import BillingOperations
import BillingStore
import Invoicing
import Rendering

/// The command `vtj-bill audit`.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Verify the ledger, make its projections again, and compare it with X-Road.",
        subcommands: [
            AuditVerifyCommand.self, AuditRebuildCommand.self, AuditTrailCommand.self,
            AuditEvidenceCommand.self,
            AuditReconcileCommand.self,
        ]
    )
}

/// The command `vtj-bill audit verify`.
struct AuditVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check blocks, chain, projections and documents.",
        discussion: """
            Every block is checked against its digests and the one before, every projection \
            against the blocks, and every seal of a month against its documents. With \
            --documents, every document is also made again from the blocks that were known when \
            it was issued. Exit status 1 when something does not agree.

            EXAMPLES
              vtj-bill audit verify
              vtj-bill audit verify --documents --ledger archive.sqlite --format json
            """
    )

    @Flag(help: "Also make every document again, and compare.") var documents = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let store = try ledger.reading()
        let findings = try VerifyLedger(store: store)
            .findings(replayingDocuments: documents) { what, why in
                Console.standard.say("not made again: \(what), as \(why)")
            }
        let head = try store.read { try $0.anchor() }
        output.print(
            findings.listing,
            empty: "the ledger is whole: \(head.sequence) blocks, chain digest \(head.digest)"
        )
        if !findings.isEmpty { throw ExitCode.findings }
    }
}

/// The command `vtj-bill audit rebuild`.
struct AuditRebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make all projections again from the blocks.",
        discussion: """
            Blocks are not touched. Use it when 'audit verify' finds a projection that does not \
            agree with its blocks. When a block itself is not as it was written, nothing is made \
            from it: exit status 1.

            EXAMPLES
              vtj-bill audit rebuild
              vtj-bill audit rebuild --ledger archive.sqlite
            """
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let store = try ledger.writing()
        let damaged = try store.verify().filter { $0.sequence != nil }
        guard damaged.isEmpty else {
            output.print(damaged.listing, empty: "")
            Console.standard.complain("blocks are changed; restore the ledger from a copy")
            throw ExitCode.findings
        }
        try store.rebuild()
        Console.standard.say("made all projections again from the blocks")
    }
}

extension [VerificationFinding] {
    /// One row a finding.
    fileprivate var listing: Listing {
        var listing = Listing([
            Listing.Column("block"), Listing.Column("code"), Listing.Column("finding"),
        ])
        for finding in self {
            listing.append([
                .optional(finding.sequence), .text(finding.code), .text(finding.sentence),
            ])
        }
        return listing
    }
}
