import Foundation
import GRDB

extension LedgerStore {
    /// What copying blocks came to.
    public struct CopiedBlocks: Sendable {
        /// How many blocks the other ledger lacked.
        public var count: Int64
        /// The last block that it has now.
        public var head: LedgerReader.Head
        /// Its length in bytes.
        public var bytes: Int64
        /// Whether nothing of what was erased is in its files any more.
        public var isWiped = true
    }

    /// Appends to a ledger file the blocks up to one that it lacks, and makes a new file where
    /// there is none.
    ///
    /// All of them are one transaction, so that the file is at any moment what this ledger was: a
    /// certificate comes with the erasing that it certifies. Throws `CopyRefusal` where the other
    /// ledger is not what this one was. A new file gets the permissions of the one at `source`, the
    /// path of this ledger; `progress` is called with the sequence of every block.
    public func copyBlocks(
        through last: Int64? = nil,
        to path: String,
        like source: String,
        _ progress: (Int64) -> Void = { _ in }
    ) throws -> CopiedBlocks {
        guard FileManager.default.fileExists(atPath: path) else {
            return try LedgerCopy.makeEmpty(settings, for: path, like: source) { copy in
                var copied = try append(through: last, to: copy.store, progress)
                copied.bytes = try copy.takePlace { occupant in
                    guard occupant == nil else { throw LedgerStoreError.exists(path: path) }
                    return .replaced
                }
                return copied
            }
        }
        let other = try LedgerStore.open(at: path)
        var copied = try append(through: last, to: other, progress)
        do {
            // Also of what an earlier copying erased and could not wipe.
            let hasErased = try other.read { try !$0.erasures().isEmpty }
            if hasErased { try other.wipe() }
        } catch LedgerStoreError.busy {
            copied.isWiped = false
        }
        try other.close()
        copied.bytes = try LedgerFile.bytes(of: path)
        return copied
    }

    private func append(
        through last: Int64?,
        to other: LedgerStore,
        _ progress: (Int64) -> Void
    ) throws -> CopiedBlocks {
        try LedgerStoreError.translating {
            try database.read { db in
                try other.database.writeWithoutTransaction { target in
                    other.memory.fingerprints.forget()
                    defer { other.memory.fingerprints.forget() }
                    let source = BlockChain(db: db)
                    var count: Int64 = 0
                    try target.inTransaction(.immediate) {
                        let (shared, end) = try source.bounds(last, BlockChain(db: target))
                        var copy = try ChainCopy(
                            from: source,
                            to: other.projections(in: target),
                            after: shared,
                            through: end
                        )
                        try copy.copy(after: shared, progress)
                        count = copy.count
                        return .commit
                    }
                    let head = try other.reader(in: target).head()
                    return CopiedBlocks(count: count, head: head, bytes: 0)
                }
            }
        }
    }

    /// What SQLite itself finds wrong with the file, such as an index that lacks a row.
    public func pageDamage() throws -> String? {
        try LedgerStoreError.translating {
            let answer = try database.read { db in
                try String.fetchOne(db, sql: "PRAGMA integrity_check(1)")
            }
            return answer == "ok" ? nil : answer ?? "no answer"
        }
    }

    /// Closes the file; the store is not used after it.
    func close() throws {
        try LedgerStoreError.translating { try database.close() }
    }
}

extension BlockChain {
    /// The last block that a chain has of this one, and the last one that it is to have.
    fileprivate func bounds(
        _ last: Int64?,
        _ other: BlockChain
    ) throws -> (shared: Int64, end: Int64) {
        let own = try head()?.sequence ?? 0
        if let last, last > own { throw CopyRefusal.noSuchBlock(last: own) }
        let shared = try lastBlock(sharedWith: other)
        guard shared == (try other.head()?.sequence ?? 0) else {
            throw CopyRefusal.differs(from: shared + 1)
        }
        return (shared, last ?? own)
    }
}
