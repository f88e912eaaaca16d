import BillingStore

/// Copies a ledger block by block, and again what it has got since.
public struct CopyLedger {
    /// What was copied.
    public struct Outcome: Sendable {
        /// The copy as it is now.
        public var ledger: LedgerFileFacts
        /// How many blocks it lacked.
        public var copied: Int64
        /// Whether nothing of what was erased is in its files any more.
        public var isWiped: Bool
    }

    private let source: String

    /// Prepares copies of the ledger at a path.
    public init(from source: String) {
        self.source = source
    }

    /// Appends what a copy lacks, up to a block or to the last one; a missing copy is made.
    ///
    /// A ledger that has other blocks is refused. `progress` is called with the sequence of every
    /// block.
    public func copy(
        to path: String,
        through last: Int64? = nil,
        _ progress: (Int64) -> Void = { _ in }
    ) throws -> Outcome {
        let store = try LedgerStore.open(at: source, readOnly: true)
        try LedgerCopy.checkDistinct(source, path)
        do {
            let copied = try store.copyBlocks(through: last, to: path, like: source, progress)
            var facts = LedgerFileFacts(path, head: copied.head)
            facts.bytes = copied.bytes
            return Outcome(ledger: facts, copied: copied.count, isWiped: copied.isWiped)
        } catch let refusal as CopyRefusal {
            throw self.refusal(refusal, path)
        }
    }

    private func refusal(_ refusal: CopyRefusal, _ path: String) -> OperationRefusal {
        switch refusal {
        case .differs(let block):
            OperationRefusal(
                "blocks-differ",
                "\(path) has other blocks than \(source) from block \(block) on, and nothing was "
                    + "copied; name another file"
            )
        case .noSuchBlock(let last):
            OperationRefusal(
                "no-such-block",
                "the last block of \(source) is \(last), and nothing was copied"
            )
        case .erasedLater(let block, let certificate):
            OperationRefusal(
                "erased-later",
                "what block \(block) held was erased under certificate \(certificate), and nothing "
                    + "was copied; copy through block \(certificate) at least"
            )
        }
    }
}
