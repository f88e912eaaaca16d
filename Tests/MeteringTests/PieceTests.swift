import BillingPrimitives
import Metering
import Testing

/// Where pieces and batches end changes nothing.
@Suite struct PieceTests {
    static let csv = Array(
        #"""
        \#u{feff}delivery_id,connection,delivered_at,records,data_groups\#r
        a,kunta-a,2026-03-02T10:00:00Z,1,\#r
        "b,""2""",kunta-b,2026-03-02T10:00:00Z,2,KOTIKUNTA;SUKUPUOLI
        ä-3,kunta-a,2026-03-02T10:00:00Z,3,KOTIKUNTA

        bad,kunta-x,2026-03-02T10:00:00Z,4,
        "open,kunta-a,2026-03-02T10:00:00Z,5,
        c,kunta-b,2026-03-02T10:00:00Z,6,
        """#.utf8
    )

    static let lines = Array(
        """
        {"delivery_id":"ä","connection":"kunta-a","delivered_at":"2026-03-02T10:00:00Z","records":1}
        {"bad"

        {"id":"b","specversion":"1.0","source":"kunta-b","time":"2026-03-02T10:00:00Z",\
        "data":{"records":2,"data_groups":["KOTI\\u004bUNTA"]}}
        """.utf8
    )

    @Test(arguments: [UsageFormat.csv, .lines])
    func `a source cut in two anywhere reads the same`(format: UsageFormat) {
        let source = format == .csv ? Self.csv : Self.lines
        let whole = readUsage(format, source)
        #expect(whole.deliveries.count == (format == .csv ? 4 : 2))
        #expect(whole.diagnostics.count == (format == .csv ? 2 : 1))
        for cut in 0...source.count {
            #expect(readUsage(format, source, cutAt: [cut]) == whole)
        }
    }

    @Test(arguments: [UsageFormat.csv, .lines], 1...3)
    func `a source cut anyhow, in batches of any size, reads the same`(
        format: UsageFormat,
        rowsMax: Int
    ) {
        let source = format == .csv ? Self.csv : Self.lines
        let whole = readUsage(format, source)
        var random = SplitMix64(state: 7)
        for _ in 0..<200 {
            let cuts = (0..<Int.random(in: 1...20, using: &random)).map { _ in
                Int.random(in: 0...source.count, using: &random)
            }
            let outcome = readUsage(format, source, cutAt: cuts.sorted(), rowsMax: rowsMax)
            #expect(outcome == whole)
        }
    }

    @Test func `a batch has no more rows than were asked for`() throws {
        var reader = UsageReader(
            .csv,
            file: nil,
            connections: ["kunta-a", "kunta-b"],
            latest: Instant(milliseconds: .max)
        )
        var batch = DeliveryBatch()
        var found = DiagnosticCollector()
        let taken = try Self.csv.withUnsafeBytes {
            try reader.read($0, isLast: true, rowsMax: 2, into: &batch, diagnostics: &found)
        }
        #expect(batch.rows.count == 2)
        #expect(taken < Self.csv.count)
    }

    @Test func `random bytes are refused or read, and never bring the reader down`() {
        var random = SplitMix64(state: 11)
        for _ in 0..<2_000 {
            for (format, source) in [(UsageFormat.csv, Self.csv), (.lines, Self.lines)] {
                var bytes = source
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] =
                        UInt8.random(in: 0...255, using: &random)
                }
                _ = readUsage(format, bytes)
            }
            var answer = Array(#"{"muutokset":[\#(RecordCounterTests.move)]}"#.utf8)
            answer[Int.random(in: 0..<answer.count, using: &random)] =
                UInt8.random(in: 0...255, using: &random)
            _ = try? answer.withUnsafeBytes { try RecordCounter.count($0) }
        }
    }
}
