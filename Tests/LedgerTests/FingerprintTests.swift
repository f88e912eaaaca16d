import BillingPrimitives
import Ledger
import Metering
import Testing

@Suite struct FingerprintTests {
    @Test func `a run is in order and names the row of each fingerprint`() {
        var random = RandomDeliveries(seed: 1)
        let batch = DeliveryBatch(random.deliveries(3_000))
        let hash = Fingerprint(seed: 42)
        let run = FingerprintRun(of: batch, hash)
        #expect(run.entries == run.entries.sorted())
        #expect(Set(run.entries.map(\.number)) == Set((0..<3_000).map { Int64($0) }))
        for entry in run.entries.prefix(300) {
            let delivery = batch[Int(entry.number)]
            let print = Array(delivery.id.utf8).withUnsafeBytes { id in
                hash.of(id, connectionKey: hash.key(of: delivery.connection.rawValue))
            }
            #expect(entry.fingerprint == print)
            #expect(print <= UInt64(Int64.max))
        }
    }

    @Test func `another connection or seed gives another fingerprint`() {
        let id: [UInt8] = Array("ajo-1".utf8)
        func print(_ connection: String, seed: UInt64) -> UInt64 {
            let hash = Fingerprint(seed: seed)
            return id.withUnsafeBytes { hash.of($0, connectionKey: hash.key(of: connection)) }
        }
        #expect(print("a", seed: 1) == print("a", seed: 1))
        #expect(print("a", seed: 1) != print("b", seed: 1))
        #expect(print("a", seed: 1) != print("a", seed: 2))
    }

    @Test func `a page finds every fingerprint in it and no other, and comes back from its bytes`()
        throws
    {
        var random = SplitMix64(seed: 3)
        let entries = (0..<2_000).map { index in
            FingerprintRun.Entry(fingerprint: (random.next() >> 50) << 1, number: Int64(index))
        }
        let page = FingerprintPage(FingerprintRun(sorting: entries).entries)
        let numbers = Dictionary(grouping: entries, by: \.fingerprint)
        let wrong = (0..<UInt64(1 << 15)).filter { value in
            Array(page.places(of: value)) != (numbers[value] ?? []).map(\.number)
        }
        #expect(wrong.isEmpty)
        let bytes = page.bytes
        let back = try bytes.fingerprints.withUnsafeBytes { fingerprints in
            try bytes.places.withUnsafeBytes { places in
                try FingerprintPage(fingerprints: fingerprints, places: places)
            }
        }
        #expect(back == page)
    }

    @Test func `a filter never denies what was added, and seldom takes others for known`() {
        var random = SplitMix64(seed: 4)
        var filter = FingerprintFilter(capacity: 10_000)
        let known = (0..<10_000).map { _ in random.next() >> 1 }
        filter.insert(known)
        #expect(known.allSatisfy(filter.mayContain))
        let wrong = (0..<20_000).count { _ in filter.mayContain(random.next() >> 1) }
        #expect(wrong < 20)
    }

    @Test func `a place and its number order alike`() {
        let places = [(1, 0), (1, 1), (1, 2_000_000_000), (2, 0), (1 << 30, 7)].map {
            DeliveryPlace(block: Int64($0.0), position: Int32($0.1))
        }
        #expect(places.map { DeliveryPlace(packed: $0.packed) } == places)
        #expect(places.map(\.packed) == places.map(\.packed).sorted())
    }
}
