import GRDB
import Ledger

/// Compares the tables of a ledger file with those that were made anew from its blocks.
struct TableComparison {
    let stored: Database
    let anew: Database

    /// How the projections differ, but for the index of delivery ids.
    func tables() throws -> [VerificationFinding] {
        try Schema.projectionTables.filter { !$0.hasPrefix("fingerprint") }
            .compactMap(difference)
    }

    /// How the tables and triggers differ.
    func schema() throws -> [VerificationFinding] {
        let stored = try objects(stored)
        return try objects(anew).filter { stored[$0.key] != $0.value }.map(\.key).sorted().map {
            let state = stored[$0] == nil ? "missing" : "changed"
            return VerificationFinding(code: "schema-differs", sentence: "\($0) is \(state)")
        }
    }

    private func objects(_ db: Database) throws -> [String: String] {
        var objects: [String: String] = [:]
        try db.each("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL") { row in
            let (type, name): (String, String) = (row[0], row[1])
            objects["\(type) \(name)"] = row[2]
        }
        return objects
    }

    private func difference(of table: String) throws -> VerificationFinding? {
        let width = try stored.columns(in: table).count
        let order = (1...width).map(String.init).joined(separator: ", ")
        let sql = "SELECT * FROM \(table) ORDER BY \(order)"
        let left = try Row.fetchCursor(stored, sql: sql)
        let right = try Row.fetchCursor(anew, sql: sql)
        while true {
            let (one, other) = (try left.next(), try right.next())
            guard let row = one ?? other else { return nil }
            if let one, let other, one == other { continue }
            let place = (0..<min(width, 2)).map { "\(row[$0] as DatabaseValue)" }
            return VerificationFinding(
                code: "projection-differs",
                sentence: "the table \(table) does not agree with the blocks from "
                    + "\(place.joined(separator: ", ")) on; make it again"
            )
        }
    }
}
