public import BillingPrimitives
import Foundation
import GRDB
public import Ledger

/// A ledger file: blocks that are only ever appended, and tables that follow from them.
///
/// Every write is one transaction, kept whole or not at all, also across a crash. Several programs
/// may use one file at once; they wait for each other.
public final class LedgerStore: Sendable {
    /// How long another program is waited for.
    private static let busySecondsMax: TimeInterval = 30
    /// After how many pages of 4 KiB the write-ahead log is moved into the file: a large import
    /// writes what changes often once, and the log stays below 64 MiB.
    private static let checkpointPages = 16_384

    /// What the ledger is from its first block on.
    public let settings: LedgerSettings
    /// What recognises ids that the ledger has already.
    public var fingerprint: Fingerprint { Fingerprint(seed: settings.fingerprintSeed) }
    let database: DatabaseQueue
    let memory = StoreMemory()
    /// Whether it is a copy that is only read.
    private let isReplica: Bool

    init(database: DatabaseQueue, settings: LedgerSettings, isReplica: Bool = false) {
        self.database = database
        self.settings = settings
        self.isReplica = isReplica
    }

    // MARK: Making and opening

    /// Makes a ledger in a file of its own; an existing file is refused.
    public static func create(
        at path: String,
        settings: LedgerSettings,
        at instant: Instant,
        actor: String
    ) throws -> LedgerStore {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw LedgerStoreError.exists(path: path)
        }
        return try LedgerStoreError.translating {
            let database = try DatabaseQueue(path: path, configuration: configuration())
            let store = LedgerStore(database: database, settings: settings)
            try store.logAhead()
            try store.begin(at: instant, actor: actor)
            try store.checkpoint()
            return store
        }
    }

    /// Makes a ledger in memory.
    public static func inMemory(
        settings: LedgerSettings,
        at instant: Instant,
        actor: String
    ) throws -> LedgerStore {
        let store = try empty(settings: settings)
        try store.begin(at: instant, actor: actor)
        return store
    }

    /// Opens a ledger file; any other file is refused and not touched.
    ///
    /// The tables of a file that an older program made are made again when it is opened to write.
    public static func open(at path: String, readOnly: Bool = false) throws -> LedgerStore {
        let isOlder = try LedgerFile.version(path) < Schema.version
        if isOlder, readOnly { throw LedgerStoreError.olderThanProgram(path: path) }
        return try LedgerStoreError.translating {
            var configuration = configuration()
            configuration.readonly = readOnly
            let database = try DatabaseQueue(path: path, configuration: configuration)
            let settings = try database.read { db in
                try JSONDecoder().decode(
                    LedgerSettings.self,
                    from: try BlockChain(db: db).body(of: 1).data
                )
            }
            let store = LedgerStore(database: database, settings: settings)
            if !readOnly { try store.logAhead() }
            if isOlder { try store.rebuild(remaking: true) }
            return store
        }
    }

    /// A database in memory with the tables of a ledger and no block.
    static func empty(
        settings: LedgerSettings,
        isReplica: Bool = false
    ) throws -> LedgerStore {
        let store = LedgerStore(
            database: try DatabaseQueue(configuration: configuration()),
            settings: settings,
            isReplica: isReplica
        )
        try store.database.write { try Schema.create(in: $0) }
        return store
    }

    static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busySecondsMax)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA cache_size = -16384;
                    PRAGMA wal_autocheckpoint = \(checkpointPages);
                    """
            )
        }
        return configuration
    }

    /// Keeps a log ahead of the file, so that who reads waits for nobody; a new copy has none.
    private func logAhead() throws {
        try database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL")
        }
    }

    private func begin(at instant: Instant, actor: String) throws {
        let body = [UInt8](try JSONEncoder.canonical.encode(settings))
        try database.write { db in
            if try !db.tableExists("block") { try Schema.create(in: db) }
            _ = try BlockChain(db: db).append(
                BlockChain.Content(.ledger, source: "", count: 1, body: body),
                at: instant,
                actor: actor
            )
        }
    }
}

extension LedgerStore {
    /// Runs a body in one transaction: all that it records is kept, or nothing when it throws.
    ///
    /// `instant` is when it is recorded, by the clock; a block is never before the one ahead of it.
    public func write<Value>(
        at instant: Instant,
        actor: String,
        _ body: (LedgerWriter) throws -> Value
    ) throws -> Value {
        precondition(!isReplica, "A replica is only read.")
        return try LedgerStoreError.translating {
            try database.writeWithoutTransaction { db in
                try db.beginTransaction(.immediate)
                do {
                    let reader = try reader(in: db)
                    let value = try body(
                        LedgerWriter(reader: reader, instant: instant, actor: actor)
                    )
                    try db.commit()
                    return value
                } catch {
                    memory.fingerprints.forget()
                    if db.isInsideTransaction { try db.rollback() }
                    throw error
                }
            }
        }
    }

    /// Runs a body on the ledger as it is now; what others write meanwhile is not seen.
    public func read<Value>(_ body: (LedgerReader) throws -> Value) throws -> Value {
        try LedgerStoreError.translating {
            try database.read { db in try body(try reader(in: db)) }
        }
    }

    func reader(in db: Database) throws -> LedgerReader {
        let reader = LedgerReader(
            db: db,
            settings: settings,
            memory: memory,
            indexesIDs: !isReplica
        )
        memory.fingerprints.enter(at: try reader.head().digest)
        return reader
    }

    /// Throws while the file cannot be written: a page is written, and nothing changes.
    public func checkWritable() throws {
        try LedgerStoreError.translating {
            try database.write { try $0.execute(sql: "PRAGMA user_version = \(Schema.version)") }
        }
    }

    /// Moves what the write-ahead log holds into the file, as after a large import.
    public func checkpoint() throws {
        try LedgerStoreError.translating {
            _ = try database.writeWithoutTransaction { try $0.checkpoint(.passive) }
        }
    }
}

/// What a store remembers between transactions; used within its serial queue only.
final class StoreMemory: @unchecked Sendable {
    let fingerprints = KnownFingerprints()
    /// The register as of a register block.
    var register = RegisterMemory()
}
