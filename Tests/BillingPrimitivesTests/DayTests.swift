import BillingPrimitives
import Testing

@Suite struct DayTests {
    @Test func `a day of the calendar has one number, counted from 1970`() {
        #expect(Day("1970-01-01")?.number == 0)
        #expect(Day("1969-12-31")?.number == -1)
        #expect(Day("2026-02-29") == nil)
        #expect(Day("2024-02-29") != nil)
    }

    @Test func `days follow each other as a calendar counted by hand does`() throws {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var expected = try #require(Day(year: 1800, month: 1, day: 1))
        var weekday = 3  // 1800-01-01 was a Wednesday.
        for year in 1800...2199 {
            let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
            for month in 1...12 {
                let length = lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
                for dayOfMonth in 1...length {
                    let day = try #require(Day(year: year, month: month, day: dayOfMonth))
                    #expect(day == expected)
                    #expect(day.parts == (year, month, dayOfMonth))
                    #expect(day.weekday == weekday)
                    expected = expected.adding(days: 1)
                    weekday = weekday % 7 + 1
                }
                #expect(Day(year: year, month: month, day: length + 1) == nil)
            }
        }
    }

    @Test(arguments: [
        "2026-3-31", "2026-03-32", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
        "20260331", "2026-03-31 ", " 2026-03-31", "2026/03/31", "+026-03-31", "",
    ])
    func `what is not a day of the calendar is refused`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `a day is written as it is read`() {
        #expect(Day("2026-03-01").map(String.init(describing:)) == "2026-03-01")
        #expect(Day("0001-01-01").map(String.init(describing:)) == "0001-01-01")
    }
}
