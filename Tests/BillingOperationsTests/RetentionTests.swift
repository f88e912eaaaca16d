import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Invoicing
import Ledger
import Licensing
import Rating
import Testing

/// What the rules keep no longer goes, and changes nothing but that.
@Suite struct RetentionTests {
    private static let march = BillingMonth(containing: Day.of("2026-03-01"))
    private static let shortest = RetentionRules(
        terms: Dictionary(
            uniqueKeysWithValues: RetentionClass.allCases.map { ($0, RetentionTerm(1, .month)) }
        )
    )

    @discardableResult
    private func erase(
        _ dataClass: RetentionClass,
        _ ledger: HeldLedger,
        _ rules: RetentionRules = shortest
    ) throws -> EraseDetail.Outcome {
        try EraseDetail(store: ledger.store, rules: rules, occasion: ledger.occasion)
            .erase(dataClass, reason: "säilytysaika on päättynyt")
    }

    private func kept(
        _ dataClass: RetentionClass,
        _ ledger: HeldLedger
    ) throws -> [PlanErasure.Reason] {
        try PlanErasure(store: ledger.store, rules: Self.shortest).plans(on: ledger.today)
            .first { $0.dataClass == dataClass }?.kept.map(\.reason) ?? []
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func `erasing whatever may be at any time leaves the books as without`(seed: UInt64) throws {
        let history = try History(seed: seed)
        let undisturbed = try Playback.inMemory(history, cutting: seed)
        var books = try Books(undisturbed)
        var random = SplitMix64(seed: seed &+ 7)
        var erased = 0
        let store = try Playback.inMemory(history, cutting: seed) { playback, step in
            guard random.chance(60) else { return }
            let erasing = EraseDetail(
                store: playback.store,
                rules: Self.shortest,
                occasion: step.occasion
            )
            try ExplanationLaw.expectEvery(playback.store, isWhole: erased == 0)
            // What is erased of documents cannot be credited later, so they go last.
            for dataClass in RetentionClass.allCases where dataClass != .documents {
                let readings = try playback.store.read { try $0.readings() }
                erased += try erasing.erase(dataClass, reason: "määräaika").erasures.count
                #expect(try erasing.erase(dataClass, reason: "määräaika").erasures.isEmpty)
                #expect(try playback.store.read { try $0.readings() } == readings)
            }
        }
        let last = Occasion(now: history.steps[history.steps.count - 1].now, actor: "Veera")
        _ = try EraseDetail(store: store, rules: Self.shortest, occasion: last)
            .erase(.documents, reason: "määräaika")
        var disturbed = try Books(store)
        books.documents = books.documents.map(\.withoutParticulars)
        disturbed.documents = disturbed.documents.map(\.withoutParticulars)
        books.expectSame(as: disturbed)
        #expect(erased > 0)
        #expect(try store.verify() == [])
        var skipped = 0
        let findings = try VerifyLedger(store: store).findings(replayingDocuments: true) { _, _ in
            skipped += 1
        }
        #expect(findings == [])
        try store.rebuild()
        #expect(try store.verify() == [])
        try Playback.withFolder { folder in
            let head = try store.read { try $0.head() }
            var playback = Playback(on: store, in: folder, cutting: seed &+ 1)
            for step in history.steps { try playback.repeatImport(step) }
            #expect(try store.read { try $0.head() } == head)
        }
    }

    @Test func `usage is kept while it is young, not run, held or investigated`() throws {
        var ledger = try HeldLedger()
        try ledger.deliver("early", on: "2026-03-05")
        try ledger.deliver("covered", 1_000, on: "2026-03-20")
        try ledger.deliver("tested", on: "2026-03-21", test: 1)
        ledger.today = Day.of("2026-04-30")
        #expect(try kept(.usage, ledger) == [.withinRule])
        ledger.today = Day.of("2026-05-02")
        #expect(try kept(.usage, ledger) == [.notRun])
        #expect(try ledger.run(Self.march) == 3_956)
        ledger.today = Day.of("2026-05-02")
        #expect(try kept(.usage, ledger) == [.held, .openIncident])
        #expect(try erase(.usage, ledger).erasures.isEmpty)
        let incident = "test-identities/asiakkaat/2026-03"
        _ = try FindIncidents(store: ledger.store, occasion: ledger.occasion)
            .close(incident, reason: "sovittu")
        #expect(try erase(.usage, ledger).erasures.map(\.erasure.count) == [2])
        try ledger.decide(.release, "early")
        #expect(try ledger.run(Self.march.adding(months: 1)) == 360)
        ledger.today = Day.of("2026-05-02")
        #expect(try erase(.usage, ledger).erasures.map(\.erasure.count) == [1])
        #expect(try ledger.outcomes.keys.sorted() == ["early"])
        let incidents = FindIncidents(store: ledger.store, occasion: ledger.occasion)
        #expect(try incidents.incidents().map(\.isOpen) == [false])
        #expect(
            try incidents.detail(incident).warnings.map(\.code) == [
                "detail-erased", "detail-erased",
            ]
        )
        #expect(try kept(.usage, ledger).isEmpty)
    }

