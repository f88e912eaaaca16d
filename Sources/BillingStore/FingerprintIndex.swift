import GRDB
import Ledger

/// Where the ledger has which delivery id.
///
/// Fingerprints of small batches are in a table, those of large ones in sorted runs of pages. Runs
/// of a level are folded into one of the next.
struct FingerprintIndex {
    /// From how many ids on the filter is worth loading.
    private static let filterWorthFrom = 64

    /// Where one way of keeping fingerprints gives way to another.
    struct Lengths: Sendable {
        /// From how many rows on a batch leaves a run of its own.
        var runMin = 4_096
        /// How many runs of a level are folded.
        var runsOfLevelMax = 64
        /// When the table of small batches becomes a run.
        var tableMax = 65_536
        /// How many fingerprints a page holds: 16 KB of them.
        var page = 2_048
    }

    let db: Database
    let hash: Fingerprint
    let memory: KnownFingerprints

    /// A fingerprint of a batch that is known: the row, and a place where it may lie.
    struct Hit {
        var row: Int
        var place: DeliveryPlace
    }

    // MARK: Looking up

    /// The places under the fingerprints of a batch, each a hint that must be confirmed.
    func hits(of run: FingerprintRun) throws -> [Hit] {
        if run.entries.count >= Self.filterWorthFrom, memory.filter == nil { try loadFilter() }
        let candidates =
            memory.filter.map { filter in
                run.entries.filter { filter.mayContain($0.fingerprint) }
            } ?? run.entries
        guard !candidates.isEmpty else { return [] }
        var hits: [Hit] = []
        try searchTable(for: candidates, into: &hits)
        for run in try runs() { try search(run.id, for: candidates, into: &hits) }
        return hits
    }

    private func searchTable(
        for candidates: [FingerprintRun.Entry],
        into hits: inout [Hit]
    ) throws {
        let count = try tableCount()
        guard count > 0 else { return }
        // Reading all of a short table is cheaper than asking it many times.
        guard candidates.count * 8 < count else {
            var entries: [FingerprintRun.Entry] = []
            try eachOfTable { entries.append($0) }
            let page = FingerprintPage(entries)
            for entry in candidates { hits += Self.hits(of: entry, in: page) }
            return
        }
        for entry in candidates {
            try db.each(
                "SELECT place FROM fingerprint WHERE fingerprint = ?",
                Int64(entry.fingerprint)
            ) { row in
                hits.append(Hit(row: Int(entry.number), place: DeliveryPlace(packed: row[0])))
            }
        }
    }

    private static func hits(
        of entry: FingerprintRun.Entry,
        in page: FingerprintPage
    ) -> some Sequence<Hit> {
        page.places(of: entry.fingerprint).lazy.map {
            Hit(row: Int(entry.number), place: DeliveryPlace(packed: $0))
        }
    }

    private func search(
        _ run: Int64,
        for candidates: [FingerprintRun.Entry],
        into hits: inout [Hit]
    ) throws {
        var page: FingerprintPage?
        for entry in candidates {
            if page?.fingerprints.last ?? 0 < entry.fingerprint || page == nil {
                page = try self.page(of: run, with: entry.fingerprint)
            }
            if let page { hits += Self.hits(of: entry, in: page) }
        }
    }

    /// The page that would hold a fingerprint; equal ones are never on two pages.
    private func page(of run: Int64, with fingerprint: UInt64) throws -> FingerprintPage? {
        try db.first(
            """
            SELECT fingerprints, places FROM fingerprintPage
            WHERE run = ? AND first <= ? ORDER BY first DESC LIMIT 1
            """,
            run,
            Int64(fingerprint)
        ) { try Self.page($0) }
    }

    static func page(_ row: Row) throws -> FingerprintPage {
        try row.withBytes(0) { fingerprints in
            try row.withBytes(1) { places in
                try FingerprintPage(fingerprints: fingerprints, places: places)
            }
        }
    }

    // MARK: The filter

