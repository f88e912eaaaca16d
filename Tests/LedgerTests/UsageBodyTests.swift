import BillingPrimitives
import Ledger
import Metering
import Testing

@Suite struct UsageBodyTests {
    /// A body, and its deliveries read back.
    private static func body(_ deliveries: [Delivery]) throws -> (UsageBody, [Delivery]) {
        let batch = DeliveryBatch(deliveries)
        let rows = CanonicalOrder.sorted(batch)
        let body = UsageBody(rows, of: batch)
        var back = DeliveryBatch()
        for part in body.parts {
            try part.bytes.withUnsafeBytes { bytes in
                try UsageChunk.forEach(in: bytes, from: part.firstPosition) { chunk in
                    let before = Int32(back.rows.count)
                    try chunk.append(to: &back)
                    #expect(chunk.positions == before..<Int32(back.rows.count))
                }
            }
        }
        return (body, back.rows.indices.map { back[$0] })
    }

    private static func precedes(_ left: Delivery, _ right: Delivery) -> Bool {
        if left.connection != right.connection {
            return left.connection.rawValue.utf8
                .lexicographicallyPrecedes(right.connection.rawValue.utf8)
        }
        if left.deliveredAt != right.deliveredAt { return left.deliveredAt < right.deliveredAt }
        return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }

    @Test(arguments: 0..<12)
    func `every delivery comes back from its block as it was`(seed: Int) throws {
        var random = RandomDeliveries(seed: UInt64(seed))
        let deliveries = random.deliveries(1 + seed * 20)
        let (_, back) = try Self.body(deliveries)
        #expect(back == deliveries.sorted(by: Self.precedes))
    }

    @Test(arguments: 0..<5)
    func `the order in which rows arrive changes no byte of a block`(seed: Int) throws {
        var random = RandomDeliveries(seed: UInt64(seed))
        let deliveries = random.deliveries(300)
        let (body, _) = try Self.body(deliveries)
        let (other, _) = try Self.body(deliveries.shuffled(using: &random.random))
        #expect(other.merkleRoot == body.merkleRoot)
        #expect(other.parts.map(\.bytes) == body.parts.map(\.bytes))
    }

    @Test func `a large block is stored in parts and reads back whole`() throws {
        var random = RandomDeliveries(seed: 7)
        let deliveries = random.deliveries(5_000)
        let (body, back) = try Self.body(deliveries)
        #expect(body.parts.count > 1)
        #expect(back == deliveries.sorted(by: Self.precedes))
    }

    @Test func `a chunk holds one connection and at most sixty-four deliveries`() throws {
        var random = RandomDeliveries(seed: 8)
        let (body, _) = try Self.body(random.deliveries(1_000))
        for part in body.parts {
            try part.bytes.withUnsafeBytes { bytes in
                try UsageChunk.forEach(in: bytes, from: part.firstPosition) { chunk in
                    var batch = DeliveryBatch()
                    try chunk.append(to: &batch)
                    #expect(batch.connections.count == 1)
                    #expect((1...64).contains(chunk.count))
                }
            }
        }
    }

    @Test func `a plain delivery takes its id and few bytes more`() throws {
        let deliveries = (0..<640).map { index in
            Delivery(
                id: "\(UInt64(index) &* 0x9e37_79b9_7f4a_7c15)",
                connection: "esimerkkila-koulu",
                deliveredAt: Instant(milliseconds: 1_772_316_000_000 + Int64(index) * 60_000),
                counts: RecordCounts(personChange: 48)
            )
        }
        let (body, _) = try Self.body(deliveries)
        let ids = deliveries.reduce(0) { $0 + $1.id.utf8.count }
        let size = body.parts.reduce(0) { $0 + $1.bytes.count }
        #expect(size < ids + 9 * deliveries.count)
    }

    @Test func `bytes that are cut or turned are refused and never trap`() throws {
        var random = RandomDeliveries(seed: 9)
        let (body, _) = try Self.body(random.deliveries(12))
        let bytes = body.parts[0].bytes
        for length in 0..<bytes.count {
            _ = try? Self.read(Array(bytes.prefix(length)))
        }
        #expect(throws: DamagedBytes.self) { try Self.read(Array(bytes.dropLast())) }
        for index in bytes.indices {
            var turned = bytes
            turned[index] ^= 0xff
            _ = try? Self.read(turned)
        }
    }

    private static func read(_ bytes: [UInt8]) throws {
        var batch = DeliveryBatch()
        try bytes.withUnsafeBytes { bytes in
            try UsageChunk.forEach(in: bytes, from: 0) { try $0.append(to: &batch) }
        }
    }
}
