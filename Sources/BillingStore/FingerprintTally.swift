import GRDB
import Ledger

/// What a set of fingerprints with places comes to, in whatever runs and order they are kept.
struct FingerprintTally: Equatable {
    private var count = 0
    private var sum: UInt64 = 0
    private var otherSum: UInt64 = 0
    private var isOrdered = true

    init() {}

    /// Tallies what a file has.
    init(of db: Database) throws {
        try db.each("SELECT fingerprint, place FROM fingerprint") { row in
            add(UInt64(bitPattern: row[0]), row[1])
        }
        var run: Int64 = 0
        var last: UInt64 = 0
        try db.each(
            "SELECT fingerprints, places, run, first FROM fingerprintPage ORDER BY run, first"
        ) { row in
            let page = try FingerprintIndex.page(row)
            if row[2] != run { (run, last) = (row[2], 0) }
            if page.fingerprints.first != UInt64(bitPattern: row[3]) { isOrdered = false }
            for index in page.fingerprints.indices {
                if page.fingerprints[index] < last { isOrdered = false }
                last = page.fingerprints[index]
                add(last, page.places[index])
            }
        }
    }

    /// Adds fingerprints with packed places.
    mutating func add(_ entries: [FingerprintRun.Entry]) {
        for entry in entries { add(entry.fingerprint, entry.number) }
    }

    @inline(__always)
    private mutating func add(_ fingerprint: UInt64, _ place: Int64) {
        count += 1
        let word = UInt64(bitPattern: place) &* 0x9e37_79b9_7f4a_7c15 ^ fingerprint
        sum &+= word &* (word >> 32 | 1)
        otherSum &+= (word ^ word >> 29) &* 0xbf58_476d_1ce4_e5b9
    }
}
