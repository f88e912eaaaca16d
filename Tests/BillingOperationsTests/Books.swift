import BillingPrimitives
import BillingStore
import Invoicing
import Rating
import Testing

/// What a ledger says in the end, to compare it with what another one says.
struct Books: Equatable {
    /// The documents in the order of issue, without their places on the ledger.
    var documents: [Document]
    /// What became of usage, by run, without where single deliveries lie.
    var settlements: [[Settlement: Int]]

    /// Reads the books of a ledger.
    init(_ store: LedgerStore) throws {
        (documents, settlements) = try store.read { reader in
            let documents = try reader.documents().map(\.withoutAnchor)
            let settlements = try reader.runs().map { run in
                Dictionary(run.settlements.map { ($0.withoutPlace, 1) }, uniquingKeysWith: +)
            }
            return (documents, settlements)
        }
    }

    /// Expects the same books, and says which part differs.
    func expectSame(as other: Books) {
        #expect(documents.map(\.number) == other.documents.map(\.number))
        for (document, same) in zip(documents, other.documents) where document != same {
            Issue.record("\(document.number) differs:\n\(document)\n\(same)")
        }
        for (run, (left, right)) in zip(settlements, other.settlements).enumerated() {
            let onlyLeft = left.filter { right[$0.key] != $0.value }
            let onlyRight = right.filter { left[$0.key] != $0.value }
            #expect(onlyLeft.isEmpty && onlyRight.isEmpty, "run \(run) settled something else")
        }
        #expect(settlements.count == other.settlements.count)
    }
}

extension Document {
    /// The document without its place on the ledger.
    var withoutAnchor: Document {
        var document = self
        document.anchor = LedgerAnchor(sequence: 0, digest: "")
        return document
    }

    /// The document as a draft, before it had a number.
    var withoutNumber: Document {
        var document = withoutAnchor
        document.number = ""
        document.paymentReference = nil
        return document
    }
}

extension Settlement {
    /// The settlement without where its delivery lies.
    var withoutPlace: Settlement {
        var settlement = self
        settlement.place = nil
        return settlement
    }
}
