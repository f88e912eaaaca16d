import BillingPrimitives
import Rendering
import Testing

@Suite struct NumberFormatTests {
    private let fi = NumberFormat(.finnish)
    private let sv = NumberFormat(.swedish)
    private let en = NumberFormat(.english)

    @Test(
        arguments: [
            (123_456_750, "1\u{A0}234\u{A0}567,50\u{A0}€", "€1,234,567.50"),
            (-7_200, "\u{2212}72,00\u{A0}€", "\u{2212}€72.00"), (0, "0,00\u{A0}€", "€0.00"),
            (100_000, "1\u{A0}000,00\u{A0}€", "€1,000.00"), (5, "0,05\u{A0}€", "€0.05"),
            (
                Int64.min, "\u{2212}92\u{A0}233\u{A0}720\u{A0}368\u{A0}547\u{A0}758,08\u{A0}€",
                "\u{2212}€92,233,720,368,547,758.08"
            ),
        ]
    )
    func `amounts are grouped and have two decimals`(cents: Int64, fi: String, en: String) {
        #expect(self.fi.money(Money(cents: cents)) == fi)
        #expect(sv.money(Money(cents: cents)) == fi)
        #expect(self.en.money(Money(cents: cents)) == en)
    }

    @Test func `a unit price has the decimals that it has, at least two`() {
        #expect(fi.price(UnitPrice(micros: 36_000)) == "0,036\u{A0}€")
        #expect(en.price(UnitPrice(micros: 36_000)) == "€0.036")
        #expect(sv.price(UnitPrice(micros: 1_000_000_000)) == "1\u{A0}000,00\u{A0}€")
        #expect(fi.price(UnitPrice(micros: 1)) == "0,000001\u{A0}€")
    }

    @Test func `whole numbers are grouped by threes`() {
        #expect(fi.integer(999) == "999")
        #expect(fi.integer(-1_000) == "\u{2212}1\u{A0}000")
        #expect(en.integer(5_629_720) == "5,629,720")
        #expect(en.integer(.min) == "\u{2212}9,223,372,036,854,775,808")
    }

    @Test func `a line shows its quantity, its price and its amount`() {
        let price = UnitPrice(micros: 36_000)
        #expect(
            fi.product(12_000, price, Money(cents: 43_200))
                == "12\u{A0}000 × 0,036\u{A0}€ = 432,00\u{A0}€"
        )
        #expect(
            en.product(-2_000, price, Money(cents: -7_200))
                == "\u{2212}2,000 × €0.036 = \u{2212}€72.00"
        )
    }

    @Test(
        arguments: [
            (0, "0\u{A0}tietuetta", "0\u{A0}poster", "0\u{A0}records"),
            (1, "1\u{A0}tietue", "1\u{A0}post", "1\u{A0}record"),
            (-1, "\u{2212}1\u{A0}tietue", "\u{2212}1\u{A0}post", "\u{2212}1\u{A0}record"),
            (
                12_000, "12\u{A0}000\u{A0}tietuetta", "12\u{A0}000\u{A0}poster",
                "12,000\u{A0}records"
            ),
        ]
    )
    func `one record is singular`(number: Int64, fi: String, sv: String, en: String) {
        #expect(self.fi.count(number, .record) == fi)
        #expect(self.sv.count(number, .record) == sv)
        #expect(self.en.count(number, .record) == en)
    }

    @Test func `days and months are spelled as each language does`() throws {
        let day = try #require(Day("2026-03-31"))
        #expect(fi.day(day) == "31.3.2026")
        #expect(sv.day(day) == "31.3.2026")
        #expect(en.day(day) == "31 March 2026")
        let month = BillingMonth(containing: day)
        #expect(fi.month(month) == "maaliskuu 2026")
        #expect(sv.month(month) == "mars 2026")
        #expect(en.month(month) == "March 2026")
        #expect(fi.month(month.adding(months: 9)) == "joulukuu 2026")
        #expect(en.month(month.adding(months: -2)) == "January 2026")
    }

    @Test func `a period names its last day, which is before its end`() throws {
        let from = try #require(Day("2026-01-01"))
        let until = try #require(Day("2026-04-01"))
        let quarter = Period(from: from, until: until)
        #expect(fi.period(quarter) == "1.1.2026–31.3.2026")
        #expect(en.period(quarter) == "1 January 2026 – 31 March 2026")
        #expect(sv.period(Period(from: from, until: from.adding(days: 1))) == "1.1.2026")
        #expect(fi.period(Period(from: from, until: from)) == "–")
    }

    @Test func `a period may have no beginning and no end`() throws {
        let from = try #require(Day("2026-01-01"))
        #expect(fi.period(Period(from: from)) == "1.1.2026 alkaen")
        #expect(sv.period(Period(from: from)) == "från och med 1.1.2026")
        #expect(en.period(Period(from: .distantPast, until: from)) == "until 31 December 2025")
        #expect(fi.period(Period(from: .distantPast)) == "ilman rajaa")
    }
}
