import GRDB
import Ledger

/// Compares the tables of a ledger file with those that were made anew from its blocks.
struct TableComparison {
    let stored: Database
    let anew: Database

    func findings() throws -> [VerificationFinding] {
        var findings = try schema()
        guard findings.isEmpty else { return findings }
        for table in Schema.projectionTables where !table.hasPrefix("fingerprint") {
            if let finding = try difference(of: table) { findings.append(finding) }
        }
        if try fingerprints(stored) != fingerprints(anew) {
            findings.append(
                VerificationFinding(
                    code: "projection-differs",
                    sentence:
                        "the index of delivery ids does not agree with the blocks; make it again"
                )
            )
        }
        return findings
    }

    // MARK: Tables and triggers

    private func schema() throws -> [VerificationFinding] {
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

    // MARK: Rows

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

    // MARK: Fingerprints

    /// What a set of fingerprints with places comes to, in whatever runs and order they are kept.
    private struct Tally: Equatable {
        var count = 0
        var sums: (UInt64, UInt64) = (0, 0)
        var isOrdered = true

        @inline(__always)
        mutating func add(_ fingerprint: UInt64, _ place: Int64) {
            count += 1
            let word = UInt64(bitPattern: place) &* 0x9e37_79b9_7f4a_7c15 ^ fingerprint
            sums.0 &+= word &* (word >> 32 | 1)
            sums.1 &+= (word ^ word >> 29) &* 0xbf58_476d_1ce4_e5b9
        }

        static func == (left: Tally, right: Tally) -> Bool {
            left.count == right.count && left.sums == right.sums
                && left.isOrdered == right.isOrdered
        }
    }

    private func fingerprints(_ db: Database) throws -> Tally {
        var tally = Tally()
        try db.each("SELECT fingerprint, place FROM fingerprint") { row in
            tally.add(UInt64(bitPattern: row[0]), row[1])
        }
        var run: Int64 = 0
        var last: UInt64 = 0
        try db.each(
            "SELECT fingerprints, places, run, first FROM fingerprintPage ORDER BY run, first"
        ) { row in
            let page = try FingerprintIndex.page(row)
            if row[2] != run { (run, last) = (row[2], 0) }
            if page.fingerprints.first != UInt64(bitPattern: row[3]) { tally.isOrdered = false }
            for (fingerprint, place) in zip(page.fingerprints, page.places) {
                if fingerprint < last { tally.isOrdered = false }
                last = fingerprint
                tally.add(fingerprint, place)
            }
        }
        return tally
    }
}
