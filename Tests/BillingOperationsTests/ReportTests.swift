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
        let balances = try Journal(of: documents, isPractice: false).balances
        let relief = balances.filter { $0.key.stem.hasPrefix("Income:Relief") }
        #expect(
            try sum("forgone-revenue", "list_value") == relief.reduce(0) { $0 + $1.value.cents }
        )
        let records = readings.reduce(0) { $0 + $1.counts.personChange }
        #expect(try sum("usage-by-connection", "records") == records)
        #expect(try sum("counting-rules", "person_change") == records)
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
