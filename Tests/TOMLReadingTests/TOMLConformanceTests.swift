import BillingPrimitives
import Testing

@testable import TOMLReading

@Suite struct TOMLConformanceTests {
    @Test(arguments: valid)
    func `what TOML allows is read as TOML means it`(_ example: (text: String, value: String))
        throws
    {
        let table = try TOMLDocument.parse(Array(example.text.utf8), file: "a.toml")
        #expect(table.shown == example.value)
    }

    @Test(arguments: invalid)
    func `what TOML forbids is refused at its line`(_ example: (text: String, line: Int)) {
        let refusal = #expect(throws: DiagnosticsError.self) {
            try TOMLDocument.parse(Array(example.text.utf8), file: "a.toml")
        }
        #expect(refusal?.diagnostics.first?.line == example.line)
        #expect(refusal?.diagnostics.first?.code == "toml-syntax")
    }

    @Test(arguments: duplicates)
    func `a key or table named twice is refused at the second place`(
        _ example: (text: String, line: Int)
    ) {
        let refusal = #expect(throws: DiagnosticsError.self) {
            try TOMLDocument.parse(Array(example.text.utf8), file: "a.toml")
        }
        #expect(refusal?.diagnostics.map(\.code) == ["toml-duplicate-key"])
        #expect(refusal?.diagnostics.map(\.line) == [example.line])
    }

    static let valid: [(text: String, value: String)] = [
        ("", "{}"),
        ("# only a comment", "{}"),
        ("\u{FEFF}a = 1\r\nb = 2\r\n", "{a: 1, b: 2}"),
        ("a = 1 # and a comment\n\n\n  b\t=\t2", "{a: 1, b: 2}"),
        (
            "bare_key-1 = 1\n1234 = 2\n\"quo ted\" = 3\n'lit.eral' = 4\n\"\" = 5",
            "{bare_key-1: 1, 1234: 2, quo ted: 3, lit.eral: 4, : 5}"
        ),
        ("a.b = 1\na . \"c d\" = 2", "{a: {b: 1, c d: 2}}"),
        ("3.14 = 1", "{3: {14: 1}}"),
        (#"a = "tab\tquote\" back\\ \u00e4 \U0001F600""#, "{a: \"tab\tquote\" back\\ ä 😀\"}"),
        (#"a = "\b\f\r\n""#, "{a: \"\u{8}\u{c}\r\n\"}"),
        (#"a = 'C:\new "x"'"#, #"{a: "C:\new "x""}"#),
        ("a = \"\"\"\none\r\ntwo\"\"\"", "{a: \"one\ntwo\"}"),
        ("a = \"\"\"one \\  \n\n   two\"\"\"", "{a: \"one two\"}"),
        ("a = \"\"\"\"\"one\"\" \"\"\"\"\"", "{a: \"\"\"one\"\" \"\"\"}"),
        ("a = '''\n\\n 'x' '''''", "{a: \"\\n 'x' ''\"}"),
        ("a = \"\"\nb = ''\nc = \"\"\"\"\"\"", "{a: \"\", b: \"\", c: \"\"}"),
        (
            "a = [0, +1, -17, 1_000, 0xDEAD_beef, 0o17, 0b1_0, -0]",
            "{a: [0, 1, -17, 1000, 3735928559, 15, 2, 0]}"
        ),
        (
            "a = [9223372036854775807, -9223372036854775808]",
            "{a: [9223372036854775807, -9223372036854775808]}"
        ),
        (
            "a = [1.0, -0.5, 6.6E-3, 1_0.2_5, -nan]",
            "{a: [float 1.0, float -0.5, float 6.6E-3, float 1_0.2_5, float -nan]}"
        ),
        ("a = true\nb = false", "{a: true, b: false}"),
        ("a = [1e5, inf]", "{a: [float 1e5, float inf]}"),
        ("a = 2022-12-31", "{a: day 2022-12-31}"),
        ("a = 2026-03-31T12:00:00.5+03:00", "{a: instant 2026-03-31T09:00:00.500Z}"),
        (
            "a = 2026-03-31 12:00:00z\nb = 2026-03-31t12:00:00Z",
            "{a: instant 2026-03-31T12:00:00.000Z, b: instant 2026-03-31T12:00:00.000Z}"
        ),
        (
            "a = 07:32:00\nb = 2026-03-31T07:32:00.999",
            "{a: other 07:32:00, b: other 2026-03-31T07:32:00.999}"
        ),
        (
            "a = 2026-03-31 # day\nb = [2026-03-31 , 1]",
            "{a: day 2026-03-31, b: [day 2026-03-31, 1]}"
        ),
        ("a = []\nb = [ [1], ['x', true], ]", "{a: [], b: [[1], [\"x\", true]]}"),
        ("a = [ # one\n  1, # two\n\n  2 # three\n  , ]", "{a: [1, 2]}"),
        (
            "a = {}\nb = { c = 1, d.e = 2, d.f = [\n 3,\n] }",
            "{a: {}, b: {c: 1, d: {e: 2, f: [3]}}}"
        ),
        ("[a]\nb = 1\n[ a . c ]\nd = 2", "{a: {b: 1, c: {d: 2}}}"),
        ("[a.b.c]\nd = 1\n[a]\ne = 2", "{a: {b: {c: {d: 1}}, e: 2}}"),
        ("[a]\nb.c = 1\n[a.b.d]\ne = 2", "{a: {b: {c: 1, d: {e: 2}}}}"),
        (
            "[[p]]\nid = 1\n[[p.step]]\non = 2\n[[p.step]]\non = 3\n[[p]]\nid = 4\n[p.x]\ny = 5",
            "{p: [{id: 1, step: [{on: 2}, {on: 3}]}, {id: 4, x: {y: 5}}]}"
        ),
        ("[[a.b]]\n[a]\nc = 1", "{a: {b: [{}], c: 1}}"),
    ]

    static let invalid: [(text: String, line: Int)] = [
        ("a", 1), ("a =", 1), ("= 1", 1), ("a = 1 b = 2", 1), ("\na == 1", 2), ("a. = 1", 1),
        ("ä = 1", 1), ("a\n= 1", 1), ("\"\"\"a\"\"\" = 1", 1),
        ("a = \"open", 1), ("\na = \"line\nbreak\"", 2), ("a = 'it''s'", 1),
        (#"a = "\x41""#, 1), (#"a = "\ud800""#, 1), (#"a = "\u12""#, 1), (#"a = "\U00110000""#, 1),
        ("a = \"\"\"x\ny", 2), ("a = \"\"\"\"\"\"\"\"\"", 1), ("a = \"\u{1}\"", 1), ("# \u{7F}", 1),
        ("a = 1\rb = 2", 1), ("a = \"\"\"x\ry\"\"\"", 1),
        ("a = 01", 1), ("a = 1__0", 1), ("a = _1", 1), ("a = 1_", 1), ("a = +0x1", 1),
        ("a = 0xG", 1), ("a = 0o8", 1), ("a = 9223372036854775808", 1), ("a = --1", 1),
        ("a = .5", 1), ("a = 5.", 1), ("a = 1.e2", 1), ("a = 1e", 1), ("a = 01.5", 1),
        ("a = 1.2.3", 1),
        ("a = True", 1), ("a = yes", 1), ("a = ٣", 1),
        ("a = 2023-02-29", 1), ("a = 2026-13-01", 1), ("a = 2026-3-1", 1), ("a = 25:00:00", 1),
        ("a = 2026-03-31T12:00", 1), ("a = 2026-03-31T12:00:61Z", 1), ("a = 2026-03-31T", 1),
        ("a = [1 2]", 1), ("a = [\n1,\n", 3), ("a = [,]", 1), ("a = [1,,2]", 1),
        ("a = { b = 1, }", 1), ("a = { b = 1\n}", 1), ("a = { b }", 1), ("a = {", 1),
        ("[a", 1), ("[]", 1), ("[a]]", 1), ("[[a]", 1), ("[[a] ]", 1), ("[a] b = 1", 1),
        ("[a.]", 1),
    ]

    static let duplicates: [(text: String, line: Int)] = [
        ("a = 1\na = 2", 2),
        ("a = 1\n\"a\" = 2", 2),
        ("a = { b = 1, b = 2 }", 1),
        ("[a]\n[a]\nb = 1", 2),
        ("a = 1\n[a]", 2),
        ("a = {}\n[a.b]", 2),
        ("a = []\n[[a]]", 2),
        ("[[a]]\n[a]", 2),
        ("[a]\n[[a]]", 2),
        ("a.b = 1\na = 2", 2),
        ("a = 1\na.b = 2", 2),
        ("a = {}\na.b = 2", 2),
        ("a = { b = {}, b.c = 1 }", 1),
        ("[a]\nb.c = 1\n[a.b]", 3),
        ("[a.b.c]\nd = 1\n[a]\nb.c.e = 2", 4),
    ]
}

extension TOMLTable {
    fileprivate var shown: String {
        "{" + entries.map { "\($0.key): \($0.node.shown)" }.joined(separator: ", ") + "}"
    }
}

extension TOMLNode {
    fileprivate var shown: String {
        switch value {
        case .string(let text): "\"\(text)\""
        case .integer(let number): "\(number)"
        case .float(let text): "float \(text)"
        case .boolean(let boolean): "\(boolean)"
        case .day(let day): "day \(day)"
        case .instant(let instant): "instant \(instant)"
        case .array(let nodes): "[" + nodes.map(\.shown).joined(separator: ", ") + "]"
        case .table(let table): table.shown
        case .other(let text): "other \(text)"
        }
    }
}
