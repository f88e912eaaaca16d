import BillingPrimitives
import Foundation
import Invoicing
import Rating
import Rendering
import Tariffs
import Testing

@Suite struct JournalFileTests {
    /// An invoice with tax, a statement, and the note that credits part of the invoice.
    private func documents(_ name: String = Paper().customerName) throws -> [Document] {
        var paper = Paper()
        paper.customerName = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let invoice = try paper.document(Paper.lines(Paper.standard))
        return [
            invoice,
            try paper.document([try Paper.lines()[2]], as: .statement),
            try paper.credit(of: invoice, line: 2, quantity: 2_000),
        ]
    }

    private func text(
        _ documents: [Document],
        _ dialect: JournalDialect,
        on days: ClosedRange<Day>? = nil
    ) throws -> String {
        let journal = try Journal(of: documents, issuedOn: days, isPractice: false)
        return try JournalFile(journal, dialect: dialect).text
    }

    @Test(arguments: JournalDialect.allCases)
    func `a journal is the bytes that it was`(dialect: JournalDialect) throws {
        let name = "Esimerkkilän kunta & \\\"Åbo\";  <1> | [2026/1/1], date:\n2026"
        var documents = try documents()
        for index in documents.indices { documents[index].customer.name = name }
        documents[2].reason = "väärä; \"luku\", [2026-01-01]\r\n  type:: x"
        try expectGolden(Array(text(documents, dialect).utf8), "journal.\(dialect.rawValue)")
    }

    @Test(arguments: JournalDialect.allCases)
    func `a journal of some days has only these, and asserts nothing`(
        dialect: JournalDialect
    ) throws {
        let day = try #require(Day("2026-04-02"))
        let part = try text(documents(), dialect, on: day...day)
        #expect(part.contains("CRN-2026-000001"))
        #expect(!part.contains("2026-04-01 "))
        #expect(!part.contains(dialect == .beancount ? " balance " : " = "))
        let none = try text([], dialect)
        #expect(none.contains("EUR") && !none.contains("Assets"))
    }

    @Test func `a practice journal says so first`() throws {
        let journal = try Journal(of: documents(), isPractice: true)
        #expect(
            try JournalFile(journal, dialect: .ledger).text.hasPrefix("; PRACTICE – NOT AN INVOICE")
        )
    }

    private static let ids = [
        "kunta", "Kunta", "KUNTA", "x", "X", "X-kunta", "x-kunta", "kunta-oy", "kunta:oy",
        "kunta/oy", "kunta%3Aoy", "kunta%oy", "kuntaX3AXoy", "1kunta", "-kunta", "_kunta", "ä",
        "Ä", "a\u{308}", "ß", "ss", "ŉ", "(kunta)", "[kunta]", "kunta=1", "@kunta", "*", "!",
        "1070-2022-2-4-c", "kunta.oy", "ısparta", "isparta", "ǆ", "ǅ", "Ǆ", "漢字", "٣", "X-X",
    ]

    @Test(arguments: JournalDialect.allCases)
    func `every customer has an account of its own, which the program takes`(
        dialect: JournalDialect
    ) throws {
        var names: Set<String> = []
        for id in Self.ids {
            var document = try documents()[0]
            document.customer.customer = CustomerID(id)
            let lines = try text([document], dialect).split(separator: "\n")
            let word = dialect == .beancount ? "open " : "account "
            let line = try #require(lines.first { $0.contains("\(word)Assets:Receivables:") })
            let name = try #require(line.split(separator: "Receivables:").last)
            let leaf = String(name).replacing(" EUR", with: "")
            #expect(names.insert(leaf).inserted, "\(id) has the account of another: \(leaf)")
            #expect(!leaf.contains(":") && !leaf.contains("  "))
            guard dialect == .beancount else { continue }
            #expect(try #/[\p{Lu}\p{Nd}][\p{L}\p{Nd}\-]*/#.wholeMatch(in: leaf) != nil, "\(leaf)")
        }
    }

    @Test(arguments: [
        ("1070/2022 2 § 4 c", "1070-2022-2-4-c"), ("1070/2022 2 § 4 c (1136/2021 2 § 4 c)", nil),
        ("1070/2022 2§ 4 c", "1070X2FX2022X20X2XA7XX20X4X20Xc"),
    ])
    func `what is free is on the account of its decree and item`(
        ground: String,
        account: String?
    ) throws {
        var charge = try Paper.charge(
            100,
            at: .perUnit(UnitPrice(micros: 36_000)),
            relief: .exemption
        )
        charge.legalBasis = ground
        let document = try Paper().document([charge], as: .statement)
        let beancount = try text([document], .beancount)
        let name = account ?? "1070-2022-2-4-c"
        #expect(beancount.contains("open Income:Relief:Exempt:\(name) EUR"))
        let item = account == nil ? "1070/2022 2 § 4 c" : ground
        #expect(
            try text([document], .hledger).contains("account Income:Relief:Exempt:\(item)\n")
        )
    }

    @Test func `an erased document is known by its customer's id`() throws {
        let erased = try documents().map(\.withoutParticulars)
        #expect(try text(erased, .hledger).contains("(INV-2026-000001) c | invoice 2026-03"))
        #expect(try text(erased, .hledger).contains("= 1707.24 EUR"))
    }
}
