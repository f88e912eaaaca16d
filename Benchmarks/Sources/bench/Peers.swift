import Foundation

/// The DuckDB command line, which reads, deduplicates, prices and sums a month, and keeps nothing.
struct DuckDB {
    static let name = "DuckDB, throw-away query"

    var program: URL
    var folder: URL

    /// The file that the query writes.
    var result: URL { folder.appending(path: "duckdb.csv") }

    /// The query over one file of usage.
    func contestant(usage: URL, connections: URL) -> Contestant {
        let query = """
            COPY (
                WITH usage AS (
                    SELECT DISTINCT ON (connection, delivery_id) *
                    FROM read_csv('\(usage.path)', header = true, columns = {
                        'delivery_id': 'VARCHAR', 'connection': 'VARCHAR',
                        'delivered_at': 'TIMESTAMPTZ', 'records': 'BIGINT'})
                    WHERE delivered_at >= '2026-02-28T22:00:00Z'
                        AND delivered_at < '2026-03-31T21:00:00Z' AND records >= 0
                ), line AS (
                    SELECT customer, connection, sum(records)::BIGINT AS quantity
                    FROM usage
                        JOIN read_csv('\(connections.path)', header = true) USING (connection)
                    GROUP BY customer, connection
                ), price(unit_price) AS (VALUES (0.036::DECIMAL(12, 6)))
                SELECT customer, connection, quantity, unit_price,
                    round(quantity * unit_price, 2)::DECIMAL(18, 2) AS net_amount
                FROM line CROSS JOIN price ORDER BY customer, connection
            ) TO '\(result.path)' (HEADER)
            """
        return Contestant(
            name: Self.name,
            commands: [Command(program: program, arguments: ["-bail", "-c", query])]
        )
    }
}

/// The sqlite3 command line, which keeps every row under a unique key, and then sums.
struct SQLite {
    static let name = "sqlite3, .import with UNIQUE"

    var program: URL
    var folder: URL

    /// The import and the sums over one file of usage.
    func contestant(usage: URL, connections: URL) throws -> Contestant {
        let script = folder.appending(path: "sqlite3.sql")
        let database = folder.appending(path: "sqlite3.sqlite")
        let text = """
            .bail on
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            CREATE TABLE usage (
                delivery_id TEXT NOT NULL, connection TEXT NOT NULL, delivered_at TEXT NOT NULL,
                records INTEGER NOT NULL CHECK (records >= 0),
                UNIQUE (connection, delivery_id) ON CONFLICT IGNORE);
            CREATE TABLE connection (connection TEXT PRIMARY KEY, customer TEXT NOT NULL);
            .import --csv --skip 1 \(usage.path) usage
            .import --csv --skip 1 \(connections.path) connection
            .mode csv
            .headers on
            .output \(folder.appending(path: "sqlite3.csv").path)
            SELECT customer, connection, sum(records) AS quantity,
                (sum(records) * 36 + 5) / 10 AS net_cents
            FROM usage JOIN connection USING (connection)
            WHERE delivered_at >= '2026-02-28T22:00' AND delivered_at < '2026-03-31T21:00'
            GROUP BY customer, connection ORDER BY customer, connection;

            """
        try Data(text.utf8).write(to: script)
        return Contestant(
            name: Self.name,
            prepare: { try removeDatabase(at: database) },
            commands: [Command(program: program, arguments: [database.path], input: script)]
        )
    }
}

/// Removes a database and the files that SQLite keeps beside it.
func removeDatabase(at place: URL) throws {
    for file in filesOfDatabase(at: place) where FileManager.default.fileExists(atPath: file.path) {
        try FileManager.default.removeItem(at: file)
    }
}

/// Puts a copy of a database, which nobody has open, in the place of another.
func copyDatabase(at place: URL, to copy: URL) throws {
    try removeDatabase(at: copy)
    for (file, target) in zip(filesOfDatabase(at: place), filesOfDatabase(at: copy))
    where FileManager.default.fileExists(atPath: file.path) {
        try FileManager.default.copyItem(at: file, to: target)
    }
}

private func filesOfDatabase(at place: URL) -> [URL] {
    ["", "-wal", "-shm"].map { URL(filePath: place.path + $0) }
}
