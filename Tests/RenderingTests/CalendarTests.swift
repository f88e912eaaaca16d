import BillingPrimitives
import Rendering
import Testing

@Suite struct CalendarTests {
    private func calendar(summary: String, details: String = "x") -> String {
        guard let day = Day("2026-12-31"), let now = Instant("2026-06-01T06:00:00+03:00") else {
            preconditionFailure("The day and the instant are well formed.")
        }
        let event = Calendar.Event(id: "permit-A;1", day: day, summary: summary, details: details)
        return Calendar(name: "Luvat", language: .finnish, events: [event]).text(at: now)
    }

    @Test func `an event takes a whole day and reminds thirty days before`() {
        let expected = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//vtj-bill//permit status//EN",
            "CALSCALE:GREGORIAN", "NAME;LANGUAGE=fi:Luvat", "BEGIN:VEVENT", #"UID:permit-A\;1"#,
            "DTSTAMP:20260601T030000Z", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101",
            "SUMMARY;LANGUAGE=fi:Loppuu", "DESCRIPTION;LANGUAGE=fi:x", "TRANSP:TRANSPARENT",
            "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION;LANGUAGE=fi:Loppuu", "TRIGGER:-P30D",
            "END:VALARM", "END:VEVENT", "END:VCALENDAR", "",
        ]
        #expect(calendar(summary: "Loppuu") == expected.joined(separator: "\r\n"))
    }

    @Test(arguments: [
        ("a,b;c", #"a\,b\;c"#), (#"a\n"#, #"a\\n"#), ("a\nEND:VEVENT", "a END:VEVENT"),
        ("a:\"b\"", "a:\"b\""), ("", ""),
    ])
    func `a text cannot end its line or its property`(text: String, escaped: String) {
        #expect(calendar(summary: text).contains("\r\nSUMMARY;LANGUAGE=fi:\(escaped)\r\n"))
    }

    @Test(arguments: ["x", "ä", "€", "🧑‍🤝‍🧑", "a, "])
    func `a long line is folded at 75 bytes, and no character is lost`(unit: String) {
        let details = String(repeating: unit, count: 200)
        let text = calendar(summary: "x", details: details)
        let lines = text.utf8.split(separator: UInt8(ascii: "\n")).map { $0.dropLast() }
        for line in lines {
            #expect(line.count <= 75)
            #expect(String(validating: line, as: UTF8.self) != nil)
        }
        let unfolded = text.replacing("\r\n ", with: "")
        let escaped = details.replacing(",", with: "\\,")
        #expect(unfolded.contains("\r\nDESCRIPTION;LANGUAGE=fi:\(escaped)\r\n"))
    }
}
