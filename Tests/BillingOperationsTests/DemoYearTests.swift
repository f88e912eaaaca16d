import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Invoicing
import Licensing
import Rating
import Reporting
import Tariffs
import Testing

/// A year of the demo, closed month by month.
@Suite struct DemoYearTests {
    @Test func `a year with corrections leaves books that add up and can be made again`() throws {
        let folder = URL.temporaryDirectory.appending(path: "vtj-bill-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var demo = MakeDemo(
            folder: folder.path,
            from: try #require(BillingMonth("2026-01")),
            months: 12,
            tariffs: .shipped,
            now: nil,
            actor: "testaaja"
        )
        let made = try demo.make()
        #expect(made.events.count == 9)
        #expect(made.runs.allSatisfy { $0.reconciliation.balances })
        // What went wrong is on documents: usage that came late, prices that were wrong.
        let lines = made.runs.flatMap(\.documents).flatMap(\.lines).map(\.charge)
        #expect(lines.contains { $0.isCorrection && $0.quantity > 0 })
        #expect(lines.contains { $0.tariff.hasSuffix("v2") })
        #expect(lines.contains { $0.customer == "mallikoncernen" })
        #expect(lines.contains { $0.relief == .exemption && $0.connection == Self.school })

        let store = made.store
        let (readings, runs, documents) = try store.read {
            (try $0.readings(), try $0.runs(), try $0.documents())
        }
        #expect(runs.count == 12)
        let mended = documents.filter { $0.lines.contains { $0.charge.replaces != nil } }
        #expect(!mended.isEmpty)
        #expect(mended.allSatisfy { $0.notes.contains { $0[.english].contains("entered wrong") } })
        #expect(try Reconciliation(readings: readings, runs: runs).balances)
        let school = documents.flatMap(\.lines).filter {
            $0.charge.connection == Self.school && $0.charge.component == .changeRecords
        }
        #expect(try Money.sum(school.map(\.charge.netAmount)) == .zero)
        var laws = DocumentLaw()
        try laws.expectUnchanged(store)
        try DocumentLaw.expectNumbers(store, isPractice: true)
        try DocumentLaw.expectReplay(store)
        try ExplanationLaw.expectEvery(store)
        try expectEveryCause(of: documents, store)
        try store.rebuild()
        try laws.expectUnchanged(store)
        let months = try ListMonths(
            store: store,
            occasion: Occasion(now: Day.of("2027-01-02").startInHelsinki, actor: "testaaja")
        ).rows()
        #expect(months.prefix(12).allSatisfy { $0.state == .closed && $0.unbilled == 0 })
        #expect(Set(months.compactMap(\.closing?.closing.seal)).count == 12)
        let forgone = try total("forgone-revenue", "list_value", of: store)
        #expect(forgone > 0)
        let claimed = try documents.reduce(0) { $0 + (try $1.total.cents) }
        #expect(try total("receivables", "claimed", of: store) == claimed)
        try JournalReading(documents: documents, folder: folder).expectBalances(forgone: forgone)
    }

    /// The sum of a column of a report that ships.
    private func total(_ name: String, _ column: String, of store: LedgerStore) throws -> Int64 {
        let report = try LoadReports(folder: nil).definition(name)
        let index = try #require(report.columns.firstIndex { $0.name == column })
        return try RunReport(store: store, tariffs: .shipped).rows(report).reduce(0) { sum, row in
            guard case .integer(let number) = row[index] else { return sum }
            return sum + number
        }
    }

    /// The year has a correction of each cause, and each is told.
    private func expectEveryCause(of documents: [Document], _ store: LedgerStore) throws {
        let explain = ExplainDocument(store: store)
        let causes = try documents.flatMap { try explain.explanations(of: $0.number).lines }
            .flatMap(\.corrections)
        var told: Set<String> = []
        for cause in causes {
            switch cause {
            case .late(_, let month, let ranAt):
                told.insert("late")
                #expect(ranAt >= month.interval.upperBound)
            case .released(let release):
                told.insert("released")
                #expect(release.deliveries > 0 && !release.reason.isEmpty)
            case .chargedAnew(_, let before, let reason):
                told.insert("charged anew")
                #expect(before.hasSuffix("v1") && reason?.isEmpty == false)
            case .reversal(_, .decision(let reason)):
                told.insert("credited")
                #expect(!reason.isEmpty)
            case .reversal(_, .erratum(let tariff, let reason)):
                told.insert("erratum")
                #expect(tariff.hasSuffix("v2") && reason?.isEmpty == false)
            case .reversal(_, .ruling(let ruling)):
                told.insert("ruling")
                #expect(ruling.connection == Self.school)
            case .reversal(_, .waiver): told.insert("waiver")
            case .registeredLate: told.insert("registered late")
            }
        }
        let expected: Set = ["late", "released", "charged anew", "credited", "erratum", "ruling"]
        #expect(told.isSuperset(of: expected), "\(told)")
    }

    private static let school: ConnectionID = "malliopisto-opiskelijat"
}
