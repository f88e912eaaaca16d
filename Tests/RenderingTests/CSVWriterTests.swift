import BillingPrimitives
import Rendering
import Testing

@Suite struct CSVWriterTests {
    private static let columns = ["customer", "quantity", "unit_price", "net_amount", "issue_date"]

    private static let rows: [[CSVCell]] = [
        [
            .text("Esimerkkilän kunta"), .integer(12_000), .price(UnitPrice(micros: 36_000)),
            .money(Money(cents: 43_200)), .day(Day(number: 20_543)),
        ],
        [
            .text("Oy \"A\" Ab, Åbo"), .integer(-2_000), .price(UnitPrice(micros: 1_000_000_000)),
            .money(Money(cents: -150)), .empty,
        ],
    ]

    @Test func `rfc4180 has commas, points, ISO dates and CRLF`() {
        let expected =
            "customer,quantity,unit_price,net_amount,issue_date\r\n"
            + "Esimerkkilän kunta,12000,0.036,432.00,2026-03-31\r\n"
            + "\"Oy \"\"A\"\" Ab, Åbo\",-2000,1000.00,-1.50,\r\n"
        #expect(CSVWriter(.rfc4180).file(columns: Self.columns, rows: Self.rows) == expected)
    }

    @Test func `excel-fi has a byte order mark, semicolons and decimal commas`() {
        let expected =
            "\u{FEFF}customer;quantity;unit_price;net_amount;issue_date\r\n"
            + "Esimerkkilän kunta;12000;0,036;432,00;2026-03-31\r\n"
            + "\"Oy \"\"A\"\" Ab, Åbo\";-2000;1000,00;-1,50;\r\n"
        let file = CSVWriter(.excelFi).file(columns: Self.columns, rows: Self.rows)
        #expect(file == expected)
        #expect(Array(file.utf8.prefix(4)) == [0xEF, 0xBB, 0xBF, UInt8(ascii: "c")])
        #expect(CSVPreset(rawValue: "excel-fi") == .excelFi)
    }

    @Test(
        arguments: [
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("+358401", "'+358401"),
            ("-5", "'-5"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""),
            ("\nx", "\"'\nx\""), ("\r\nx", "\"'\r\nx\""), ("\0x", "'\0x"), ("＝1+1", "'＝1+1"),
            ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"), ("=\u{301}1", "'=\u{301}1"),
            ("=\"a\";b", "\"'=\"\"a\"\";b\""), ("Oy,=1+1", "\"Oy,=1+1\""), ("A=B", "A=B"), ("", ""),
        ]
    )
    func `excel-fi lets no text become a formula`(text: String, field: String) {
        let row = CSVWriter(.excelFi).row([.text(text), .empty])
        #expect(Array(row.utf8) == Array("\(field);\r\n".utf8))
    }

    @Test(
        arguments: [
            ("123456789012345", "123456789012345"), ("1234567890123456", "1 23456 78901 23456"),
            ("12345678901234567890", "12345 67890 12345 67890"),
            ("FI2112345600000785", "FI2112345600000785"),
        ]
    )
    func `excel-fi keeps digits that Excel would round away`(text: String, field: String) {
        #expect(CSVWriter(.excelFi).row([.text(text)]) == "\(field)\r\n")
        #expect(CSVWriter(.rfc4180).row([.text(text)]) == "\(text)\r\n")
    }

    @Test(
        arguments: [
            ("-5", "-5"), ("=1", "=1"), ("a;b", "a;b"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
            ("a\r\nb", "\"a\r\nb\""), ("a\nb", "\"a\nb\""), (" a ", " a "), ("\"", "\"\"\"\""),
        ]
    )
    func `rfc4180 quotes what must be quoted and changes nothing`(text: String, field: String) {
        let row = CSVWriter(.rfc4180).row([.empty, .text(text)])
        #expect(Array(row.utf8) == Array(",\(field)\r\n".utf8))
    }
}
