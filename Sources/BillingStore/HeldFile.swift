import GRDB

/// A ledger file that no other program uses while it is held: it has no log, and is locked.
struct HeldFile {
    private let database: DatabaseQueue
    private let hadLog: Bool

    /// Holds a file; throws at once where another program has it open.
    init(_ path: String) throws {
        _ = try LedgerFile.version(path)
        do {
            var configuration = Configuration()
            configuration.busyMode = .immediateError
            // The lock outlasts the call, until the file is let go.
            configuration.allowsUnsafeTransactions = true
            database = try DatabaseQueue(path: path, configuration: configuration)
            hadLog = try database.writeWithoutTransaction { db in
                let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
                // SQLite refuses it while anybody else so much as has the file open. Without it a
                // program that opened this file before could write its log beside the next one.
                try db.execute(sql: "PRAGMA journal_mode = DELETE")
                try db.beginTransaction(.exclusive)
                return mode == "wal"
            }
        } catch let error as DatabaseError
            where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode)
        {
            throw LedgerStoreError.inUse(path: path)
        }
    }

    /// The last block of the file, and the last one that another chain has too.
    func blocks(sharedWith other: BlockChain) throws -> (head: Int64, shared: Int64) {
        try database.writeWithoutTransaction { db in
            let chain = BlockChain(db: db)
            guard let head = try chain.head() else {
                throw LedgerStoreError.damaged("it has no block")
            }
            return (head.sequence, try chain.lastBlock(sharedWith: other))
        }
    }

    /// Lets it go; a file that stays in its place is used as before.
    func release(isStaying: Bool) throws {
        try database.writeWithoutTransaction { db in
            try db.rollback()
            if isStaying, hadLog { try db.execute(sql: "PRAGMA journal_mode = WAL") }
        }
        try database.close()
    }
}
