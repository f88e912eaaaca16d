import BillingPrimitives
import Metering
import Testing

@Suite struct DeliveryBatchTests {
    @Test func `every row gives back the delivery that was put in`() {
        var batch = DeliveryBatch()
        let deliveries = (0..<200).map { index in
            var delivery = index % 3 == 0 ? UsageReaderTests.full : UsageReaderTests.plain
            delivery.id = "d-\(index)"
            delivery.connection = ConnectionID("kunta-\(index % 70)")
            return delivery
        }
        for (index, delivery) in deliveries.enumerated() {
            batch.append(delivery, line: UInt32(index))
        }
        #expect(batch.rows.indices.map { batch[$0] } == deliveries)
        #expect(batch.rows.map(\.line) == Array(0..<200))
        #expect(batch.connections.count == 70)
        #expect(batch.details.count == 67)
        batch.removeAll()
        #expect(batch.rows.isEmpty)
        #expect(batch.index(of: "kunta-69") == 69)
    }
}
