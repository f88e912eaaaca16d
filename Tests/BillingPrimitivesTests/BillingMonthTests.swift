import BillingPrimitives
import Foundation
import Testing

@Suite struct BillingMonthTests {
    @Test(arguments: [("2026-03", 743), ("2026-10", 745), ("2026-02", 672), ("2028-02", 696)])
    func `a month lasts from local midnight to local midnight`(text: String, hours: Int64) throws {
        let interval = try #require(BillingMonth(text)).interval
        let length = interval.upperBound.milliseconds - interval.lowerBound.milliseconds
        #expect(length == hours * 3_600_000)
    }

    @Test func `March 2026 begins in winter time and ends in summer time`() throws {
        let interval = try #require(BillingMonth("2026-03")).interval
        #expect(interval.lowerBound.description == "2026-02-28T22:00:00.000Z")
        #expect(interval.upperBound.description == "2026-03-31T21:00:00.000Z")
    }

    @Test func `every day from 1996 to 2037 begins when Foundation says that it does`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "Europe/Helsinki"))
        var day = try #require(Day("1996-01-01"))
        let end = try #require(Day("2038-01-01"))
        while day < end {
            let (year, month, dayOfMonth) = day.parts
            let parts = DateComponents(year: year, month: month, day: dayOfMonth)
            let midnight = try #require(calendar.date(from: parts))
            #expect(
                Double(day.startInHelsinki.milliseconds) == midnight.timeIntervalSince1970 * 1000
            )
            #expect(day.startInHelsinki.helsinkiDay == day)
            let before = Instant(milliseconds: day.startInHelsinki.milliseconds - 1)
            #expect(before.helsinkiDay == day.adding(days: -1))
            day = day.adding(days: 1)
        }
    }

    @Test(arguments: ["2026-13", "2026-00", "2026-3", "1995-12", "2200-01", "2026-03-01", ""])
    func `what is not a month is refused`(text: String) {
        #expect(BillingMonth(text) == nil)
    }

    @Test func `months are counted over the turn of a year`() throws {
        let december = try #require(BillingMonth("2026-12"))
        #expect(december.adding(months: 1).description == "2027-01")
        #expect(december.adding(months: -12).description == "2025-12")
        #expect(december.lastDay.description == "2026-12-31")
        #expect(december.firstDay.description == "2026-12-01")
        #expect(BillingMonth(containing: december.lastDay) == december)
    }

    @Test func `the last second of a month in Helsinki belongs to it`() throws {
        let last = try #require(Instant("2026-06-30T23:59:59.999+03:00"))
        let next = try #require(Instant("2026-06-30T21:00:00Z"))
        #expect(BillingMonth(containing: last.helsinkiDay).description == "2026-06")
        #expect(BillingMonth(containing: next.helsinkiDay).description == "2026-07")
    }
}
