import BillingPrimitives
import Invoicing
import Rating
import Rendering
import Tariffs
import Testing

@Suite struct DocumentPageTests {
    private func page(_ document: Document) throws -> (text: String, root: XMLTree.Element) {
        let html = try DocumentPage(document).html()
        return (html, try #require(XMLTree.root(html)))
    }

    @Test(arguments: Language.allCases)
    func `a reader of the page finds its language, headings and tables`(
        language: Language
    ) throws {
        var paper = Paper()
        paper.language = language.rawValue
        let (_, root) = try page(try paper.document(Paper.lines()))
        #expect(root.attributes["lang"] == language.rawValue)
        let all = root.everything
        #expect(all.filter { $0.name == "h1" }.count == 1)
        #expect(all.filter { $0.name == "main" }.count == 1)
        for table in all where table.name == "table" {
            #expect(table.all("caption").count == 1)
            let heads = table.everything.filter { $0.name == "th" }
            #expect(heads.allSatisfy { ["col", "row"].contains($0.attributes["scope"]) })
        }
        let svg = try #require(all.first { $0.name == "svg" })
        #expect(svg.attributes["role"] == "img")
        let words = [Phrase.payment, Phrase.rectification, Phrase.lateInterest, Phrase.grounds]
        let headings = all.filter { $0.name == "h2" }.map(\.text)
        for word in words { #expect(headings.contains(word[language])) }
    }

    @Test func `what is needed to pay stands in one box, the barcode's digits as text`() throws {
        let (text, root) = try page(try Paper().document(Paper.lines()))
        for value in [
            "FI21 1234 5600 0007 85", "NDEAFIHH", "20 26100 00010", "RF11202610000010",
            "22.4.2026", "1 432,35 €".replacing(" ", with: "\u{A0}"),
        ] { #expect(text.contains(value), "\(value)") }
        let caption = try #require(root.everything.first { $0.name == "figcaption" })
        #expect(caption.text.hasSuffix("421123456000007850014323500000000000202610000010260422"))
    }

    @Test func `what is waived or free is printed with its list value`() throws {
        let (text, _) = try page(try Paper().document(Paper.lines()))
        for value in [
            "3 167,95 €", "−1 735,60 €", "1070/2022 2 § 4 c", "person-change", "vtj-2022 v1",
            "Tilikirjan lohko 12",
        ] {
            #expect(text.replacing("\u{A0}", with: " ").contains(value), "\(value)")
        }
    }

    @Test func `a practice page says so in large words and cannot be paid`() throws {
        var paper = Paper()
        paper.isPractice = true
        let (text, root) = try page(try paper.document(Paper.lines()))
        #expect(root.everything.contains { $0.attributes["class"] == "practice" })
        #expect(text.contains(Phrase.practice.fi))
        for value in ["FI21", "NDEAFIHH", "<svg", "2026900000", "RF"] {
            #expect(!text.contains(value), "\(value)")
        }
    }

    @Test func `a statement and a credit note ask for no payment`() throws {
        let invoice = try Paper().document(Paper.lines())
        for document in [
            try Paper().document(Paper.lines(), as: .statement),
            try Paper().credit(of: invoice, line: 2, quantity: 2_000),
        ] {
            let (text, _) = try page(document)
            #expect(!text.contains("FI21") && !text.contains("<svg"))
        }
        let note = try Paper().credit(of: invoice, line: 2, quantity: 2_000)
        #expect(try page(note).text.contains("INV-2026-000001"))
    }

    @Test func `no text becomes markup`() throws {
        var lines = try Paper.lines()
        lines[0].register = "<script>alert(1)</script>"
        lines[0].buyerReference = "\"><img src=x>"
        let (text, root) = try page(try Paper().document(lines))
        #expect(!text.contains("<script") && !text.contains("<img"))
        #expect(!root.everything.contains { ["script", "img"].contains($0.name) })
        #expect(text.contains("Esimerkkilän kunta &amp; &quot;Åbo&quot; &lt;1&gt;"))
    }
}
