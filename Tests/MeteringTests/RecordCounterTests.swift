import BillingPrimitives
import Metering
import Testing

@Suite struct RecordCounterTests {
    /// A move from one municipality to another, as the change API reports it.
    static let move = """
        {"henkilotunnus":"010180-999A","tietoryhmat":[
        {"tietoryhma":"EDELLINEN_KOTIKUNTA","kuntakoodi":"091","muutosattribuutti":"LISATTY"},
        {"tietoryhma":"KOTIKUNTA","kuntakoodi":"049","kuntaanMuuttopv":{"arvo":"2024-01-01",\
        "tarkkuus":"PAIVA"},"kuntaanMuuttoPv":{"arvo":"2024-01-01","tarkkuus":"PAIVA"},\
        "muutosattribuutti":"LISATTY"},
        {"tietoryhma":"KOTIKUNTA","kuntakoodi":"091","muutosattribuutti":"MUUTETTU"},
        {"tietoryhma":"VAKINAINEN_KOTIMAINEN_OSOITE","katunimi":{"fi":"Mäkitie","sv":"Backvägen"},\
        "muutosattribuutti":"LISATTY"},
        {"tietoryhma":"VAKINAINEN_KOTIMAINEN_OSOITE","muutosattribuutti":"MUUTETTU"},
        {"tietoryhma":"VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS","muutosattribuutti":"LISATTY"},
        {"tietoryhma":"VAESTOKIRJANPITOKUNTA","kuntakoodi":"049","muutosattribuutti":"LISATTY"}
        ],"muutospv":"2024-01-01T22:00:00.000Z"}
        """

    struct Sample: CustomTestStringConvertible {
        var testDescription: String
        var groups: String
        var counts: RecordCounts

        init(_ title: String, _ groups: String, _ counts: (Int64, Int64, Int64, Int64)) {
            self.testDescription = title
            self.groups = groups
            self.counts = RecordCounts(
                personChange: 1,
                groupEntry: counts.0,
                distinctGroup: counts.1,
                groupEntryWithoutSupplement: counts.2,
                groupEntryUncensored: counts.3
            )
        }
    }

