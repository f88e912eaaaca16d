public import BillingStore
import Foundation

/// Writes a backup of a ledger, while others read it and write to it.
public struct BackUpLedger {
    private let ledger: String

    /// Prepares a backup of the ledger at a path.
    public init(ledger: String) {
        self.ledger = ledger
    }

    /// Writes a file with the ledger as it is now, verified before it gets its name.
    ///
    /// A file that is there already is refused, or replaced on request where it is a ledger.
    public func backUp(to file: String, replacing: Bool) throws -> LedgerFileFacts {
        if !replacing, FileManager.default.fileExists(atPath: file) { throw Self.exists(file) }
        return try LedgerCopy.make(of: ledger, for: file) { copy in
            if let damage = try copy.damage() {
                throw OperationRefusal(
                    "copy-damaged",
                    "the ledger is damaged, and no backup was made: \(damage); see "
                        + "'vtj-bill audit verify'"
                )
            }
            var facts = try LedgerFileFacts(file, head: copy.store.read { try $0.head() })
            facts.bytes = try copy.takePlace { occupant in
                if case .unreadable(.notALedger(let path)) = occupant {
                    throw LedgerStoreError.notALedger(path: path)
                }
                guard occupant == nil || replacing else { throw Self.exists(file) }
                return .replaced
            }
            return facts
        }
    }

    private static func exists(_ file: String) -> OperationRefusal {
        OperationRefusal(
            "file-exists",
            "\(file) exists already, and nothing was written; give another name, or --replace"
        )
    }
}

/// A ledger file as it was written.
public struct LedgerFileFacts: Sendable {
    /// Its path.
    public var path: String
    /// Its last block.
    public var head: LedgerReader.Head
    /// Its length in bytes.
    public var bytes: Int64 = 0

    init(_ path: String, head: LedgerReader.Head) {
        self.path = path
        self.head = head
    }
}

extension LedgerCopy {
    /// The first thing in which the copy is not as it was written, in a sentence; nil for nothing.
    func damage() throws -> String? {
        do {
            if let damage = try store.pageDamage() { return damage }
            return try VerifyLedger(store: store).findings(replayingDocuments: false).first
                .map { "\($0.sentence) (\($0.code))" }
        } catch LedgerStoreError.damaged(let what) {
            return what
        }
    }
}
