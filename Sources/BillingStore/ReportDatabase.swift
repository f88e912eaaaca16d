import Dispatch
import Foundation
import GRDB

/// A database in memory in which a report's statement runs: it has the published views, and nothing
/// of the ledger's file.
public final class ReportDatabase {
    /// A value of a row.
    public enum Value: Hashable, Sendable {
        /// No value.
        case null
        /// A whole number.
        case integer(Int64)
        /// A text.
        case text(String)

        /// A text, or no value.
        public init(_ text: String?) { self = text.map(Self.text) ?? .null }

        /// A number, or no value.
        public init(_ number: Int64?) { self = number.map(Self.integer) ?? .null }
    }

    /// Why a statement does not run to its end.
    public enum Refusal: Error, Hashable {
        /// It is not one SELECT.
        case notSelect
        /// SQLite refuses it, in SQLite's words.
        case wrong(String)
        /// It took longer than it may.
        case tooLong
        /// It needs more memory than it may.
        case tooMuchMemory
        /// It has more rows than it may.
        case tooManyRows
        /// Its columns are others than the definition names.
        case columns([String])
    }

    /// The most rows of a report; a person reads fewer.
    public static let rowsMax = 100_000
    /// How much memory SQLite may use, in bytes; a year of a large office takes a tenth of it.
    public static let memoryMax = 1 << 30
    /// The most bytes of texts that the rows may have; a page of that size opens in no browser.
    public static let bytesMax = 100_000_000

    private let queue: DatabaseQueue

    /// Creates an empty one; the process keeps to the least memory, in bytes, that one was given.
    public init(memory: Int = memoryMax) throws {
        queue = try DatabaseQueue()
        try queue.inDatabase { db in
            try db.execute(sql: "PRAGMA hard_heap_limit = \(memory)")
            // What does not fit would go to files, which the limit does not count.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            // Some builds of SQLite let this one tell and set addresses of the program.
            for count in 1...2 {
                db.add(
                    function: DatabaseFunction("fts3_tokenizer", argumentCount: count) { _ in
                        throw DatabaseError(message: "not authorized")
                    }
                )
            }
        }
    }

    /// Makes a view of these columns, and fills it by a body that is given what adds a row.
    public func fill(
        _ view: String,
        columns: [String],
        _ body: (_ add: ([Value]) throws -> Void) throws -> Void
    ) throws {
        try refusing {
            try queue.write { db in
                try db.execute(sql: "CREATE TABLE \(view) (\(columns.joined(separator: ", ")))")
                let places = columns.map { _ in "?" }.joined(separator: ", ")
                let insert = try db.makeStatement(sql: "INSERT INTO \(view) VALUES (\(places))")
                try body { values in
                    try insert.execute(arguments: StatementArguments(values.map(\.databaseValue)))
                }
            }
        }
    }

    /// The rows of one SELECT with its parameters by name; throws `Refusal`.
    public func rows(
        of sql: String,
        parameters: [String: String],
        columns: [String],
        seconds: Int
    ) throws -> [[Value]] {
        let words = sql.prefix { $0.isLetter }.uppercased()
        guard words == "SELECT" || words == "WITH" else { throw Refusal.notSelect }
        let stop = DispatchWorkItem { [queue] in queue.interrupt() }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: stop)
        defer { stop.cancel() }
        return try refusing {
            try queue.inDatabase { db in
                try db.execute(sql: "PRAGMA query_only = 1")
                let statement = try db.makeStatement(sql: sql)
                guard statement.isReadonly else { throw Refusal.notSelect }
                guard statement.columnNames == columns else {
                    throw Refusal.columns(statement.columnNames)
                }
                let arguments = StatementArguments(parameters)
                guard try !Self.readsOwnTables(sql, arguments, db) else {
                    throw Refusal.wrong("it reads other than the published views")
                }
                return try Self.rows(of: statement, arguments)
            }
        }
    }

    /// Whether a statement reads a table that SQLite makes up, such as what a PRAGMA tells, or the
    /// schema, whose first page is the first of all.
    private static func readsOwnTables(
        _ sql: String,
        _ arguments: StatementArguments,
        _ db: Database
    ) throws -> Bool {
        try Row.fetchAll(db, sql: "EXPLAIN \(sql)", arguments: arguments).contains { step in
            step["opcode"] == "VOpen" || (step["opcode"] == "OpenRead" && step["p2"] == 1)
        }
    }

    private static func rows(
        of statement: Statement,
        _ arguments: StatementArguments
    ) throws -> [[Value]] {
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        var result: [[Value]] = []
        var bytes = 0
        while let row = try rows.next() {
            guard result.count < rowsMax else { throw Refusal.tooManyRows }
            let values = Array(row.databaseValues.map(Value.init))
            for case .text(let text) in values { bytes += text.utf8.count }
            guard bytes <= bytesMax else { throw Refusal.tooMuchMemory }
            result.append(values)
        }
        return result
    }

    private func refusing<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_INTERRUPT: throw Refusal.tooLong
            case .SQLITE_NOMEM: throw Refusal.tooMuchMemory
            default: throw Refusal.wrong(error.message ?? error.description)
            }
        }
    }
}

extension ReportDatabase.Value {
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }

    /// A number with a fraction is a text: money and records are whole.
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .text("\(number)")
        case .string(let text): self = .text(text)
        case .blob: self = .null
        }
    }
}
