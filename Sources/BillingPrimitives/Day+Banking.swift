extension Day {
    /// Whether banks in Finland pay on this day: no weekend, no holiday, and neither Midsummer Eve
    /// nor Christmas Eve, on which they are closed as well.
    public var isBankingDay: Bool {
        guard weekday <= 5 else { return false }
        let (year, month, day) = parts
        switch (month, day) {
        case (1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26): return false
        // Midsummer Eve is the Friday before the Saturday of 20–26 June.
        case (6, 19...25) where weekday == 5: return false
        default: break
        }
        // Good Friday, Easter Monday, and Ascension Day on the fortieth day.
        return ![-2, 1, 39].contains(days(since: Self.easter(of: year)))
    }

    /// This day, or the first banking day after it.
    public var firstBankingDay: Day {
        var day = self
        while !day.isBankingDay { day = day.adding(days: 1) }
        return day
    }

    /// Easter Sunday of a year of the Gregorian calendar, by the rule of Gauss and Lichtenberg.
    private static func easter(of year: Int) -> Day {
        let century = year / 100
        let lunar = 15 + (3 * century + 3) / 4 - (8 * century + 13) / 25
        let solar = 2 - (3 * century + 3) / 4
        let moon = year % 19
        let germ = (19 * moon + lunar) % 30
        let fullMoon = 21 + germ - (germ + moon / 11) / 29
        let sunday = 7 - (year + year / 4 + solar).flooredRemainder(7)
        let distance = 7 - (fullMoon - sunday).flooredRemainder(7)
        guard let march = Day(year: year, month: 3, day: 1) else {
            preconditionFailure("Every year has a March.")
        }
        return march.adding(days: fullMoon + distance - 1)
    }
}
