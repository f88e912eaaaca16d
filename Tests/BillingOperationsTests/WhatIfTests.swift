import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Rating
import Reporting
import Tariffs
import Testing

/// Other price lists are tried out with the function that invoices.
@Suite struct WhatIfTests {
    /// Who owes what for which connection and month: what runs charged at first, without tax.
    private struct Owed: Hashable {
        var month: BillingMonth
        var customer: CustomerID
        var connection: ConnectionID
        var component: ComponentName
    }

    private func months(of history: History) throws -> ClosedRange<BillingMonth> {
        let runs = history.steps.compactMap { step in
            if case .run(let month) = step.action { month } else { nil }
        }
        return try #require(runs.first)...(try #require(runs.last))
    }

    /// The history with its whole register at the beginning, then usage and runs under one book.
    private func plain(_ history: History, under book: TariffBook) -> History {
        let steps = history.steps.map { step in
            History.Step(now: step.now, tariffs: book, action: step.action)
        }
        var plain = history
        plain.steps = steps.filter { if case .register = $0.action { true } else { false } }
        plain.steps += steps.filter { step in
            switch step.action {
            case .usage, .run: true
            case .register, .decide, .credit: false
            }
        }
        return plain
    }

    /// A random book that takes late usage of a year; for usage that was billed, by the rule that
    /// every delivery is counted by.
    private func book(_ seed: UInt64, of history: History, anyRule: Bool) throws -> TariffBook {
        var maker = TariffMaker(
            random: SplitMix64(seed: seed),
            first: try months(of: history).lowerBound
        )
        let files = try maker.books()[0].files.map { file in
            var text = file.text.replacing(
                #/late_usage_months = \d+/#,
                with: "late_usage_months = 12"
            )
            if !anyRule {
                text = text.replacing(
                    #/counting_rule = "[a-z-]+"/#,
                    with: "counting_rule = \"person-change\""
                )
            }
            return TariffFile(name: file.name, text: text)
        }
        return try TariffBook(files: files)
    }

    private func charged(on store: LedgerStore) throws -> [Owed: Int64] {
        var sums: [Owed: Int64] = [:]
        for document in try store.read({ try $0.documents() }) {
            for charge in document.lines.map(\.charge) where charge.reverses == nil {
                let key = Owed(
                    month: document.month,
                    customer: charge.customer,
                    connection: charge.connection,
                    component: charge.component
                )
                sums[key, default: 0] += charge.netAmount.cents
            }
        }
        return sums
    }

    private func sums(
        of whatIf: WhatIf,
        _ side: KeyPath<WhatIf.Change, WhatIf.Amounts>
    ) -> [Owed: Int64] {
        whatIf.rows.reduce(into: [:]) { sums, row in
            let key = Owed(
                month: row.subject.month,
                customer: row.subject.customer,
                connection: row.subject.connection,
                component: row.subject.component
            )
            sums[key, default: 0] += row.change[keyPath: side].due.cents
        }
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func `the same lists change nothing for anybody, and nothing is written`(
        seed: UInt64
    ) throws {
        let history = try History(seed: seed)
        let store = try Playback.inMemory(history, cutting: seed)
        let head = try store.read { try $0.head() }
        let book = try #require(history.steps.last?.tariffs)
        let months = try months(of: history)
        let whatIf = try CompareTariffs(store: store, with: book).compare(
            with: book,
            months: months.lowerBound...months.upperBound.adding(months: 1)
        )
        #expect(!whatIf.rows.isEmpty)
        for row in whatIf.rows { #expect(row.change.before == row.change.after) }
        for ground in whatIf.reliefs { #expect(ground.change.before == ground.change.after) }
        let exemptions = try whatIf.exemptions()
        #expect(exemptions.isEmpty)
        #expect(whatIf.findings.filter { $0.code == "what-if-held" }.isEmpty)
        #expect(try store.read { try $0.head() } == head)
    }

    @Test(arguments: 0..<24 as Range<UInt64>)
    func `it is what the same ledger comes to when it is run afresh under the other lists`(
        seed: UInt64
    ) throws {
        let history = try History(seed: seed)
        let now = try book(seed &+ 500, of: history, anyRule: false)
        let other = try book(seed &+ 900, of: history, anyRule: true)
        var begun = plain(history, under: now)
        // The last month is left to be drafted.
        let last = begun.steps.removeLast()
        if case .run = last.action {} else { Issue.record("A history ends in a run.") }
        let store = try Playback.inMemory(begun, cutting: seed)
        let whatIf = try CompareTariffs(store: store, with: nil)
            .compare(with: other, months: try months(of: history))
        let sides: [(TariffBook, KeyPath<WhatIf.Change, WhatIf.Amounts>)] = [
            (now, \.before), (other, \.after),
        ]
        for (book, side) in sides {
            let afresh = try Playback.inMemory(plain(history, under: book), cutting: seed)
            let (found, right) = (sums(of: whatIf, side), try charged(on: afresh))
            for key in Set(found.keys).union(right.keys) {
                #expect(found[key] ?? 0 == right[key] ?? 0, "\(key)")
            }
        }
    }
}
