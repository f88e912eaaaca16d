import Foundation
import GRDB
import Ledger

/// A ledger file under a temporary name beside the place that it is for; it takes the place whole,
/// or not at all.
public struct LedgerCopy {
    /// What stands at the place.
    public enum Occupant: Equatable, Sendable {
        /// A ledger: its last block, and the last one that the copy has too.
        case ledger(head: Int64, shared: Int64)
        /// Something that cannot be compared.
        case unreadable(LedgerStoreError)
    }

    /// What becomes of what stood at the place.
    public enum Fate: Equatable, Sendable {
        /// The copy replaces it.
        case replaced
        /// It is kept under another name.
        case kept(path: String)
    }

    /// The files that SQLite keeps beside a database; one that is left behind must never meet
    /// another database.
    static let companions = ["-wal", "-shm", "-journal"]

    /// The copy, to be checked before it takes its place.
    public let store: LedgerStore
    /// The place, where links lead.
    public let place: String
    private let path: String

    /// Copies a ledger file page by page as it is now, while others read and write it.
    ///
    /// It is removed after the body unless it took its place. An older program's tables are made
    /// again in the copy.
    public static func make<Value>(
        of source: String,
        for place: String,
        _ body: (LedgerCopy) throws -> Value
    ) throws -> Value {
        _ = try LedgerFile.version(source)
        try checkDistinct(source, place)
        return try withFile(for: place, like: source) { path, place in
            try LedgerStoreError.translating {
                var reading = LedgerStore.configuration()
                reading.readonly = true
                let from = try DatabaseQueue(path: source, configuration: reading)
                let to = try DatabaseQueue(path: path, configuration: LedgerStore.configuration())
                // All pages in one step, which is one transaction: it sees what the log holds, and
                // nothing that is written meanwhile.
                try from.backup(to: to)
                try from.close()
                try to.close()
            }
            let copy = LedgerCopy(store: try LedgerStore.open(at: path), place: place, path: path)
            defer { try? copy.store.close() }
            return try body(copy)
        }
    }

    /// Makes a ledger without blocks, which the body appends; it is removed after the body unless
    /// it took its place.
    static func makeEmpty<Value>(
        _ settings: LedgerSettings,
        for place: String,
        like source: String,
        _ body: (LedgerCopy) throws -> Value
    ) throws -> Value {
        try withFile(for: place, like: source) { path, place in
            let store = LedgerStore(
                database: try LedgerStoreError.translating {
                    try DatabaseQueue(path: path, configuration: LedgerStore.configuration())
                },
                settings: settings
            )
            defer { try? store.close() }
            try LedgerStoreError.translating {
                try store.database.write { try Schema.create(in: $0) }
            }
            return try body(LedgerCopy(store: store, place: place, path: path))
        }
    }

    /// Throws where two paths lead to one file.
    public static func checkDistinct(_ source: String, _ place: String) throws {
        let facts = [source, place].map { path -> [Int?] in
            let facts = try? FileManager.default.attributesOfItem(atPath: resolved(path))
            return [facts?[.systemNumber] as? Int, facts?[.systemFileNumber] as? Int]
        }
        guard facts[0] != facts[1] || facts[0].contains(nil) else {
            throw LedgerStoreError.sameFile(path: place)
        }
    }

    // MARK: Taking the place

    /// Gives the copy its name and closes it; its length in bytes.
    ///
    /// What stands at the place is held from all other programs, and `decide` says what becomes of
    /// it, or throws: then nothing changes.
    public func takePlace(_ decide: (Occupant?) throws -> Fate) throws -> Int64 {
        guard FileManager.default.fileExists(atPath: place) else {
            return try moveIn(decide(nil))
        }
        let held: HeldFile
        do {
            held = try LedgerStoreError.translating { try HeldFile(place) }
        } catch let error as LedgerStoreError where error.isUnreadable {
            return try moveIn(decide(.unreadable(error)))
        }
        var isStaying = true
        defer { try? held.release(isStaying: isStaying) }
        let bytes = try moveIn(decide(occupant(held)))
        isStaying = false
        return bytes
    }

    private func occupant(_ held: HeldFile) throws -> Occupant {
        do {
            return try LedgerStoreError.translating {
                try store.database.read { db in
                    let (head, shared) = try held.blocks(sharedWith: BlockChain(db: db))
                    return .ledger(head: head, shared: shared)
                }
            }
        } catch let error as LedgerStoreError where error.isUnreadable {
            return .unreadable(error)
        }
    }

    private func moveIn(_ fate: Fate) throws -> Int64 {
        try LedgerStoreError.translating {
            // One file and nothing beside it, until somebody opens it to write.
            try store.database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = DELETE")
            }
        }
        try store.close()
        try LedgerFile.synchronize(path)
        try clearPlace(fate)
        try LedgerFile.rename(path, to: place)
        try LedgerFile.synchronize(
            URL(filePath: place).absoluteURL.deletingLastPathComponent()
                .path(percentEncoded: false)
        )
        return try LedgerFile.bytes(of: place)
    }

    /// Puts away what stands at the place, with the files beside it.
    private func clearPlace(_ fate: Fate) throws {
        let files = FileManager.default
        for ending in Self.companions where files.fileExists(atPath: place + ending) {
            switch fate {
            case .replaced: try files.removeItem(atPath: place + ending)
            case .kept(let path): try LedgerFile.rename(place + ending, to: path + ending)
            }
        }
        guard case .kept(let path) = fate, files.fileExists(atPath: place) else { return }
        // A second name at first, so that there is a ledger at any moment, where links are known.
        if link(place, path) != 0 { try LedgerFile.rename(place, to: path) }
    }

    // MARK: The temporary file

    /// The path of a file, or of the one that a link leads to.
    private static func resolved(_ path: String) -> String {
        let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
        guard isLink else { return path }
        return URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
    }

    /// Makes an empty file with the permissions of what it replaces, or of its source.
    private static func withFile<Value>(
        for place: String,
        like source: String,
        _ body: (_ path: String, _ place: String) throws -> Value
    ) throws -> Value {
        let place = resolved(place)
        let path = "\(place).part-\(UUID().uuidString.prefix(8).lowercased())"
        let files = FileManager.default
        let model = files.fileExists(atPath: place) ? place : resolved(source)
        let permissions = try? files.attributesOfItem(atPath: model)[.posixPermissions]
        guard
            files.createFile(
                atPath: path,
                contents: nil,
                attributes: [.posixPermissions: permissions ?? 0o600]
            )
        else { throw LedgerStoreError.notAccessible(reason: "\(place) cannot be made") }
        defer { for ending in [""] + companions { try? files.removeItem(atPath: path + ending) } }
        return try body(path, place)
    }
}

extension LedgerStoreError {
    /// Whether there is something, and no ledger that can be read.
    fileprivate var isUnreadable: Bool {
        switch self {
        case .notALedger, .damaged: true
        default: false
        }
    }
}
