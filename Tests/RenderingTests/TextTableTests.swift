import Rendering
import Testing

@Suite struct TextTableTests {
    @Test func `words are flush left, numbers right, and the totals stand under a rule`() {
        var table = TextTable([.left("Asiakas"), .right("Tietueita"), .right("Summa")])
        table.append(["Esimerkkilän kunta", "48211", "0,00 €"])
        table.append(["Åbo", "12000", "432,00 €"])
        table.setFooter(["Yhteensä", "60211", "432,00 €"])
        let expected = """
            Asiakas             Tietueita     Summa
            ------------------  ---------  --------
            Esimerkkilän kunta      48211    0,00 €
            Åbo                     12000  432,00 €
            ------------------  ---------  --------
            Yhteensä                60211  432,00 €

            """
        #expect(table.text() == expected)
    }

    @Test func `no line ends in spaces, whichever cells are empty`() {
        var table = TextTable([.left("A"), .right("B"), .left("Comment")])
        table.append(["x", "", ""])
        table.append(["", "1", ""])
        table.append(["", "", "z"])
        #expect(table.text() == "A  B  Comment\n-  -  -------\nx\n   1\n      z\n")
    }

    @Test(
        arguments: [
            ("äöå", 3), ("a\u{308}o\u{308}", 2), ("住民", 4), ("ｱ", 1), ("Ａ", 2), ("한국", 4),
            ("🇫🇮", 2), ("👩‍👩‍👧", 2), ("✈\u{FE0F}", 2), ("✈", 1), ("𠮷", 2), ("€…–", 3), ("", 0),
        ]
    )
    func `a column is as wide as its characters are on a terminal`(text: String, width: Int) {
        var table = TextTable([.left(""), .left("")])
        table.append([text, "|"])
        table.append(["12345678", "|"])
        let row = table.text().split(separator: "\n", omittingEmptySubsequences: false)[2]
        #expect(row == text + String(repeating: " ", count: 10 - width) + "|")
    }

    @Test(
        arguments: [
            ("Esimerkkilän kunta", "Esime…"), ("Kunta", "Kunta"), ("住民基本台帳", "住民…"),
            ("a\u{308}a\u{308}a\u{308}a\u{308}a\u{308}a\u{308}a\u{308}", "äääää…"),
        ]
    )
    func `a long cell is cut to its column and says so`(text: String, shown: String) {
        var table = TextTable([.left("Name", maxWidth: 6)])
        table.append([text])
        #expect(table.text().split(separator: "\n").last.map(String.init) == shown)
    }

    @Test func `a name cannot colour the screen, break the line or turn the direction`() {
        var table = TextTable([.left("Name")])
        table.append(["a\u{1B}[31mb\r\nc\u{9B}d\u{202E}e"])
        #expect(table.text() == "Name\n--------------\na [31mb  c d e\n")
    }

    @Test func `only a terminal gets escape sequences`() {
        var table = TextTable([.left("A"), .right("B")])
        table.append(["x", "1"])
        #expect(table.text(style: .plain) == "A  B\n-  -\nx  1\n")
        #expect(
            table.text(style: .ansi) == "\u{1B}[1mA  B\u{1B}[0m\n\u{1B}[2m-  -\u{1B}[0m\nx  1\n"
        )
        #expect(TerminalStyle.ansi.styled("", .red) == "")
    }
}
