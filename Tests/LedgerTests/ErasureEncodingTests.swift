import BillingPrimitives
import Ledger
import Testing

@Suite struct ErasureEncodingTests {
    @Test(arguments: 0..<8 as Range<UInt64>)
    func `a remainder reads back as it was written, and damage is told`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var remainder = UsageRemainder()
        for position in 0..<Int32(random.next() % 200) {
            remainder.entries.append(
                UsageRemainder.Entry(
                    fingerprint: random.next() >> 1,
                    check: UInt32(truncatingIfNeeded: random.next())
                )
            )
            guard random.next() % 3 == 0 else { continue }
            let isOpen = random.next() % 4 == 0
            remainder.ranges.ranges.append(
                ErasedRanges.Range(
                    position: position,
                    list: ErasedRanges.List(
                        connection: "yhteys-\(random.next() % 3)",
                        identityList: random.next() % 2 == 0 ? "" : "00ff"
                    ),
                    from: isOpen ? nil : Int64(bitPattern: random.next()),
                    to: Int64(bitPattern: random.next()),
                    deliveredAt: Int64(random.next() >> 20),
                    records: Int64(random.next() % 1_000),
                    contentCheck: random.next()
                )
            )
        }
        let bytes = remainder.canonicalBytes
        let again = try bytes.withUnsafeBytes { try UsageRemainder(canonicalBytes: $0) }
        #expect(again == remainder)
        for length in stride(from: 0, to: bytes.count, by: 1 + bytes.count / 50) {
            #expect(throws: DamagedBytes.self) {
                try Array(bytes[..<length]).withUnsafeBytes {
                    _ = try UsageRemainder(canonicalBytes: $0)
                }
            }
        }
    }

    @Test(arguments: [
        (RetentionTerm(24, .month), "2028-04-15", "2026-04-01"),
        (RetentionTerm(1, .month), "2026-01-01", "2025-12-01"),
        (RetentionTerm(10, .year), "2026-12-31", "2016-01-01"),
        (RetentionTerm(10, .year), "2027-01-01", "2017-01-01"),
    ])
    func `a term is counted from the end of the month or of the year`(
        term: RetentionTerm,
        day: String,
        first: String
    ) throws {
        #expect(term.firstDayKept(on: try #require(Day(day))) == Day(first))
    }
}
