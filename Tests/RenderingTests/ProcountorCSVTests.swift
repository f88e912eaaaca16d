import BillingPrimitives
import Invoicing
import Rating
import Rendering
import Tariffs
import Testing

@Suite struct ProcountorCSVTests {
    private func records(_ documents: [Document]) throws -> [[String]] {
        let text = String(
            String.UnicodeScalarView(
                try ProcountorCSV.file(documents).map { Unicode.Scalar($0) }
            )
        )
        #expect(text.hasSuffix("\r\n"))
        return text.split(separator: "\r\n").map {
            $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test func `a header and its rows stand at the positions of the import file`() throws {
        let records = try records([try Paper().document(Paper.lines(Paper.standard))])
        #expect(records.map(\.count) == [44, 14, 14, 14, 14])
        let header = records[0]
        #expect(
            header[0...6] == [
                "M", "EUR", "202610000010", "FI2112345600000785", "9999000-7",
                "tilisiirto", "Esimerkkilän kunta & \"Åbo\" <1>",
            ]
        )
        #expect(header[9...14] == ["f", "f", "", "01.04.2026", "31.03.2026", "22.04.2026"])
        #expect(header[16].hasSuffix("\\Kuntatie 2\\20100\\Esimerkkilä\\FI"))
        #expect(header[23...24] == ["1797,60", "25,5"])
        #expect(header[38] == "INV-2026-000001")
        #expect(records[2][1...7] == ["Tietueet", "", "12005", "kpl", "0,036", "0", "25,5"])
        #expect(records[3][3] == "48211" && records[3][6] == "100")
        #expect(records[1][13] == "3010" && records[2][13] == "3020")
    }

    @Test func `statements are left out, and a credit note says that it is one`() throws {
        let invoice = try Paper().document(Paper.lines())
        let records = try records([
            try Paper().document(Paper.lines(), as: .statement),
            try Paper().credit(of: invoice, line: 2, quantity: 2_000),
        ])
        #expect(records.count == 2)
        #expect(records[0][10] == "t" && records[0][23] == "-72,00")
        #expect(records[1][3] == "-2000")
    }

    @Test(arguments: ["Kunta; ja muu", "Kunta €", "Kunta 😀", "Kun\\ta", "Kunta\u{85}"])
    func `what the file cannot hold is refused`(name: String) throws {
        var document = try Paper().document(Paper.lines())
        document.customer.name = name
        let error = #expect(throws: DiagnosticsError.self) {
            try ProcountorCSV.file([document])
        }
        #expect(error?.diagnostics.first?.code == "procountor-character")
    }

    @Test func `a practice ledger is no bookkeeping`() throws {
        var paper = Paper()
        paper.isPractice = true
        let document = try paper.document(Paper.lines())
        #expect(throws: DiagnosticsError.self) { try ProcountorCSV.file([document]) }
    }
}
