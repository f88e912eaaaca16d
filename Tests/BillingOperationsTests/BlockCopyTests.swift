import BillingOperations
import BillingPrimitives
import BillingStore
import Foundation
import Invoicing
import Ledger
import Metering
import Testing

/// Copying a ledger block by block.
@Suite struct BlockCopyTests {
    private static let shortest = RetentionRules(
        terms: Dictionary(
            uniqueKeysWithValues: RetentionClass.allCases.map { ($0, RetentionTerm(1, .month)) }
        )
    )

    private func copy(
        _ ledger: CopiedLedger,
        through last: Int64? = nil
    ) throws -> CopyLedger.Outcome {
        try CopyLedger(from: ledger.path).copy(to: ledger.path("copy.sqlite"), through: last)
    }

    private func expectSame(_ ledger: CopiedLedger) throws {
        let store = try LedgerStore.open(at: ledger.path("copy.sqlite"), readOnly: true)
        #expect(try store.verify() == [])
        let same = try store.read { (try $0.head(), try $0.readings(), try $0.documents()) }
        let known = try ledger.store.read {
            (try $0.head(), try $0.readings(), try $0.documents())
        }
        #expect(same.0 == known.0)
        #expect(same.1 == known.1)
        #expect(same.2 == known.2)
    }

    @Test(arguments: 530..<536 as Range<UInt64>)
    func `a copy that follows step by step is the same ledger, also of what is erased`(
        seed: UInt64
    ) throws {
        try CopiedLedger.with(seed: seed) { ledger in
            var random = SplitMix64(seed: seed)
            var blocks: Int64 = 0
            for index in ledger.history.steps.indices {
                try ledger.play(index..<index + 1)
                if random.chance(40) {
                    let erasing = EraseDetail(
                        store: ledger.store,
                        rules: Self.shortest,
                        occasion: ledger.history.steps[index].occasion
                    )
                    for dataClass in RetentionClass.allCases where dataClass != .documents {
                        _ = try erasing.erase(dataClass, reason: "määräaika")
                    }
                }
                guard random.chance(50) else { continue }
                blocks += try copy(ledger).copied
                try expectSame(ledger)
            }
            blocks += try copy(ledger).copied
            try expectSame(ledger)
            #expect(try copy(ledger).copied == 0)
            #expect(try ledger.head(ledger.path).sequence == blocks)
            // A copy that is made at once knows no body that was erased before.
            try FileManager.default.removeItem(atPath: ledger.path("copy.sqlite"))
            #expect(try copy(ledger).copied == blocks)
            try expectSame(ledger)
        }
    }

