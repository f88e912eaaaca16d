import BillingPrimitives
import Ledger
import Metering
import Testing

@Suite struct ReadingSumsTests {
    private static func usage(_ deliveries: [Delivery]) throws -> [ConnectionUsage] {
        let batch = DeliveryBatch(deliveries)
        var summation = UsageSummation()
        try summation.add(
            CanonicalOrder.sorted(batch),
            of: batch
        )
        return summation.finish()
    }

    private static func readings(_ usage: [ConnectionUsage]) -> [DailyReading.Key: DailyReading] {
        let readings = usage.flatMap { $0.sums.readings(of: $0.connection, epoch: 3) }
        return Dictionary(uniqueKeysWithValues: readings.map { ($0.key, $0) })
    }

    @Test(arguments: 0..<10)
    func `the sums of a block are those of its deliveries one by one`(seed: Int) throws {
        var random = RandomDeliveries(seed: UInt64(seed))
        let deliveries = random.deliveries(500)
        var expected: [DailyReading.Key: DailyReading] = [:]
        for delivery in deliveries {
            var reading = DailyReading(of: delivery, epoch: 3)
            reading.deliveryID = nil
            if var sum = expected[reading.key] {
                try sum.add(reading)
                expected[reading.key] = sum
            } else {
                expected[reading.key] = reading
            }
        }
        #expect(Self.readings(try Self.usage(deliveries)) == expected)
    }

    @Test func `sums of two blocks merge into those of all their deliveries`() throws {
        var random = RandomDeliveries(seed: 4)
        let deliveries = random.deliveries(400).map { delivery in
            var delivery = delivery
            delivery.connection = "a"
            return delivery
        }
        let first = try Self.usage(Array(deliveries.prefix(150)))[0].sums
        let second = try Self.usage(Array(deliveries.dropFirst(150)))[0].sums
        let all = try Self.usage(deliveries)[0].sums
        #expect(try first.merged(with: second) == all)
        #expect(try second.merged(with: first) == all)
        #expect(try ReadingSums().merged(with: all) == all)
    }

    @Test func `sums come back from their bytes, and a summary from its`() throws {
        var random = RandomDeliveries(seed: 5)
        let usage = try Self.usage(random.deliveries(400))
        for connection in usage {
            let bytes = connection.sums.canonicalBytes
            #expect(try bytes.withUnsafeBytes(ReadingSums.init(canonicalBytes:)) == connection.sums)
        }
        let summary = UsageSummary.bytes(of: usage)
        #expect(try summary.withUnsafeBytes(UsageSummary.connections) == usage)
        for length in summary.indices {
            #expect(throws: DamagedBytes.self) {
                try summary.prefix(length).withUnsafeBytes(UsageSummary.connections)
            }
        }
    }

    @Test func `sums are parted by the month of service in Helsinki`() throws {
        let instants = ["2026-03-31T20:59:59.999Z", "2026-03-31T21:00:00Z", "2026-04-30T12:00:00Z"]
        let deliveries = try instants.map { text in
            Delivery(
                id: text,
                connection: "a",
                deliveredAt: try #require(Instant(text)),
                counts: RecordCounts(personChange: 1)
            )
        }
        let months = try Self.usage(deliveries)[0].sums.byMonth
        #expect(months.map(\.month.description) == ["2026-03", "2026-04"])
        #expect(months.map { $0.sums.readings(of: "a", epoch: 0).count } == [1, 2])
    }

    @Test func `a sum of records that does not fit is refused`() throws {
        let deliveries = (0..<2).map { index in
            Delivery(
                id: "\(index)",
                connection: "a",
                deliveredAt: Instant(milliseconds: 0),
                counts: RecordCounts(personChange: .max)
            )
        }
        #expect(throws: ArithmeticOverflow.self) { try Self.usage(deliveries) }
    }
}
