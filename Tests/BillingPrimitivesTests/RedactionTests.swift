import BillingPrimitives
import Testing

@Suite struct RedactionTests {
    @Test(arguments: [
        ("KOTIKUNTA", "'KOTIKUNTA'"),
        ("010188-916P", "'***********'"),
        ("hetu=010188-916p;", "'hetu=***********;'"),
        ("010188-916R", "'***********'"),
        ("010188-916P 020275-9862", "'*********** ***********'"),
        ("a\nb\tc\u{1b}[2J", "'a\\u{a}b\\u{9}c\\u{1b}[2J'"),
        ("d-20260302-0017", "'d-20260302-0017'"),
        ("Esimerkkilän kunta", "'Esimerkkilän kunta'"),
        ("", "''"),
    ])
    func `a quotation carries no code and no control character`(text: String, quoted: String) {
        #expect(Redaction.quoted(text) == quoted)
    }

    @Test func `a quotation is cut at forty characters`() {
        let text = String(repeating: "x", count: 41)
        #expect(Redaction.quoted(text) == "'\(text.dropLast())…'")
        #expect(Redaction.quoted(text.dropLast()) == "'\(text.dropLast())'")
    }

    @Test(arguments: 0...45)
    func `a code at the cut does not show its beginning`(lead: Int) {
        let text = String(repeating: " ", count: lead) + "010188-916P, and more text behind it"
        #expect(!Redaction.quoted(text).contains("010188"))
    }
}