    @Test func `a redelivery of an erased range is told`() throws {
        var ledger = try HeldLedger()
        try ledger.deliver("first", on: "2026-03-20", range: 0..<10)
        #expect(try ledger.run(Self.march) == 360)
        ledger.today = Day.of("2026-05-02")
        #expect(try erase(.usage, ledger).erasures.count == 1)
        try ledger.deliver("repeat", on: "2026-04-20", range: 0..<10)
        try ledger.deliver("overlap", on: "2026-04-21", range: 5..<15)
        #expect(try ledger.run(Self.march.adding(months: 1)) == 0)
        #expect(try ledger.held == ["overlap"])
    }

    @Test func `a replay that needs erased detail says so, and others go on`() throws {
        var ledger = try HeldLedger()
        try ledger.deliver("covered", on: "2026-03-20")
        #expect(try ledger.run(Self.march) == 360)
        try ledger.deliver("one", on: "2026-04-20", range: 0..<10)
        try ledger.deliver("two", on: "2026-04-20", range: 0..<10)
        #expect(try ledger.run(Self.march.adding(months: 1)) == 360)
        ledger.today = Day.of("2026-07-01")
        #expect(try erase(.usage, ledger).erasures.map(\.erasure.count) == [3])
        let replays = ReplayDocuments(store: ledger.store)
        let first = try ledger.store.read { try $0.document(number: "INV-2026-000001") }
        #expect(try replays.document("INV-2026-000001") == first)
        #expect(throws: LedgerStoreError.erased(block: 7, certificate: 11)) {
            try replays.document("INV-2026-000002")
        }
        var skipped: [String] = []
        let findings = try VerifyLedger(store: ledger.store)
            .findings(replayingDocuments: true) { what, _ in skipped.append(what) }
        #expect(findings == [])
        #expect(skipped == ["the documents of 2026-04"])
    }

    @Test func `an erased document keeps its lines, and is shown and credited no more`() throws {
        var ledger = try HeldLedger()
        try ledger.deliver("covered", on: "2026-03-20")
        #expect(try ledger.run(Self.march) == 360)
        #expect(try erase(.documents, ledger, .standard).erasures.isEmpty)
        ledger.today = Day.of("2036-12-31")
        #expect(try erase(.documents, ledger, .standard).erasures.isEmpty)
        ledger.today = Day.of("2037-01-01")
        #expect(try erase(.documents, ledger, .standard).erasures.map(\.erasure.count) == [1])
        let documents = try ledger.store.read { try $0.documents() }
        #expect(documents.map(\.number) == ["INV-2026-000001"])
        #expect(documents.map(\.customer.name) == [""])
        #expect(try documents.map { try $0.total.cents } == [360])
        let credit = CreditInvoice(store: ledger.store, occasion: ledger.occasion)
        #expect(throws: OperationRefusal.self) {
            try credit.credit("INV-2026-000001", line: nil, records: nil, reason: "oikaisu")
        }
        #expect(try ledger.store.verify() == [])
        #expect(try VerifyLedger(store: ledger.store).findings(replayingDocuments: true) == [])
    }

    @Test func `the text of a declaration goes once another took its place`() throws {
        var ledger = try HeldLedger()
        func file(_ text: String, on day: String) throws {
            try ledger.take(
                """
                [[declaration]]
                connection = "asiakkaat"
                kind = "purpose"
                filed_on = \(day)
                text = "\(text)"
                """
            )
        }
        try file("varhainen", on: "2026-04-01")
        ledger.today = Day.of("2026-05-01")
        #expect(try kept(.declarations, ledger) == [.inForce])
        try file("myöhempi", on: "2026-05-01")
        #expect(try kept(.declarations, ledger) == [.inForce, .withinRule])
        let register = try ledger.store.read { try $0.register() }
        ledger.today = Day.of("2026-07-01")
        let erasure = try #require(try erase(.declarations, ledger).erasures.first)
        let after = try ledger.store.read { try $0.register() }
        #expect(after.declarations.map(\.filedOn) == register.declarations.map(\.filedOn))
        for day in stride(from: 0, to: 200, by: 1).map({ Day.of("2026-01-01").adding(days: $0) }) {
            #expect(
                after.coverage(of: "asiakkaat", on: day, groups: nil)
                    == register.coverage(of: "asiakkaat", on: day, groups: nil)
            )
        }
        let texts = after.versions.compactMap(\.declarationWithText?.text)
        #expect(texts == ["myöhempi"])
        #expect(erasure.erasure.blocks.count == 1)
        #expect(try erase(.declarations, ledger).erasures.isEmpty)
        #expect(try ledger.store.verify() == [])
    }

    @Test func `the reason of a decision goes when a run has settled it`() throws {
        var ledger = try HeldLedger()
        try ledger.deliver("early", on: "2026-03-05")
        #expect(try ledger.run(Self.march) == 0)
        try ledger.decide(.release, "early")
        ledger.today = Day.of("2026-06-01")
        #expect(try kept(.decisions, ledger) == [.pending])
        #expect(try ledger.run(Self.march.adding(months: 1)) == 360)
        ledger.today = Day.of("2026-06-01")
        #expect(try erase(.decisions, ledger).erasures.count == 1)
        let entry = try #require(try ListDecisions(store: ledger.store).entries().first)
        #expect(entry.recorded.decision.reason == "")
        #expect(entry.recorded.decidedBy == "Veera")
        #expect(try ledger.store.verify() == [])
    }

    @Test func `a class without a rule is kept for ever`() throws {
        let ledger = try HeldLedger()
        let rules = RetentionRules(terms: [:])
        #expect(throws: OperationRefusal.self) { try erase(.usage, ledger, rules) }
    }

    @Test(arguments: [
        ("[usage]\nkeep_months = 24\n[documents]\nkeep_years = 10", []),
        ("[usage]\nkeep_months = 0", ["retention-term"]),
        ("[usage]\nkeep_years = 2\nkeep_months = 1", ["retention-term"]),
        ("[usage]", ["retention-term"]),
        ("[usages]\nkeep_months = 24", ["toml-unknown-key"]),
        ("[usage]\nkeep_days = 24\nkeep_months = 1", ["toml-unknown-key"]),
    ])
    func `a file of rules is read whole or not at all`(text: String, codes: [String]) throws {
        try Playback.withFolder { folder in
            let file = folder.appending(path: "retention.toml")
            try Data(text.utf8).write(to: file)
            do {
                let rules = try RetentionRules(file: file.path)
                #expect(codes.isEmpty)
                #expect(rules.terms[.usage] == RetentionTerm(24, .month))
                #expect(rules.terms[.decisions] == nil)
            } catch let error as DiagnosticsError {
                #expect(error.diagnostics.map(\.code) == codes)
            }
        }
    }
}
