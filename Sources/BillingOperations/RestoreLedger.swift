import BillingPrimitives
import BillingStore
import Foundation

/// Makes a ledger from a backup, or from any other file of it.
public struct RestoreLedger {
    /// What was done.
    public struct Outcome: Sendable {
        /// The ledger as it is now.
        public var ledger: LedgerFileFacts
        /// The last block of the ledger that stood there before; nil where none could be read.
        public var lastBlockBefore: Int64?
        /// Where the file that stood there before is now; nil where nothing of it is lost.
        public var keptAs: String?
    }

    private let ledger: String
    private let occasion: Occasion

    /// Prepares restoring to the path of a ledger, which may be missing.
    public init(ledger: String, occasion: Occasion) {
        self.ledger = ledger
        self.occasion = occasion
    }

    /// Puts what a file holds in the place of the ledger, once it is verified.
    ///
    /// A ledger whose blocks are all in the file is replaced. Any other stays, and the file is
    /// refused; on request it is kept beside under a name that tells when.
    public func restore(from file: String, replacing: Bool) throws -> Outcome {
        do {
            return try LedgerCopy.make(of: file, for: ledger) { copy in
                if let damage = try copy.damage() { throw LedgerStoreError.damaged(damage) }
                let head = try copy.store.read { try $0.head() }
                var outcome = Outcome(ledger: LedgerFileFacts(ledger, head: head))
                let old = oldName(beside: copy.place)
                outcome.ledger.bytes = try copy.takePlace { occupant in
                    if case .ledger(let last, let shared) = occupant {
                        outcome.lastBlockBefore = last
                        if last == shared { return .replaced }
                    }
                    if let occupant {
                        guard replacing else {
                            throw refusal(of: file, endingAt: head.sequence, over: occupant)
                        }
                        outcome.keptAs = old
                    }
                    return .kept(path: old)
                }
                return outcome
            }
        } catch LedgerStoreError.notFound(file) {
            throw OperationRefusal("file-not-readable", "there is no file at \(file)")
        } catch LedgerStoreError.damaged(let what) {
            throw OperationRefusal(
                "copy-damaged",
                "\(file) is damaged, and nothing was restored: \(what); take another backup"
            )
        }
    }

    /// A name that no file has, with the instant in UTC.
    private func oldName(beside place: String) -> String {
        let instant = occasion.now.description.prefix(19).filter { $0 != ":" }
        let name = "\(place).replaced-\(instant)Z"
        let names = [name] + (2...).lazy.prefix(1_000).map { "\(name)-\($0)" }
        return names.first { !FileManager.default.fileExists(atPath: $0) } ?? name
    }

    private func refusal(
        of file: String,
        endingAt last: Int64,
        over occupant: LedgerCopy.Occupant
    ) -> any Error {
        let remedy = "--replace restores it all the same, and keeps the old file beside"
        switch occupant {
        case .unreadable(.damaged(let what)):
            return OperationRefusal(
                "ledger-unreadable",
                "\(ledger) cannot be compared with \(file), as it is damaged: \(what); \(remedy)"
            )
        case .unreadable(let error): return error
        case .ledger(let head, let shared) where shared == last:
            return OperationRefusal(
                "blocks-lost",
                "\(file) ends at block \(last) and \(ledger) at block \(head): "
                    + "\(blocks(head - shared)) would be lost; \(remedy)"
            )
        case .ledger(let head, let shared):
            return OperationRefusal(
                "blocks-differ",
                "\(file) has other blocks than \(ledger) from block \(shared + 1) on: "
                    + "\(blocks(head - shared)) of the ledger would be lost; \(remedy)"
            )
        }
    }

    private func blocks(_ count: Int64) -> String { "\(count) block\(count == 1 ? "" : "s")" }
}
