import BillingPrimitives
import Metering
import Testing

@Suite struct UsageReaderTests {
    static let header = "delivery_id,connection,delivered_at,records"

    static let plain = Delivery(
        id: "d-1",
        connection: "kunta-a",
        deliveredAt: Instant(milliseconds: 1_772_438_400_500),
        counts: RecordCounts(personChange: 12)
    )

    static let full: Delivery = {
        var delivery = plain
        delivery.kind = .initial
        delivery.counts = RecordCounts(
            personChange: 12,
            groupEntry: 30,
            distinctGroup: 20,
            groupEntryWithoutSupplement: 29,
            groupEntryUncensored: 0
        )
        delivery.testCounts = RecordCounts(personChange: 3)
        delivery.dataGroups = [DataGroupCount(code: "KOTIKUNTA"), DataGroupCount(code: "ÄIDIN")]
        delivery.identityList = "9f2c"
        delivery.cursorFrom = 1
        delivery.cursorTo = 5_446_623_423
        delivery.digest = "sha256:00ff"
        return delivery
    }()

    static let fullHeader =
        "digest,cursor_to,cursor_from,identity_list,data_groups,test_records,uncensored_entries,"
        + "entries_without_supplement,distinct_groups,group_entries,kind,records,delivered_at,"
        + "connection,delivery_id"

    static let fullRow =
        "sha256:00ff,5446623423,1,9f2c,ÄIDIN;KOTIKUNTA;ÄIDIN,3,0,29,20,30,initial,12,"
        + "2026-03-02T10:00:00.500+02:00,kunta-a,d-1"

    @Test func `a plain row is a change of so many records`() {
        let outcome = readUsage(
            .csv,
            "\(Self.header)\nd-1,kunta-a,2026-03-02T08:00:00.500Z,12\n"
        )
        #expect(outcome.deliveries == [Self.plain])
        #expect(outcome.lines == [2])
        #expect(outcome.findings == [])
    }

    @Test func `columns may stand in any order and carry everything that is known`() {
        let outcome = readUsage(.csv, "\(Self.fullHeader)\n\(Self.fullRow)\n")
        #expect(outcome.deliveries == [Self.full])
        #expect(outcome.findings == [])
    }

    @Test(arguments: [
        "d-1,kunta-a,2026-03-02T10:00:00.500+02:00,12,,,,",
        #""d-1","kunta-a","2026-03-02T10:00:00.500+02:00","12","","","","""#,
        "d-1,kunta-a,2026-03-02T10:00:00.500+02:00,12,change,0,,",
        "d-1,kunta-a,2026-03-02T10:00:00.500+02:00,012,change,,,\r",
    ])
    func `empty columns and defaults leave a row a plain change`(row: String) {
        let outcome = readUsage(.csv, "\(Self.header),kind,test_records,data_groups,digest\n\(row)")
        #expect(outcome.deliveries == [Self.plain])
        #expect(outcome.findings == [])
    }

