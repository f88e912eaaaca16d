import BillingPrimitives
import Foundation
import Rendering
import Testing

@Suite struct JSONValueTests {
    private static let document: JSONValue = [
        "total": Money(cents: 144_442), "price": UnitPrice(micros: 36_000),
        "lines": [1, 2], "empty": JSONValue.array([]), "nothing": [:] as JSONValue,
        "on": Day(number: 20_543), "month": BillingMonth("2026-03"), "customer": CustomerID("a"),
        "at": Instant(milliseconds: 0), "rule": CountingRule.personChange, "due": Day?.none,
        "practice": false, "number": -7 as Int64,
    ]

    @Test func `the pretty form sorts names and indents by two spaces`() {
        let expected = """
            {
              "at": "1970-01-01T00:00:00.000Z",
              "customer": "a",
              "due": null,
              "empty": [],
              "lines": [
                1,
                2
              ],
              "month": "2026-03",
              "nothing": {},
              "number": -7,
              "on": "2026-03-31",
              "practice": false,
              "price": "0.036",
              "rule": "person-change",
              "total": {
                "amount": "1444.42",
                "currency": "EUR"
              }
            }
            """
        #expect(Self.document.pretty == expected)
    }

    @Test func `the compact form has no space at all`() {
        let value: JSONValue = ["b": [true, JSONValue.null], "a": Money(cents: -5)]
        #expect(value.compact == #"{"a":{"amount":"-0.05","currency":"EUR"},"b":[true,null]}"#)
    }

    @Test(
        arguments: [
            ("a\"b\\c/d", #""a\"b\\c/d""#), ("\n\r\t", #""\n\r\t""#),
            ("\0\u{1F}", #""\u0000\u001f""#),
            ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("\u{7F}\u{9B}", #""\u007f\u009b""#),
            ("äÅ€–😀\u{A0}", "\"äÅ€–😀\u{A0}\""), ("\r\n", #""\r\n""#),
        ]
    )
    func `a string is escaped where it must be, and only there`(text: String, written: String) {
        #expect(JSONValue.string(text).compact == written)
    }

    @Test func `every scalar comes back from another parser, as value and as name`() throws {
        var scalars = String.UnicodeScalarView()
        for value in Array(UInt32(0)...0x2100) + [0xFEFF, 0xFFFD, 0x1F600, 0x10FFFF] {
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        let text = String(scalars)
        for written in [JSONValue.object([text: .string(text)])].flatMap({
            [$0.compact, $0.pretty]
        }) {
            let read = try JSONDecoder().decode([String: String].self, from: Data(written.utf8))
            #expect(read == [text: text])
            #expect(read.values.first.map { Array($0.utf8) } == Array(text.utf8))
        }
    }

    @Test func `the largest whole numbers are written exactly`() {
        #expect(JSONValue.integer(.max).compact == "9223372036854775807")
        #expect(JSONValue.integer(.min).compact == "-9223372036854775808")
    }

    @Test func `an amount is an object whose digits are exact`() throws {
        #expect(Money(cents: .min).json.compact.contains("\"-92233720368547758.08\""))
        let written = Data(Money(cents: -7_200).json.pretty.utf8)
        #expect(try JSONDecoder().decode(Money.self, from: written) == Money(cents: -7_200))
    }
}
