import Rendering
import Testing

@Suite struct XMLWriterTests {
    @Test func `elements stand in the order of the calls, one a line`() {
        let writer = XMLWriter.file("a", ["v": "1"]) { xml in
            xml.element("b", "x", ["k": "2"])
            xml.element("c") { $0.element("d", "y") }
        }
        #expect(
            writer.text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <a v="1">
                <b k="2">x</b>
                <c>
                <d>y</d>
                </c>
                </a>

                """
        )
    }

    @Test func `nothing that is empty is written`() {
        let writer = XMLWriter.file("a") { xml in
            xml.element("b", nil)
            xml.element("c", "", ["k": "1"])
            xml.element("d") { $0.element("e") { $0.element("f", "") } }
            xml.element("ä", "ö")
        }
        #expect(writer.text.hasSuffix("\n<a>\n<ä>ö</ä>\n</a>\n"))
    }

    @Test func `what means something to a parser is escaped, in text and in attributes`() throws {
        let odd = "<&>\"' ä\u{A0}€😀 \r ]]>"
        let writer = XMLWriter.file("a") { $0.element("b", odd, ["k": "<&>\"'"]) }
        let root = try #require(XMLTree.root(writer.text))
        #expect(root.children[0].text == odd)
        #expect(root.children[0].attributes["k"] == "<&>\"'")
        #expect(writer.forbidden.isEmpty)
    }

    @Test(arguments: [0, 1, 8, 0xB, 0xC, 0xE, 0x1F, 0xFFFE, 0xFFFF] as [UInt32])
    func `a character that XML forbids is reported with its element`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let writer = XMLWriter.file("a") { $0.element("b", "x\(Character(scalar))y") }
        #expect(writer.forbidden.map(\.element) == ["b"])
        #expect(writer.forbidden.map(\.scalar) == [scalar])
    }

    @Test(arguments: [0x9, 0xA, 0xD, 0x20, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFF] as [UInt32])
    func `a character that XML allows is not`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let writer = XMLWriter.file("a") { $0.element("b", String(Character(scalar))) }
        #expect(writer.forbidden.isEmpty)
    }
}