    @Test func `an erasure on the ledger erases what the copy had`() throws {
        try CopiedLedger.with(seed: 540) { ledger in
            try ledger.playAll()
            _ = try copy(ledger)
            let deliveries = try usage(ledger.path("copy.sqlite"))
            let end = Occasion(now: ledger.last, actor: "Veera")
            let erasures = try EraseDetail(
                store: ledger.store,
                rules: Self.shortest,
                occasion: end
            ).erase(.usage, reason: "määräaika").erasures
            let certificate = try #require(erasures.first)
            #expect(try copy(ledger).copied == Int64(erasures.count))
            try expectSame(ledger)
            let left = try usage(ledger.path("copy.sqlite"))
            #expect(left.count < deliveries.count)
            #expect(try left == usage(ledger.path))
            // A delivery that is reported again is known to the copy, too.
            #expect(try repeated(deliveries, on: ledger.path("copy.sqlite")) == deliveries.count)
            // What is gone cannot be copied without the certificate that says so.
            try FileManager.default.removeItem(atPath: ledger.path("copy.sqlite"))
            let refusal = #expect(throws: OperationRefusal.self) {
                try copy(ledger, through: certificate.header.sequence - 1)
            }
            #expect(refusal?.code == "erased-later")
            #expect(try ledger.names() == ["ledger.sqlite"])
        }
    }

    /// How many deliveries a ledger knows already when all are posted again.
    private func repeated(_ deliveries: [Delivery], on path: String) throws -> Int {
        var batch = DeliveryBatch()
        for (index, delivery) in deliveries.enumerated() {
            batch.append(delivery, line: UInt32(index + 2))
        }
        return try LedgerStore.open(at: path).write(at: Instant(milliseconds: 0), actor: "x") {
            writer in
            try writer.recordUsage(batch, source: "uudestaan").alreadyRecorded
        }
    }

    private func usage(_ path: String) throws -> [Delivery] {
        var deliveries: [Delivery] = []
        try LedgerStore.open(at: path, readOnly: true).read { reader in
            try reader.deliveries { deliveries.append($0) }
        }
        return deliveries
    }

    @Test func `copying through a block stops there, and goes on from there`() throws {
        try CopiedLedger.with(seed: 541) { ledger in
            try ledger.playAll()
            let last = try ledger.head(ledger.path).sequence
            let middle = last / 2
            #expect(try copy(ledger, through: middle).ledger.head.sequence == middle)
            let store = try LedgerStore.open(at: ledger.path("copy.sqlite"), readOnly: true)
            #expect(try store.verify() == [])
            #expect(try copy(ledger, through: middle).copied == 0)
            #expect(try copy(ledger).copied == last - middle)
            #expect(try copy(ledger, through: middle).copied == 0)
            try expectSame(ledger)
            let refusal = #expect(throws: OperationRefusal.self) {
                try copy(ledger, through: last + 1)
            }
            #expect(refusal?.code == "no-such-block")
        }
    }

    @Test func `a copy that went on by itself is refused and not touched`() throws {
        try CopiedLedger.with(seed: 542) { ledger in
            try ledger.play(0..<3)
            let shared = try copy(ledger).ledger.head.sequence
            let store = try LedgerStore.open(at: ledger.path("copy.sqlite"))
            _ = try store.write(at: ledger.last, actor: "toinen") { writer in
                try writer.recordRegister([], source: "oma")
            }
            let head = try ledger.head(ledger.path("copy.sqlite"))
            for _ in 0..<2 {
                let refusal = #expect(throws: OperationRefusal.self) { try copy(ledger) }
                #expect(refusal?.code == "blocks-differ")
                #expect(refusal?.description.contains("from block \(shared + 1) on") == true)
                #expect(try ledger.head(ledger.path("copy.sqlite")) == head)
                try ledger.addBlock()
            }
        }
    }

    @Test(arguments: ["business", "digestKey"])
    func `a block that is not as it was sealed is not copied`(text: String) throws {
        try CopiedLedger.with(seed: 543) { ledger in
            try ledger.playAll()
            let damaged = ledger.path("damaged.sqlite")
            _ = try BackUpLedger(ledger: ledger.path).backUp(to: damaged, replacing: false)
            try CopiedLedger.flip(text, in: damaged)
            #expect(throws: LedgerStoreError.self) {
                try CopyLedger(from: damaged).copy(to: ledger.path("copy.sqlite"))
            }
            #expect(try ledger.names() == ["damaged.sqlite", "ledger.sqlite"])
        }
    }

    @Test func `a copying that loses power has copied nothing, and the next one copies all`() throws
    {
        try CopiedLedger.with(seed: 544) { ledger in
            try ledger.playAll()
            let files = FileManager.default
            let (whole, image) = (ledger.path("copy.sqlite"), ledger.path("image.sqlite"))
            let last = try ledger.head(ledger.path).sequence
            for start in [0, last / 3] {
                if start > 0 { _ = try copy(ledger, through: start) }
                _ = try CopyLedger(from: ledger.path).copy(to: whole) { block in
                    guard block == last else { return }
                    for ending in ["", "-wal"] {
                        try? files.copyItem(atPath: whole + ending, toPath: image + ending)
                    }
                }
                try expectSame(ledger)
                try files.removeItem(atPath: whole)
                guard start > 0 else {
                    #expect(!files.fileExists(atPath: image))
                    continue
                }
                #expect(try ledger.head(image).sequence == start)
                #expect(try LedgerStore.open(at: image).verify() == [])
                let outcome = try CopyLedger(from: ledger.path).copy(to: image)
                #expect(outcome.copied == last - start)
                #expect(outcome.ledger.head == (try ledger.head(ledger.path)))
            }
        }
    }
}