    static let samples = [
        Sample("no group", "[]", (0, 0, 0, 0)),
        Sample("null", "null", (0, 0, 0, 0)),
        Sample(
            "an old value and the corrected one",
            """
            [{"tietoryhma":"KUOLINPAIVA","muutosattribuutti":"KORJATTAVA","kuollut":true},\
            {"tietoryhma":"KUOLINPAIVA","muutosattribuutti":"KORJATTU","kuollut":false}]
            """,
            (2, 1, 2, 2)
        ),
        Sample(
            "a supplement and nested data in force",
            """
            [{"tietoryhma":"KOTIKUNTA","muutosattribuutti":"POISTETTU","voimassaolevatTiedot":\
            [{"tietoryhma":"KOTIKUNTA","tietoryhmat":[{"tietoryhma":"SUKUPUOLI"}],\
            "turvakiellonAlaisetKentat":["x"],"muutosattribuutti":"LISATIETO"}]},\
            {"tietoryhma":"KOTIKUNTA","muutosattribuutti":"LISATIETO"}]
            """,
            (2, 1, 1, 2)
        ),
        Sample(
            "an order not to disclose, and a censored address",
            """
            [{"tietoryhma":"TURVAKIELTO","muutosattribuutti":"LISATTY","turvakielto":true},\
            {"turvakiellonAlaisetKentat":["katunimi"],"muutosattribuutti":"MUUTETTU",\
            "tietoryhma":"VAKINAINEN_KOTIMAINEN_OSOITE"}]
            """,
            (2, 2, 2, 1)
        ),
        Sample(
            "a corrected identity code",
            """
            [{"tietoryhma":"HENKILOTUNNUS_KORJAUS","voimassaolo":"AKTIIVI",\
            "muutettuHenkilotunnus":"010281-999C","muutosattribuutti":"LISATTY",\
            "edellisetHenkilotunnukset":["010181-999K"]},\
            {"tietoryhma":"HENKILOTUNNUS_KORJAUS","voimassaolo":"PASSIIVI",\
            "aktiivinenHenkilotunnus":null,"muutosattribuutti":"MUUTETTU"}]
            """,
            (2, 1, 2, 2)
        ),
        Sample(
            "keys and values with escapes",
            #"""
            [{"tieto\u0072yhma":"KOTI\u004bUNTA","muutosattribuutti":"LIS\u0041TIETO"},\
            {"tietoryhma":"KOTIKUNTA"}]
            """#.replacing("\\\n", with: ""),
            (2, 1, 1, 2)
        ),
        Sample(
            "codes that are none",
            #"[{"tietoryhma":"a b"},{"tietoryhma":null},{"x":1},{"tietoryhma":"050118A999W"}]"#,
            (4, 1, 4, 4)
        ),
    ]

    @Test(arguments: samples)
    func `one element counts by every rule`(sample: Sample) throws {
        for (array, kind) in [("muutokset", DeliveryKind.change), ("perustiedot", .baseData)] {
            let element = #"{"tietoryhmat":\#(sample.groups),"henkilotunnus":"020180-999Y"}"#
            let counted = try count(#"{"ajanTasalla":true,"\#(array)":[\#(element)]}"#)
            #expect(counted.counts == sample.counts)
            #expect(counted.testCounts == sample.counts)
            #expect(counted.kind == kind)
        }
    }

    @Test func `one ordinary move is one person's change, five groups or seven entries`() throws {
        let answer = #"{"viimeisinKirjausavain":5446623423,"muutokset":[\#(Self.move)]}"#
        let counted = try count(answer)
        #expect(
            counted.counts
                == RecordCounts(
                    personChange: 1,
                    groupEntry: 7,
                    distinctGroup: 5,
                    groupEntryWithoutSupplement: 7,
                    groupEntryUncensored: 7
                )
        )
        #expect(counted.cursorTo == 5_446_623_423)
        #expect(counted.upToDate == nil)
        #expect(counted.byteCount == Int64(answer.utf8.count))
    }

    @Test func `groups are listed with the elements that carried them, unknown ones too`() throws {
        let other = #"{"tietoryhmat":[{"tietoryhma":"JOKU_MUU"},{"tietoryhma":"KOTIKUNTA"}]}"#
        let odd = #"{"tietoryhmat":[{"tietoryhma":"KOTIKUNTA"},{"tietoryhma":"x y"}]}"#
        let counted = try count(#"{"muutokset":[\#(Self.move),\#(other),\#(odd)]}"#)
        #expect(
            counted.dataGroups == [
                DataGroupCount(code: "?", elements: 1),
                DataGroupCount(code: "EDELLINEN_KOTIKUNTA", elements: 1),
                DataGroupCount(code: "JOKU_MUU", elements: 1),
                DataGroupCount(code: "KOTIKUNTA", elements: 3),
                DataGroupCount(code: "VAESTOKIRJANPITOKUNTA", elements: 1),
                DataGroupCount(code: "VAKINAINEN_KOTIMAINEN_ASUINPAIKKATUNNUS", elements: 1),
                DataGroupCount(code: "VAKINAINEN_KOTIMAINEN_OSOITE", elements: 1),
            ]
        )
    }

    @Test func `only an element's own identity code says whether it is of the test series`() throws
    {
        // The relative's code and the building are no test-series identities of their own.
        let answer = """
            {"muutokset":[{"henkilotunnus":"010180-999A","tietoryhmat":[{"tietoryhma":"LAPSI"}]},
            {"rakennustunnus":"1234567890","tietoryhmat":[{"tietoryhma":"RAKENNUS"},
            {"tietoryhma":"HUOLTAJA","huoltaja":{"henkilotunnus":"050118A999W"}}]},
            {"henkilotunnus":null}]}
            """
        let counted = try count(answer)
        #expect(counted.counts.personChange == 3)
        #expect(counted.counts.groupEntry == 3)
        #expect(counted.testCounts.personChange == 1)
        #expect(counted.testCounts.groupEntry == 1)
        #expect(counted.testCounts.distinctGroup == 1)
    }

    @Test func `an empty answer counts nothing and still moves the cursor`() throws {
        let counted = try count(
            #"{"viimeisinKirjausavain": 3494393, "muutokset": [], "ajanTasalla": true}"#
        )
        #expect(counted.counts == .zero)
        #expect(counted.dataGroups == [])
        #expect(counted.cursorTo == 3_494_393)
        #expect(counted.upToDate == true)
    }

    @Test func `a member that comes twice counts as it came last`() throws {
        let counted = try count(
            """
            {"muutokset":[{"henkilotunnus":"","tietoryhmat":[{"tietoryhma":"A"},{"tietoryhma":"B"}],
            "kuntaanMuuttopv":1,"kuntaanMuuttopv":2,"henkilotunnus":"010180-999A",
            "tietoryhmat":[{"tietoryhma":"C","tietoryhma":"A"}]}]}
            """
        )
        #expect(counted.counts.groupEntry == 1)
        #expect(counted.testCounts.groupEntry == 1)
        #expect(counted.dataGroups == [DataGroupCount(code: "A", elements: 1)])
    }

    @Test func `white space, a byte order mark and the order of members change nothing`() throws {
        let plain = try count(#"{"muutokset":[\#(Self.move)],"ajanTasalla":false}"#)
        let other = try count(
            "\u{feff} { \"ajanTasalla\" : false ,\r\n\t\"muutokset\" : [ \(Self.move) ] } \n"
        )
        #expect(plain.counts == other.counts)
        #expect(plain.dataGroups == other.dataGroups)
        #expect(other.upToDate == false)
    }

    @Test func `an answer cut anywhere is refused`() {
        let bytes = Array(#"{"muutokset":[\#(Self.move)],"ajanTasalla":true}"#.utf8)
        for end in 0..<bytes.count {
            let error = #expect(throws: DiagnosticsError.self) {
                try bytes[..<end].withUnsafeBytes { try RecordCounter.count($0) }
            }
            #expect(error?.diagnostics.map(\.code) == ["answer-truncated"])
        }
    }
}
