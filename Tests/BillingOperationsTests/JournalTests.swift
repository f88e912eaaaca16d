import BillingPrimitives
import BillingStore
import Invoicing
import Rating
import Testing

/// The books of any ledger say what its documents say.
@Suite struct JournalTests {
    @Test(arguments: 0..<12 as Range<UInt64>)
    func `entries come to nothing, and their accounts to what was claimed, listed and relieved`(
        seed: UInt64
    ) throws {
        let store = try Playback.inMemory(try History(seed: seed), cutting: seed)
        let documents = try store.read { try $0.documents() }
        let journal = try Journal(of: documents, isPractice: store.settings.isPractice)
        #expect(journal.entries.map(\.document) == documents)
        for entry in journal.entries {
            #expect(entry.postings.reduce(0) { $0 + $1.amount.cents } == 0)
            let receivable = entry.postings.filter { $0.account.stem == "Assets:Receivables" }
            #expect(try receivable.map(\.amount) == [entry.document.total])
        }
        let balances = try journal.balances
        func sum(_ prefix: String) -> Int64 {
            balances.reduce(0) { $1.key.stem.hasPrefix(prefix) ? $0 + $1.value.cents : $0 }
        }
        let lines = documents.flatMap(\.lines)
        #expect(sum("Liabilities:VAT") == -lines.reduce(0) { $0 + $1.vatAmount.cents })
        #expect(sum("Income") == -lines.reduce(0) { $0 + $1.charge.netAmount.cents })
        let waived = lines.filter { $0.charge.relief == .waiver }
        #expect(sum("Income:Relief:Waived") >= waived.reduce(0) { $0 + $1.charge.listAmount.cents })
        #expect(sum("Income:Relief") >= 0)
    }

    @Test func `a part of the days has the entries of these days`() throws {
        let store = try Playback.inMemory(try History(seed: 1), cutting: 1)
        let documents = try store.read { try $0.documents() }
        let whole = try Journal(of: documents, isPractice: false)
        let first = try #require(documents.map(\.issuedOn).min())
        let last = try #require(documents.map(\.issuedOn).max())
        let middle = first.adding(days: last.days(since: first) / 2)
        let early = try Journal(of: documents, issuedOn: first...middle, isPractice: false)
        let late = try Journal(
            of: documents,
            issuedOn: middle.adding(days: 1)...last,
            isPractice: false
        )
        #expect(!early.entries.isEmpty && !late.entries.isEmpty)
        let parts = (early.entries + late.entries).map(\.postings)
        #expect(parts == whole.entries.map(\.postings))
    }
}
