public import BillingPrimitives

/// A marked difference between the latest usage of a connection and its own past.
///
/// It is a signal to ask by, with its figures, and no reproach: every difference has its reason.
public enum UsageDrift: Hashable, Sendable {
    /// Records by `person-change` in four weeks: the median before, and now.
    case records(before: Int64, now: Int64)
    /// Deliveries in four weeks: the median before, and now.
    case deliveries(before: Int64, now: Int64)
    /// The longest time between two days with deliveries, in days: before, and now.
    case gap(before: Int, now: Int)
    /// Data groups that were not delivered before, sorted, and the first day with one of them.
    case dataGroups([String], since: Day)

    /// What is compared.
    public enum Measure: String, Sendable {
        /// Records by `person-change`.
        case records
        /// Deliveries.
        case deliveries
        /// Days from one day with deliveries to the next.
        case gapDays = "gap-days"
        /// Codes of data groups.
        case dataGroups = "data-groups"
    }
}

extension UsageDrift {
    /// Four weeks are compared with four weeks: whole weeks, so that weekends weigh alike.
    public static let windowDays = 28
    /// The past goes back half a year, so that a change of habits is no signal for ever.
    public static let pastDays = 182
    /// One earlier window may be that of the start; two are a past.
    public static let earlierWindowsMin = 2
    /// Calls at each second week make two or three deliveries in four weeks; with changes that vary
    /// by a quarter, steady usage reaches a factor of two and a half by chance.
    public static let factorMin = 3
    /// Below this a few families that move on the same day are a threefold month.
    public static let recordsMin: Int64 = 100
    /// One call a day is what the service expects; fewer are no burden, whatever they were before.
    public static let deliveriesMin: Int64 = 28
    /// A week without a call is a holiday for a connection that calls each day, less is a weekend.
    public static let gapDaysMin = 7

    /// The signals of a connection on a day, from the whole days before it.
    ///
    /// Data groups of the day itself count as well. There is no signal before there is a past, nor
    /// of a connection that is silent, which is a finding of its own.
    static func signals(in history: UsageHistory, on day: Day) -> [UsageDrift] {
        let start = day.adding(days: -windowDays)
        let now = history.during(start..<day)
        let windows = earlierWindows(of: history, before: start)
        guard windows.count >= earlierWindowsMin, let lastDay = now.deliveryDays.last,
            day.days(since: lastDay) <= PermitStatus.silenceDaysMax
        else { return [] }
        let past = history.during(day.adding(days: -pastDays)..<start)
        return [
            volume(before: windows.map(\.records).median, now: now.records),
            pace(before: windows.map(\.deliveries).median, now: now.deliveries),
            pause(past: past.deliveryDays, now: now.deliveryDays + [day]),
            novelty(past: past, now: history.during(start..<day.adding(days: 1))),
        ].compactMap(\.self)
    }

    /// The windows of four weeks before a day that lie within the past and after the first usage.
    private static func earlierWindows(
        of history: UsageHistory,
        before start: Day
    ) -> [ArraySlice<UsageHistory.Entry>] {
        guard let firstDay = history.entries.deliveryDays.first else { return [] }
        let count = pastDays / windowDays - 1
        return (1...count).map { start.adding(days: -windowDays * $0) }
            .filter { $0 >= firstDay }
            .map { history.during($0..<$0.adding(days: windowDays)) }
    }

    private static func volume(before: Int64, now: Int64) -> UsageDrift? {
        guard max(before, now) >= recordsMin,
            now / Int64(factorMin) >= before || before / Int64(factorMin) >= now
        else { return nil }
        return .records(before: before, now: now)
    }

    /// Fewer deliveries are told by the time between them.
    private static func pace(before: Int64, now: Int64) -> UsageDrift? {
        guard now >= deliveriesMin, now / Int64(factorMin) >= before else { return nil }
        return .deliveries(before: before, now: now)
    }

    /// The time across the beginning of the window belongs to it, and that which has not ended.
    private static func pause(past: [Day], now: [Day]) -> UsageDrift? {
        func longest(_ days: [Day]) -> Int {
            zip(days.dropFirst(), days).map { $0.days(since: $1) }.max() ?? 0
        }
        let (before, latest) = (longest(past), longest(past.suffix(1) + now))
        guard before > 0, latest >= gapDaysMin, latest / factorMin >= before else { return nil }
        return .gap(before: before, now: latest)
    }

    private static func novelty(
        past: ArraySlice<UsageHistory.Entry>,
        now: ArraySlice<UsageHistory.Entry>
    ) -> UsageDrift? {
        let known = past.dataGroups
        let added = now.dataGroups.subtracting(known)
        guard !known.isEmpty, !added.isEmpty,
            let first = now.first(where: { !$0.dataGroups.isDisjoint(with: added) })
        else { return nil }
        return .dataGroups(added.sorted(), since: first.day)
    }
}
