import Foundation
import GRDB

extension Database {
    /// Runs a statement that is compiled once.
    func run(_ sql: String, _ arguments: (any DatabaseValueConvertible)?...) throws {
        let statement = try cachedStatement(sql: sql)
        statement.setUncheckedArguments(StatementArguments(arguments))
        try statement.execute()
    }

    /// Calls a body with every row of a query that is compiled once.
    func each(
        _ sql: String,
        _ arguments: (any DatabaseValueConvertible)?...,
        body: (Row) throws -> Void
    ) throws {
        let statement = try cachedStatement(sql: sql)
        let rows = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        while let row = try rows.next() { try body(row) }
    }

    /// The first row of a query, made a value.
    func first<Value>(
        _ sql: String,
        _ arguments: (any DatabaseValueConvertible)?...,
        body: (Row) throws -> Value
    ) throws -> Value? {
        let statement = try cachedStatement(sql: sql)
        let rows = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
        return try rows.next().map(body)
    }
}

extension Row {
    /// The bytes of a column.
    func bytes(_ index: Int) throws -> [UInt8] {
        try withUnsafeData(atIndex: index) { data in data.map { [UInt8]($0) } ?? [] }
    }

    /// Calls a body with the bytes of a column where they lie.
    func withBytes<Value>(
        _ index: Int,
        _ body: (UnsafeRawBufferPointer) throws -> Value
    ) throws -> Value {
        try withUnsafeData(atIndex: index) { data in
            try (data ?? Data()).withUnsafeBytes(body)
        }
    }
}

extension [UInt8] {
    /// The bytes as SQLite takes them.
    var data: Data { Data(self) }
}
