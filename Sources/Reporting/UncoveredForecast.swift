public import BillingPrimitives

/// What a connection delivers without cover if it goes on as it does: a forecast, no promise.
public struct UncoveredForecast: Hashable, Sendable {
    /// The first day without cover.
    public var from: Day
    /// The day after the last one that is looked at.
    public var until: Day
    /// The first day from then on that the connection's rhythm falls on.
    public var firstOn: Day
    /// The records in that time by `person-change`, if each week is as the one with the fewest.
    public var low: Int64
    /// The records in that time if each week is as the median one.
    public var expected: Int64
    /// The records in that time if each week is as the one with the most.
    public var high: Int64
    /// What the forecast rests on.
    public var rhythm: UsageRhythm

    /// Looks ahead; nil where the rhythm falls on no day of that time.
    init?(_ rhythm: UsageRhythm, from first: Day, until end: Day) {
        let firstOn = rhythm.firstDelivery(from: first)
        guard firstOn < end else { return nil }
        self.from = first
        self.until = end
        self.firstOn = firstOn
        (low, expected, high) = rhythm.records(inDays: end.days(since: first))
        self.rhythm = rhythm
    }
}
