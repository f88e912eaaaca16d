import GRDB
import Ledger

/// Runs of fingerprints as one, in order, with one page of each in memory.
struct FingerprintMerge {
    /// One run, read page by page.
    private final class Source {
        private let db: Database
        private let run: Int64
        private var page: FingerprintPage
        private var index = 0

        init?(_ run: Int64, in db: Database) throws {
            guard let page = try Self.page(of: run, after: -1, in: db) else { return nil }
            self.db = db
            self.run = run
            self.page = page
        }

        /// The first entry that was not taken.
        var entry: FingerprintRun.Entry {
            FingerprintRun.Entry(
                fingerprint: page.fingerprints[index],
                number: page.places[index]
            )
        }

        /// Goes to the next entry; false where there is none.
        func advance() throws -> Bool {
            index += 1
            if index < page.fingerprints.count { return true }
            let last = Int64(page.fingerprints[index - 1])
            guard let next = try Self.page(of: run, after: last, in: db) else { return false }
            (page, index) = (next, 0)
            return true
        }

        private static func page(
            of run: Int64,
            after fingerprint: Int64,
            in db: Database
        ) throws -> FingerprintPage? {
            try db.first(
                """
                SELECT fingerprints, places FROM fingerprintPage
                WHERE run = ? AND first > ? ORDER BY first LIMIT 1
                """,
                run,
                fingerprint
            ) { try FingerprintIndex.page($0) }
        }
    }

    private var sources: [Source]

    init(_ runs: [Int64], in db: Database) throws {
        sources = try runs.compactMap { try Source($0, in: db) }
    }

    /// Calls a body with every entry, in order.
    func forEach(_ body: (FingerprintRun.Entry) throws -> Void) throws {
        var sources = sources
        var heads = sources.map(\.entry)
        while !heads.isEmpty {
            var least = 0
            for index in heads.indices.dropFirst() where heads[index] < heads[least] {
                least = index
            }
            try body(heads[least])
            if try sources[least].advance() {
                heads[least] = sources[least].entry
            } else {
                heads.remove(at: least)
                sources.remove(at: least)
            }
        }
    }
}
