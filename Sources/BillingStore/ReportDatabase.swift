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
        /// It has more rows than it may.
        case tooManyRows
        /// Its columns are others than the definition names.
        case columns([String])
    }

    /// The most rows of a report; a person reads fewer.
    public static let rowsMax = 100_000
    /// How much memory SQLite may use, in bytes; a year of a large office takes a tenth of it.
    private static let memoryMax = 1 << 30

    private let queue: DatabaseQueue

    /// Creates an empty one.
    public init() throws {
        queue = try DatabaseQueue()
        try queue.inDatabase { db in
            try db.execute(sql: "PRAGMA hard_heap_limit = \(Self.memoryMax)")
        }
    }

    /// Makes a view of these columns, and fills it by a body that is given what adds a row.
    public func fill(
        _ view: String,
        columns: [String],
        _ body: (_ add: ([Value]) throws -> Void) throws -> Void
    ) throws {
        try queue.write { db in
            try db.execute(sql: "CREATE TABLE \(view) (\(columns.joined(separator: ", ")))")
            let places = columns.map { _ in "?" }.joined(separator: ", ")
            let insert = try db.makeStatement(sql: "INSERT INTO \(view) VALUES (\(places))")
            try body { values in
                try insert.execute(arguments: StatementArguments(values.map(\.databaseValue)))
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
        do {
            return try queue.inDatabase { db in
                try db.execute(sql: "PRAGMA query_only = 1")
                let statement = try db.makeStatement(sql: sql)
                guard statement.isReadonly else { throw Refusal.notSelect }
                guard statement.columnNames == columns else {
                    throw Refusal.columns(statement.columnNames)
                }
                let rows = try Row.fetchCursor(statement, arguments: StatementArguments(parameters))
                var result: [[Value]] = []
                while let row = try rows.next() {
                    guard result.count < Self.rowsMax else { throw Refusal.tooManyRows }
                    result.append(row.databaseValues.map(Value.init))
                }
                return result
            }
        } catch let error as DatabaseError {
            guard error.resultCode != .SQLITE_INTERRUPT else { throw Refusal.tooLong }
            throw Refusal.wrong(error.message ?? error.description)
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
