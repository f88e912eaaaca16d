import BillingOperations
import BillingPrimitives
import BillingStore
import Ledger
import Reporting
import Tariffs
import Testing

/// What a definition cannot do, whatever it says.
@Suite struct ReportLimitTests {
    private static let endless =
        "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) "

    /// The code of the refusal of a statement with one column `n`; nil where it runs.
    private static func refusal(
        _ sql: String,
        memory: Int = ReportDatabase.memoryMax,
        seconds: Int = 2
    ) throws -> String? {
        let header = ["title", "about"].flatMap { key in
            ["fi", "sv", "en"].map { "-- \(key).\($0): Otsikko\n" }
        }
        let text = header.joined() + "-- column: n | count | a | b | c\n" + sql
        let store = try LedgerStore.inMemory(
            settings: History(seed: 0).settings,
            at: Day.of("2026-01-02").startInHelsinki,
            actor: "testaaja"
        )
        do {
            _ = try RunReport(store: store, tariffs: .shipped, memory: memory)
                .rows(try ReportDefinition(name: "own", text: text), seconds: seconds)
            return nil
        } catch let error as OperationRefusal {
            return error.code
        }
    }

    @Test(arguments: [
        ("DELETE FROM v_document", "report-not-select"),
        ("ATTACH 'other.sqlite' AS other", "report-not-select"),
        ("VACUUM INTO 'other.sqlite'", "report-not-select"),
        ("PRAGMA query_only = 0", "report-not-select"),
        ("WITH d AS (SELECT 1) DELETE FROM v_document", "report-not-select"),
        ("SELECT 1 AS n; SELECT 2 AS n", "report-wrong"),
        ("SELECT * FROM block", "report-wrong"),
        ("SELECT count(*) AS n FROM sqlite_master", "report-wrong"),
        ("SELECT count(*) AS n FROM pragma_database_list", "report-wrong"),
        ("SELECT (SELECT count(*) FROM pragma_compile_options) AS n", "report-wrong"),
        ("SELECT load_extension('other') AS n", "report-wrong"),
        ("SELECT readfile('/etc/hostname') AS n", "report-wrong"),
        ("SELECT writefile('other', 'text') AS n", "report-wrong"),
        ("SELECT fts3_tokenizer('simple') AS n", "report-wrong"),
        ("SELECT fts3_tokenizer('simple', x'0102030405060708') AS n", "report-wrong"),
        ("SELECT 1 AS other", "report-columns"),
        (endless + "SELECT n FROM r", "report-too-many-rows"),
        (endless + "SELECT max(n) AS n FROM r", "report-too-long"),
        (endless + "SELECT hex(zeroblob(4000000)) AS n FROM r", "report-too-large"),
    ])
    func `a definition that writes, reaches out or runs away is refused`(
        sql: String,
        code: String
    ) throws {
        #expect(try Self.refusal(sql) == code)
    }

    // SQLite's limit is that of a process and cannot be raised again, so it has one of its own.
    @Test func `a definition that eats memory is stopped, and the next one runs`() async {
        await #expect(processExitsWith: .success) {
            let eating = [
                "SELECT length(randomblob(500000000)) AS n",
                "SELECT length(hex(zeroblob(100000000))) AS n",
                Self.endless + "SELECT count(*) AS n FROM (SELECT DISTINCT randomblob(500) FROM r)",
                Self.endless + "SELECT n FROM (SELECT n, randomblob(500) AS x FROM r ORDER BY x)",
            ]
            for sql in eating {
                let code = try Self.refusal(sql, memory: 20_000_000)
                #expect(code == "report-too-large", "\(sql)")
                #expect(try Self.refusal("SELECT count(*) AS n FROM v_document") == nil)
            }
            // The views themselves have to fit.
            let database = try ReportDatabase(memory: 20_000_000)
            #expect(throws: ReportDatabase.Refusal.tooMuchMemory) {
                try database.fill("v_wide", columns: ["n"]) { add in
                    let text = String(repeating: "x", count: 1_000_000)
                    for _ in 0..<30 { try add([.text(text)]) }
                }
            }
        }
    }

    @Test(arguments: [
        "WITH some AS (SELECT * FROM v_document) SELECT count(*) AS n FROM some",
        "SELECT (SELECT count(*) FROM v_customer) AS n FROM (SELECT 1) WHERE 1 > 0",
        "SELECT count(*) OVER (ORDER BY document) AS n FROM v_document",
    ])
    func `a definition may sum up, nest and name what it reads`(sql: String) throws {
        #expect(try Self.refusal(sql) == nil)
    }
}
