public import BillingPrimitives

/// How often and how much a connection delivered in the last weeks.
public struct UsageRhythm: Hashable, Sendable {
    /// How far back the rhythm is looked for: two months in whole weeks.
    public static let weeksMax = 8
    /// With fewer whole weeks than this, a connection has no rhythm of its own yet.
    public static let weeksMin = 4
    /// Fewer days with deliveries than this make no rhythm.
    public static let deliveryDaysMin = 4

    /// How many whole weeks it was worked out from.
    public var weeks: Int
    /// The days with deliveries in those weeks.
    public var deliveryDays: Int
    /// The median of the days from one of them to the next.
    public var gapDays: Int
    /// The records of the week with the fewest, by `person-change`.
    public var weeklyLow: Int64
    /// The median of the records of a week.
    public var weeklyMedian: Int64
    /// The records of the week with the most.
    public var weeklyHigh: Int64
    /// The last day with deliveries.
    public var lastOn: Day

    /// Looks at the whole weeks before a day; nil where they show no rhythm that goes on.
    init?(of history: UsageHistory, on day: Day) {
        guard let firstDay = history.entries.deliveryDays.first else { return nil }
        let weeks = min(Self.weeksMax, max(day.days(since: firstDay), 0) / 7)
        guard weeks >= Self.weeksMin else { return nil }
        let past = history.during(day.adding(days: -7 * weeks)..<day)
        let days = past.deliveryDays
        guard days.count >= Self.deliveryDaysMin, let lastOn = days.last,
            day.days(since: lastOn) <= PermitStatus.silenceDaysMax
        else { return nil }
        let sums = (1...weeks).map { week in
            let first = day.adding(days: -7 * week)
            return history.during(first..<first.adding(days: 7)).records
        }
        self.weeks = weeks
        self.deliveryDays = days.count
        self.gapDays = zip(days.dropFirst(), days).map { $0.days(since: $1) }.median
        self.weeklyLow = sums.min() ?? 0
        self.weeklyMedian = sums.median
        self.weeklyHigh = sums.max() ?? 0
        self.lastOn = lastOn
    }

    /// The first day from another one on that its rhythm falls on.
    func firstDelivery(from day: Day) -> Day {
        let ahead = max(day.days(since: lastOn), 1)
        return lastOn.adding(days: (ahead + gapDays - 1) / gapDays * gapDays)
    }

    /// The records of so many days: as many as in the week with the fewest, the median one, and the
    /// one with the most; the least is rounded down, the most up, and the median to the nearest.
    func records(inDays days: Int) -> (low: Int64, expected: Int64, high: Int64) {
        (
            weeklyLow.share(of: days, roundedBy: 0), weeklyMedian.share(of: days, roundedBy: 3),
            weeklyHigh.share(of: days, roundedBy: 6)
        )
    }
}

extension Int64 {
    /// What falls on so many days of what a week has, with so many sevenths added for rounding.
    fileprivate func share(of days: Int, roundedBy sevenths: Int64) -> Int64 {
        let (product, overflows) = multipliedReportingOverflow(by: Int64(days))
        return overflows || product > .max - sevenths ? .max : (product + sevenths) / 7
    }
}
