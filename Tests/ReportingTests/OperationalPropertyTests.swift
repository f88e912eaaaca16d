import BillingPrimitives
import Metering
import Reporting
import Testing

@Suite struct OperationalPropertyTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `every delivery and every entry is in the result once, whatever their order`(
        seed: UInt64
    ) {
        var random = SplitMix64(seed: seed)
        let deliveries = Self.deliveries(&random)
        let entries = Self.entries(&random)
        let logs = [entries.filter { $0.side == .client }, entries.filter { $0.side == .producer }]
        let result = reconcile(deliveries, logs[0], logs[1])

        let found =
            result.pairs.map(\.delivery) + result.deliveriesAlone + result.uncovered
        #expect(found.count == Set(found).count)
        let missing = Set(deliveries).subtracting(found)
        #expect(missing.allSatisfy { result.period?.contains($0.deliveredAt) != true })
        let noted =
            result.pairs.map(\.entry) + result.entriesAlone.map(\.entry)
            + result.leftOut.values.joined()
        #expect(noted.count == Set(noted).count)
        let calls = Set(entries.compactMap(\.requestID)).count
        #expect(noted.count == calls + Set(entries.filter { $0.requestID == nil }).count)
        for pair in result.pairs where pair.evidence == .circumstances {
            #expect(pair.differences.isEmpty)
        }

        let shuffled = reconcile(
            deliveries.shuffled(using: &random),
            logs[1].shuffled(using: &random),
            (logs[0] + logs[0].prefix(3)).shuffled(using: &random)
        )
        #expect(shuffled == result)
    }

    /// Deliveries of which no two have one id on one connection, as on a ledger.
    private static func deliveries(_ random: inout SplitMix64) -> [Delivery] {
        (0..<40).map { number in
            let (id, connection) = [
                ("x-\(number)", "a"), ("m-\(number / 4 % 5)", "a"), ("m-\(number / 4 % 5)", "b"),
                ("d-\(number)", "b"),
            ][number % 4]
            return delivery(
                number < 20 ? id : "d-\(number)",
                on: ConnectionID(connection),
                Int64.random(in: -30...30, using: &random) * 700,
                bytes: Bool.random(using: &random) ? .random(in: 100...9_500, using: &random) : nil
            )
        }
    }

    private static func entries(_ random: inout SplitMix64) -> [OperationalEntry] {
        (0..<60).map { _ in
            let number = Int.random(in: 0..<40, using: &random)
            return entry(
                Bool.random(using: &random) ? "x-\(number)" : nil,
                of: Bool.random(using: &random) ? "FI/MUN/9999000-7/a" : "FI/MUN/9999001-5/b",
                Int64.random(in: -25...25, using: &random) * 700,
                messageID: Bool.random(using: &random) ? "m-\(number % 5)" : nil,
                side: Bool.random(using: &random) ? .client : .producer,
                method: ["GET", "POST", nil].randomElement(using: &random) ?? nil,
                succeeded: Int.random(in: 0..<5, using: &random) > 0,
                service: Int.random(in: 0..<8, using: &random) > 0 ? changeAPI : "muu/muu"
            )
        }
    }
}