    private func loadFilter() throws {
        let stored = try db.first(
            """
            SELECT (SELECT count(*) FROM fingerprint),
              (SELECT coalesce(sum(count), 0) FROM fingerprintRun)
            """
        ) { row -> Int in row[0] + row[1] }
        // With room to grow, as a full filter is made anew.
        var filter = FingerprintFilter(capacity: max(1 << 20, 2 * (stored ?? 0)))
        var ofTable: [UInt64] = []
        try db.each("SELECT fingerprint FROM fingerprint") { row in
            ofTable.append(UInt64(bitPattern: row[0]))
        }
        filter.insert(ofTable)
        try db.each("SELECT fingerprints FROM fingerprintPage") { row in
            try row.withBytes(0) { bytes in
                filter.insert(try FingerprintPage(fingerprints: bytes, places: nil).fingerprints)
            }
        }
        memory.filter = filter
    }

    // MARK: Adding

    /// Adds the fingerprints of a block with their packed places.
    func insert(_ run: FingerprintRun) throws {
        memory.insert(run)
        guard run.entries.count < memory.lengths.runMin else {
            try write(level: 0, count: run.entries.count) { emit in
                for entry in run.entries { try emit(entry) }
            }
            return try fold(level: 0)
        }
        memory.tableCount = try tableCount() + run.entries.count
        for entry in run.entries {
            try db.run(
                "INSERT INTO fingerprint (fingerprint, place) VALUES (?, ?)",
                Int64(entry.fingerprint),
                entry.number
            )
        }
        try foldTable()
    }

    private func tableCount() throws -> Int {
        if let known = memory.tableCount { return known }
        let count: Int = try db.first("SELECT count(*) FROM fingerprint") { $0[0] } ?? 0
        memory.tableCount = count
        return count
    }

    private func eachOfTable(_ body: Emit) throws {
        try db.each("SELECT fingerprint, place FROM fingerprint ORDER BY 1, 2") { row in
            try body(
                FingerprintRun.Entry(fingerprint: UInt64(bitPattern: row[0]), number: row[1])
            )
        }
    }

    private func foldTable() throws {
        let count = try tableCount()
        guard count >= memory.lengths.tableMax else { return }
        try write(level: 0, count: count) { try eachOfTable($0) }
        try db.run("DELETE FROM fingerprint")
        memory.tableCount = 0
        try fold(level: 0)
    }

    private func fold(level: Int) throws {
        let runs = try runs().filter { $0.level == level }
        guard runs.count >= memory.lengths.runsOfLevelMax else { return }
        try write(level: level + 1, count: runs.reduce(0) { $0 + $1.count }) { emit in
            try FingerprintMerge(runs.map(\.id), in: db).forEach(emit)
        }
        for run in runs {
            try db.run("DELETE FROM fingerprintPage WHERE run = ?", run.id)
            try db.run("DELETE FROM fingerprintRun WHERE id = ?", run.id)
        }
        try fold(level: level + 1)
    }

    private typealias Emit = (FingerprintRun.Entry) throws -> Void

    /// Writes a run from entries that come in order.
    private func write(level: Int, count: Int, _ body: (Emit) throws -> Void) throws {
        try db.run("INSERT INTO fingerprintRun (level, count) VALUES (?, ?)", level, count)
        let run = db.lastInsertedRowID
        let pageLength = memory.lengths.page
        var pending: [FingerprintRun.Entry] = []
        pending.reserveCapacity(pageLength)
        try body { entry in
            // Equal fingerprints stay together, so that one page answers for them.
            if pending.count >= pageLength, pending.last?.fingerprint != entry.fingerprint {
                try write(pending, to: run)
                pending.removeAll(keepingCapacity: true)
            }
            pending.append(entry)
        }
        try write(pending, to: run)
    }

    private func write(_ entries: [FingerprintRun.Entry], to run: Int64) throws {
        guard let first = entries.first else { return }
        let bytes = FingerprintPage(entries).bytes
        try db.run(
            "INSERT INTO fingerprintPage (run, first, fingerprints, places) VALUES (?, ?, ?, ?)",
            run,
            Int64(first.fingerprint),
            bytes.fingerprints.data,
            bytes.places.data
        )
    }

    // MARK: Runs

    func runs() throws -> [(id: Int64, level: Int, count: Int)] {
        var runs: [(id: Int64, level: Int, count: Int)] = []
        try db.each("SELECT id, level, count FROM fingerprintRun ORDER BY id") { row in
            runs.append((row[0], row[1], row[2]))
        }
        return runs
    }
}