    @Test func `test records are known for the rule that they were counted by only`() {
        let outcome = readUsage(
            .csv,
            """
            \(Self.header),test_records
            a,kunta-a,2026-03-02T10:00:00Z,5,0
            b,kunta-a,2026-03-02T10:00:00Z,5,2
            c,kunta-a,2026-03-02T10:00:00Z,5,
            """
        )
        #expect(
            outcome.deliveries.map(\.testCounts) == [.zero, RecordCounts(personChange: 2), .zero]
        )
    }

    @Test func `quotation marks hold commas and themselves`() {
        let row = #""a,""b""",kunta-a,2026-03-02T10:00:00Z,5"#
        let outcome = readUsage(.csv, "\"delivery_id\",connection,delivered_at,records\n\(row)\n")
        #expect(outcome.deliveries.map(\.id) == [#"a,"b""#])
    }

    @Test func `a header alone is no delivery, and blank lines are none`() {
        #expect(readUsage(.csv, "\u{feff}\(Self.header)\r\n\r\n\n") == UsageOutcome())
        #expect(readUsage(.lines, "\n\n") == UsageOutcome())
        #expect(readUsage(.lines, "") == UsageOutcome())
    }

    @Test(arguments: [
        ("2000-01-01T00:00:00Z", true), ("1999-12-31T23:59:59.999Z", false),
        ("2026-12-31T22:00:00Z", true), ("2026-12-31T22:00:00.001Z", false),
    ])
    func `a delivery lies between the year 2000 and now`(text: String, isTaken: Bool) {
        let outcome = readUsage(.csv, "\(Self.header)\nd,kunta-a,\(text),5\n")
        #expect(outcome.deliveries.count == (isTaken ? 1 : 0))
    }

    @Test(arguments: [
        ("a", true), (String(repeating: "ä", count: 100), true),
        (String(repeating: "a", count: 200), true), ("2026-03-02T10:00:00", true),
        ("20260302-1012", true), ("0b9c7d2e-150326-101x", true),
        ("51150326-101a-4f00-8000-150326101a00", true),
        ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", true),
        ("person_010180-999A", false), ("131052x9993", false), ("(131052+9993)", false),
    ])
    func `an id is any short text without a person in it`(id: String, isTaken: Bool) {
        let outcome = readUsage(.csv, "\(Self.header)\n\(id),kunta-a,2026-03-02T10:00:00Z,5\n")
        #expect(outcome.deliveries.map(\.id) == (isTaken ? [id] : []))
    }

    @Test func `the nearest connection is suggested`() throws {
        let outcome = readUsage(.csv, "\(Self.header)\nd,kunat-a,2026-03-02T10:00:00Z,5\n")
        let remedy = try #require(outcome.diagnostics.first?.remedy)
        #expect(remedy == "did you mean 'kunta-a'?")
    }

    @Test func `a line that is too long costs one row and no memory`() {
        let long = String(repeating: "x", count: 3 << 20)
        let text =
            "\(Self.header)\na,kunta-a,2026-03-02T10:00:00Z,1\n\(long)\n"
            + "b,kunta-a,2026-03-02T10:00:00Z,2\n"
        let bytes = Array(text.utf8)
        let pieces = Array(stride(from: 0, to: bytes.count, by: 65_536))
        for outcome in [readUsage(.csv, bytes), readUsage(.csv, bytes, cutAt: pieces)] {
            #expect(outcome.deliveries.map(\.id) == ["a", "b"])
            #expect(outcome.findings == ["3 line-too-long"])
            #expect(outcome.lines == [2, 4])
        }
    }

    @Test func `only the first thousand diagnostics are kept, and all are counted`() throws {
        let rows = String(repeating: "bad\n", count: 1_500)
        var reader = UsageReader(
            .csv,
            file: nil,
            connections: [],
            latest: Instant(milliseconds: 0)
        )
        var batch = DeliveryBatch()
        var found = DiagnosticCollector()
        _ = try Array("\(Self.header)\n\(rows)".utf8).withUnsafeBytes {
            try reader.read($0, isLast: true, into: &batch, diagnostics: &found)
        }
        #expect(found.errors == 1_500)
        #expect(found.list.count == 1_000)
        #expect(found.omitted == 500)
        #expect(found.list.last?.line == 1_001)
    }
}

@Suite struct UsageLinesTests {
    static let fullMembers = """
        "records":12,"kind":"initial","group_entries":30,"distinct_groups":20,\
        "entries_without_supplement":29,"uncensored_entries":0,"test_records":3,\
        "identity_list":"9f2c","cursor_from":1,"cursor_to":5446623423,"digest":"sha256:00ff"
        """

    @Test(arguments: [
        #""data_groups":["KOTIKUNTA","ÄIDIN"]"#, #""data_groups":"ÄIDIN;KOTIKUNTA""#,
        #""data_groups":["\u00c4IDIN","KOTI\u004bUNTA"]"#,
    ])
    func `a line and an event say the same as a row of CSV`(groups: String) {
        let members = "\(Self.fullMembers),\(groups)"
        let line = """
            {"delivery_id":"d-1","connection":"kunta-a",\
            "delivered_at":"2026-03-02T10:00:00.500+02:00",\(members)}
            """
        let event = """
            {"specversion":"1.0","type":"delivery","source":"kunta-a","id":"d\\u002d1",\
            "time":"2026-03-02T08:00:00.500Z","datacontenttype":"application/json; charset=utf-8",\
            "traceparent":"00-1","data":{\(members)}}
            """
        let outcome = readUsage(.lines, "\(line)\r\n \(event)")
        #expect(outcome.findings == [])
        #expect(outcome.deliveries == [UsageReaderTests.full, UsageReaderTests.full])
        #expect(outcome.lines == [1, 2])
    }

    @Test func `a plain line is a plain change`() {
        let outcome = readUsage(
            .lines,
            """
            {"records":12,"delivered_at":"2026-03-02T08:00:00.500Z","digest":null,"data_groups":[],\
            "connection":"kunta-a","delivery_id":"d-1"}
            """
        )
        #expect(outcome.findings == [])
        #expect(outcome.deliveries == [UsageReaderTests.plain])
    }
}
