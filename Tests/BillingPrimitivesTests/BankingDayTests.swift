import BillingPrimitives
import Testing

@Suite struct BankingDayTests {
    @Test(
        arguments: [
            // 2026: Epiphany, Good Friday and Easter Monday, May Day, Ascension, Midsummer Eve,
            // Christmas Eve and Day; Independence Day and Boxing Day fall on a weekend.
            ("2026-01-01", "2026-01-02"), ("2026-01-06", "2026-01-07"),
            ("2026-04-03", "2026-04-07"), ("2026-04-06", "2026-04-07"),
            ("2026-05-01", "2026-05-04"), ("2026-05-14", "2026-05-15"),
            ("2026-06-19", "2026-06-22"), ("2026-12-06", "2026-12-07"),
            ("2026-12-24", "2026-12-28"), ("2026-12-25", "2026-12-28"),
            // Weekends, and ordinary days that stay.
            ("2026-03-28", "2026-03-30"), ("2026-03-29", "2026-03-30"),
            ("2026-04-02", "2026-04-02"), ("2026-12-31", "2026-12-31"),
            // Other years, with the earliest and the latest Easter of the century's half.
            ("2008-03-21", "2008-03-25"), ("2011-04-22", "2011-04-26"),
            ("2024-03-29", "2024-04-02"), ("2024-05-09", "2024-05-10"),
            ("2025-06-20", "2025-06-23"), ("2027-06-25", "2027-06-28"),
            ("2038-04-23", "2038-04-27"), ("2019-12-06", "2019-12-09"),
        ]
    )
    func `what is due on a bank holiday is due on the next banking day`(
        day: String,
        due: String
    ) throws {
        let day = try #require(Day(day))
        #expect(day.firstBankingDay == Day(due))
        #expect(day.isBankingDay == (day == Day(due)))
    }

    @Test func `Easter falls as the calendar of the church says, on 50 years`() throws {
        // Easter Mondays from 2000 to 2049, by month and day.
        let mondays = """
            0424 0416 0401 0421 0412 0328 0417 0409 0324 0413 0405 0425 0409 0401 0421 0406 0328
            0417 0402 0422 0413 0405 0418 0410 0401 0421 0406 0329 0417 0402 0422 0414 0329 0418
            0410 0326 0414 0406 0426 0411 0402 0422 0407 0330 0418 0410 0326 0415 0406 0419
            """.split { $0 == " " || $0 == "\n" }
        for (year, monday) in zip(2000..., mondays) {
            let day = try #require(
                Day("\(year)-\(monday.prefix(2))-\(monday.suffix(2))")
            )
            #expect(day.weekday == 1, "\(day)")
            #expect(!day.isBankingDay && !day.adding(days: -3).isBankingDay, "\(day)")
            #expect(!day.adding(days: 38).isBankingDay, "\(day)")
        }
    }

    @Test func `a year has as many banking days as its weekdays less the holidays on them`() {
        // 2026: 261 weekdays; 1.1., 6.1., 3.4., 6.4., 1.5., 14.5., 19.6., 24.12. and 25.12.
        let first = Day(number: 20_454)
        #expect(first.description == "2026-01-01")
        #expect((0..<365).count { first.adding(days: $0).isBankingDay } == 252)
    }
}
