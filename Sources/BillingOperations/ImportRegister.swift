public import BillingPrimitives
public import BillingStore
import Foundation
public import Licensing
public import Tariffs

/// Takes a register file: all of it in one block, or nothing with every reason.
public struct ImportRegister {
    /// What happened to one entry.
    public struct EntryChange: Hashable, Sendable {
        /// Whether the entry is new.
        public enum Change: String, Hashable, Sendable {
            /// The register had no such entry.
            case added
            /// The register had it with another value.
            case changed
        }

        /// The entry.
        public var key: RegisterKey
        /// Whether it is new.
        public var change: Change
        /// From which day; nil from the beginning.
        public var effectiveFrom: Day?
    }

    /// What an import changed.
    public struct Outcome {
        /// The entries, in the order of the file.
        public var entries: [EntryChange]
        /// What somebody should look at.
        public var warnings: [Diagnostic]
        /// The register with the changes.
        public var register: LicenseRegister
    }

    private let store: LedgerStore
    private let tariffs: TariffBook
    private let occasion: Occasion

    /// Prepares imports into a ledger.
    public init(store: LedgerStore, tariffs: TariffBook, occasion: Occasion) {
        self.store = store
        self.tariffs = tariffs
        self.occasion = occasion
    }

    /// Takes the file at a path, or standard input for `-`.
    ///
    /// Throws `DiagnosticsError` with all that is wrong, or what reading the file throws.
    public func take(_ path: String, correcting: Bool, isDryRun: Bool) throws -> Outcome {
        let input = try InputFile(path: path)
        let file = try RegisterFile.parse(try input.contents(), file: input.name)
        guard isDryRun else { return try record(input.name, correcting: correcting) { _ in file } }
        return try store.read { reader in
            try outcome(of: file, correcting, reader).outcome
        }
    }

    /// Records what is declared to be so of a register, as one block from a source.
    func record(
        _ source: String,
        correcting: Bool = false,
        _ declare: (LicenseRegister) throws -> RegisterFile
    ) throws -> Outcome {
        try store.write(at: occasion.now, actor: occasion.actor) { writer in
            let file = try declare(try writer.reader.register())
            let (outcome, versions) = try outcome(of: file, correcting, writer.reader)
            if !versions.isEmpty { try writer.recordRegister(versions, source: source) }
            return outcome
        }
    }

    private func outcome(
        of file: RegisterFile,
        _ correcting: Bool,
        _ reader: LedgerReader
    ) throws -> (outcome: Outcome, versions: [RegisterVersion]) {
        let register = try reader.register()
        let change = try register.changes(
            from: file,
            today: occasion.today,
            correcting: correcting
        )
        let entries = change.versions.map { version in
            // The first version of an entry holds from the beginning, so any day tells.
            let isKnown = register.entry(version.entry.key, on: occasion.today) != nil
            return EntryChange(
                key: version.entry.key,
                change: isKnown ? .changed : .added,
                effectiveFrom: version.effectiveFrom
            )
        }
        let rulings = RulingCheck(register: change.register, tariffs: tariffs)
            .warnings(about: change.versions)
        let outcome = Outcome(
            entries: entries,
            warnings: change.warnings + rulings + (try lateSuccessions(change, reader)),
            register: change.register
        )
        return (outcome, change.versions)
    }

    /// That months were run already in which connections pass, as documents are not moved.
    private func lateSuccessions(
        _ change: RegisterChange,
        _ reader: LedgerReader
    ) throws -> [Diagnostic] {
        guard let run = try reader.lastRun()?.month else { return [] }
        return change.versions.compactMap { version in
            guard case .succession(let succession) = version.entry, succession.on <= run.lastDay,
                !change.register.connections(passingBy: succession).isEmpty
            else { return nil }
            return Diagnostic(
                .warning,
                "succession-after-run",
                "months through \(run) were run before \(succession.to) took the place of "
                    + "\(succession.from) on \(succession.on)",
                why: "what they billed stays on the documents of \(succession.from)",
                remedy: "agree with the two who pays; 'vtj-bill invoice credit' gives back what "
                    + "the old one does not owe"
            )
        }
    }
}
