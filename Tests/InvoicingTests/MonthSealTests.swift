import BillingPrimitives
import Invoicing
import Ledger
import Rating
import Testing

@Suite struct MonthSealTests {
    private static let seal = MonthSeal(
        previous: "0a1b",
        month: BillingMonth(index: 2026 * 12 + 2),
        run: [1, 2, 3],
        history: [[4], [5]],
        documents: (1...5).map { number in
            let document = [UInt8]("document \(number)".utf8)
            return MonthSeal.Entry(
                number: "INV-2026-00000\(number)",
                root: MerkleTree.root(ofLeaf: document)
            )
        },
        reconciliation: [6, 7]
    )

    @Test(arguments: 0..<5, 0..<10)
    func `any byte of any document changes the seal`(document: Int, byte: Int) {
        var bytes = [UInt8]("document \(document + 1)".utf8)
        bytes[byte] ^= 1
        var changed = Self.seal
        changed.documents[document].root = MerkleTree.root(ofLeaf: bytes)
        #expect(changed.digest != Self.seal.digest)
    }

    @Test func `any order, number or part but this one gives another seal`() {
        var others: [MonthSeal] = []
        func change(_ body: (inout MonthSeal) -> Void) {
            var other = Self.seal
            body(&other)
            others.append(other)
        }
        for index in Self.seal.documents.indices {
            change { $0.documents.remove(at: index) }
            change { $0.documents[index].number += "0" }
            if index > 0 { change { $0.documents.swapAt(index - 1, index) } }
            change { $0.documents.insert($0.documents[index], at: index) }
        }
        change { $0.previous = "" }
        change { $0.month = $0.month.adding(months: 1) }
        change { $0.run = [] }
        change { $0.history.removeLast() }
        change { $0.history.swapAt(0, 1) }
        change { $0.history = [[4, 5]] }
        change { $0.reconciliation = [6, 8] }
        let digests = Set(others.map(\.digest))
        #expect(digests.count == others.count)
        #expect(!digests.contains(Self.seal.digest))
    }

    @Test func `a reconciliation is read as it was written`() throws {
        var account = Reconciliation.Account()
        try account.deliver(UsageAmount(deliveries: 3), on: "b")
        try account.deliver(
            UsageAmount(deliveries: 5, counts: RecordCounts(personChange: 9, groupEntry: 12)),
            on: "a"
        )
        try account.settle(
            UsageAmount(deliveries: 4, counts: RecordCounts(personChange: 9, groupEntry: 10)),
            as: .billed,
            on: "a"
        )
        try account.leave(UsageAmount(deliveries: 4), on: "b")
        account.through = 7
        let written = try account.reconciled()
        let read = try Reconciliation(canonicalBytes: written.canonicalBytes)
        #expect(read == written)
        #expect(read.through == 7)
        #expect(read.differing.map(\.connection) == ["a", "b"])
        #expect(read.rows[0].difference.counts.groupEntry == 2)
        #expect(read.rows[1].difference.deliveries == -1)
        for end in written.canonicalBytes.indices {
            let cut = Array(written.canonicalBytes[..<end])
            #expect(throws: DamagedBytes.self) { try Reconciliation(canonicalBytes: cut) }
        }
    }
}
