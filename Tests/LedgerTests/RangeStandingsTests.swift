import BillingPrimitives
import Ledger
import Metering
import Testing

@Suite struct RangeStandingsTests {
    /// One delivery as a row of a table.
    struct Row: Sendable {
        var at: Int64
        var from: Int64?
        var to: Int64?
        var digest = "x"
        var list: String?
        var settledBy: Int?
    }

    private static func standings(_ rows: [Row]) -> [RangeStanding?] {
        let ranges = rows.enumerated().map { index, row in
            CursorRange(
                of: Delivery(
                    id: "\(index)",
                    connection: "a",
                    deliveredAt: Instant(milliseconds: row.at),
                    counts: RecordCounts(personChange: 1),
                    identityList: row.list,
                    cursorFrom: row.from,
                    cursorTo: row.to,
                    digest: row.digest
                ),
                at: DeliveryPlace(block: 1, position: Int32(index)),
                settledBy: row.settledBy
            )
        }
        let standings = RangeStandings.of(ranges.reversed())
        return ranges.map { standings[$0.place] }
    }

    @Test(
        arguments: [
            ([Row(at: 1, from: 0, to: 10), Row(at: 2, from: 10, to: 20)], [.plain, .plain]),
            ([Row(at: 1, from: 0, to: 10), Row(at: 2, from: 0, to: 10)], [.plain, .redelivery]),
            ([Row(at: 2, from: 0, to: 10), Row(at: 1, from: 0, to: 10)], [.redelivery, .plain]),
            ([Row(at: 1, from: 0, to: 10), Row(at: 1, from: 0, to: 10)], [.plain, .redelivery]),
            ([Row(at: 1, from: 0, to: 10), Row(at: 2, from: 5, to: 15)], [.plain, .overlapping]),
            (
                [Row(at: 1, from: 0, to: 10), Row(at: 2, from: 0, to: 10, digest: "y")],
                [.plain, .plain]
            ),
            (
                [Row(at: 1, from: 0, to: 10), Row(at: 2, from: 0, to: 10, list: "l")],
                [.plain, .plain]
            ),
            (
                [Row(at: 1, from: nil, to: 10), Row(at: 2, from: nil, to: 10)],
                [.plain, .redelivery]
            ),
            ([Row(at: 1, from: nil, to: 10), Row(at: 2, from: 0, to: 10)], [.plain, .plain]),
            ([Row(at: 1, from: 0, to: nil), Row(at: 2, from: 0, to: nil)], [nil, nil]),
            ([Row(at: 1, from: 10, to: 10), Row(at: 2, from: 0, to: 20)], [.plain, .plain]),
            (
                [Row(at: 1, from: 0, to: 10), Row(at: 2, from: 0, to: 10, settledBy: 0)],
                [.redelivery, .plain]
            ),
            (
                [
                    Row(at: 1, from: 0, to: 10, settledBy: 1),
                    Row(at: 2, from: 0, to: 10, settledBy: 0),
                ],
                [.redelivery, .plain]
            ),
            (
                [
                    Row(at: 1, from: 0, to: 10), Row(at: 2, from: 5, to: 15),
                    Row(at: 3, from: 5, to: 15),
                ],
                [.plain, .overlapping, .redelivery]
            ),
        ] as [([Row], [RangeStanding?])]
    )
    func `a range repeats or overlaps an earlier one, or is plain`(
        rows: [Row],
        expected: [RangeStanding?]
    ) {
        #expect(Self.standings(rows) == expected)
    }

    @Test func `without a digest the values are the content`() throws {
        let delivery = Delivery(
            id: "1",
            connection: "a",
            deliveredAt: Instant(milliseconds: 5),
            counts: RecordCounts(personChange: 1)
        )
        var same = delivery
        same.id = "2"
        same.responseBytes = 99
        #expect(same.contentDigest == delivery.contentDigest)
        var other = delivery
        other.counts.personChange = 2
        #expect(other.contentDigest != delivery.contentDigest)
    }
}
