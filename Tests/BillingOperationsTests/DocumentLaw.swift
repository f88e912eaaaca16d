import BillingOperations
import BillingPrimitives
import BillingStore
import Invoicing
import Testing

/// What is issued stays as it was issued, with numbers that leave no gap.
struct DocumentLaw {
    /// The bytes of every document, as they were first seen.
    private(set) var bytes: [String: [UInt8]] = [:]

    /// Expects that the documents seen before are unchanged, and remembers the new ones.
    mutating func expectUnchanged(_ store: LedgerStore) throws {
        let now = try store.read { reader in
            try reader.documents().map { ($0.number, try reader.documentBytes(number: $0.number)) }
        }
        #expect(Set(now.map(\.0)).isSuperset(of: bytes.keys))
        for (number, found) in now {
            let found = try #require(found)
            #expect(bytes[number, default: found] == found, "\(number) has changed")
            bytes[number] = found
        }
    }

    /// Expects the numbers 1, 2, 3 … in each series, in the order of issue, in the right series.
    static func expectNumbers(_ store: LedgerStore, isPractice: Bool) throws {
        let documents = try store.read { try $0.documents() }
        for (prefix, series) in Dictionary(grouping: documents, by: NumberSeries.prefix) {
            #expect(prefix.hasPrefix("P") == isPractice)
            let numbers = series.map { Int($0.number.dropFirst(prefix.count)) }
            #expect(numbers == (1...series.count).map(Optional.init), "\(prefix)")
            #expect(series.allSatisfy { $0.number.hasPrefix(prefix) })
        }
        #expect(documents.allSatisfy { $0.isPractice == isPractice })
        let references = documents.compactMap(\.paymentReference)
        #expect(Set(references).count == references.count)
    }

    /// Expects that the ledger is whole and that every document is the same when it is made again.
    static func expectReplay(_ store: LedgerStore) throws {
        let findings = try VerifyLedger(store: store).findings(replayingDocuments: true)
        #expect(findings.isEmpty, "\(findings.map(\.sentence))")
        let run = try #require(try store.read { try $0.runs() }.last)
        let replayed = try ReplayDocuments(store: store).replay(run)
        #expect(replayed.settlements == run.settlements)
        let issued = try store.read { try $0.documents(month: run.month) }.filter(\.isOfRun)
        #expect(replayed.documents == issued)
    }
}
