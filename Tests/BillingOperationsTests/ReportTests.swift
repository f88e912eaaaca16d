import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Invoicing
import Ledger
import Metering
import Rating
import Reporting
import Tariffs
import Testing

@Suite struct ReportTests {
    private func store(_ seed: UInt64 = 3) throws -> LedgerStore {
        try Playback.inMemory(History(seed: seed), cutting: seed)
    }

    private func definition(_ sql: String, _ columns: String = "n | count") throws
        -> ReportDefinition
    {
        let header = ["title", "about"].flatMap { key in
            ["fi", "sv", "en"].map { "-- \(key).\($0): Otsikko\n" }
        }
        let text = header.joined() + "-- column: \(columns) | a | b | c\n" + sql
        return try ReportDefinition(name: "own", text: text)
    }

    private func refusal(_ sql: String, seconds: Int = 10) throws -> String? {
        let reports = RunReport(store: try store(), tariffs: .shipped)
        do {
            _ = try reports.rows(try definition(sql), seconds: seconds)
            return nil
        } catch let error as OperationRefusal {
            return error.code
        }
    }

    @Test func `the reports that ship are the files of the folder`() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../reports")
            .standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".sql") }.sorted()
        #expect(ShippedReports.all.map { $0.key + ".sql" } == files, "run scripts/embed")
        for report in ShippedReports.all {
            let file = folder.appending(path: "\(report.key).sql")
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(report.value == text, "run scripts/embed")
        }
        #expect(files.count >= 10)
    }

    @Test(arguments: ShippedReports.all.map(\.key))
    func `every report that ships runs on a ledger and on an empty one`(name: String) throws {
        let report = try LoadReports(folder: nil).definition(name)
        _ = try RunReport(store: try store(), tariffs: .shipped).rows(report)
        let empty = try LedgerStore.inMemory(
            settings: History(seed: 0).settings,
            at: Day.of("2026-01-02").startInHelsinki,
            actor: "testaaja"
        )
        _ = try RunReport(store: empty, tariffs: .shipped).rows(report)
    }

    @Test(arguments: 3..<7 as Range<UInt64>)
    func `revenue and usage are those of the documents and the readings`(seed: UInt64) throws {
        let store = try store(seed)
        let reports = RunReport(store: store, tariffs: .shipped)
        let (documents, readings) = try store.read { (try $0.documents(), try $0.readings()) }
        func sum(_ name: String, _ column: String) throws -> Int64 {
            let report = try LoadReports(folder: nil).definition(name)
            let index = try #require(report.columns.firstIndex { $0.name == column })
            return try reports.rows(report).reduce(0) { sum, row in
                guard case .integer(let number) = row[index] else { return sum }
                return sum + number
            }
        }
        let net = try documents.reduce(0) { $0 + (try $1.netTotal.cents) }
        #expect(try sum("monthly-revenue", "net") == net)
        let total = try documents.reduce(0) { $0 + (try $1.total.cents) }
        #expect(try sum("receivables", "claimed") == total)
        let relieved = documents.flatMap(\.lines).map(\.charge).filter { $0.relief != nil }
        #expect(
            try sum("forgone-revenue", "list_value")
                == relieved.reduce(0) { $0 + $1.listAmount.cents }
        )
        let records = readings.reduce(0) { $0 + $1.counts.personChange }
        #expect(try sum("usage-by-connection", "records") == records)
        #expect(try sum("counting-rules", "person_change") == records)
    }

    @Test(arguments: [
        ("DELETE FROM v_document", "report-not-select"),
        ("ATTACH 'other.sqlite' AS other", "report-not-select"),
        ("PRAGMA query_only = 0", "report-not-select"),
        ("WITH d AS (SELECT 1) DELETE FROM v_document", "report-not-select"),
        ("SELECT 1 AS n; SELECT 2 AS n", "report-wrong"),
        ("SELECT * FROM block", "report-wrong"),
        ("SELECT load_extension('other') AS n", "report-wrong"),
        ("SELECT 1 AS other", "report-columns"),
        (
            "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r",
            "report-too-many-rows"
        ),
        (
            "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) AS n "
                + "FROM r",
            "report-too-long"
        ),
    ])
    func `a definition that writes, reaches out or runs away is refused`(
        sql: String,
        code: String
    ) throws {
        #expect(try refusal(sql, seconds: 1) == code)
    }

    @Test func `a definition without titles or with a wrong line says where`() throws {
        let text = "-- title.fi: A\n-- colour: red\n-- column: n | number | a | b | c\nSELECT 1"
        let error = #expect(throws: DiagnosticsError.self) {
            try ReportDefinition(name: "own", text: text)
        }
        let lines = try #require(error).diagnostics.compactMap(\.line)
        #expect(lines == [2, 3])
        #expect(error?.diagnostics.allSatisfy { $0.code == "report-header" } == true)
    }
}
