import BillingPrimitives
import Metering

/// A delivery, and whether it was counted from an answer, which no CSV could bring.
struct UsageRow: Sendable {
    var delivery: Delivery
    var isAnswer: Bool
}

/// Makes the usage of a history, window by window.
struct UsageMaker {
    private static let groups = ["KOTIKUNTA", "HENKILON_NIMI", "KUOLINPAIVA", "AIDINKIELI"]

    private var random: SplitMix64
    private let first: BillingMonth
    private let isPractice: Bool
    private var count = 0
    private var cursors: [ConnectionID: Int64] = [:]
    private var rows: [UsageRow] = []

    init(random: SplitMix64, first: BillingMonth, isPractice: Bool) {
        self.random = SplitMix64(seed: random.state ^ 0x0507)
        self.first = first
        self.isPractice = isPractice
    }

    /// What arrives after the run of the month before and until that of a month.
    ///
    /// Most of it is of the month, some of earlier ones, some of the days after it.
    mutating func window(of month: BillingMonth, connections: [ConnectionID]) -> [UsageRow] {
        var window: [UsageRow] = []
        for connection in connections {
            for _ in 0..<random.number(2...7) {
                window.append(row(of: connection, at: instant(around: month)))
                rows.append(window[window.count - 1])
            }
        }
        // The same row again, of this window or of an earlier one.
        for _ in 0..<random.number(0...6) { window.append(random.one(of: rows)) }
        return window.shuffled(using: &random)
    }

    // MARK: One delivery

    private mutating func instant(around month: BillingMonth) -> Instant {
        var interval = month.interval
        if random.chance(12) {
            let late = BillingMonth(index: month.index - Int32(random.number(1...3)))
            if late >= first { interval = late.interval }
        } else if random.chance(10) {
            interval = month.adding(months: 1).firstDayInterval
        } else if random.chance(10) {
            interval = month.firstDayInterval
        }
        let (low, high) = (interval.lowerBound.milliseconds, interval.upperBound.milliseconds)
        if random.chance(4) { return interval.lowerBound }
        if random.chance(4) { return Instant(milliseconds: high - 1) }
        return Instant(milliseconds: Int64.random(in: low..<high, using: &random))
    }

    private mutating func row(of connection: ConnectionID, at instant: Instant) -> UsageRow {
        count += 1
        let id = "d-\(count)"
        let known = rows.filter {
            $0.delivery.connection == connection && $0.delivery.cursorTo != nil
        }
        if !known.isEmpty, random.chance(12) {
            var again = random.one(of: known)
            again.delivery.id = id
            again.delivery.deliveredAt = instant
            if random.chance(15) { again.delivery.digest = "z\(count)" }
            return again
        }
        let isAnswer = random.chance(35)
        var delivery = isAnswer ? answer(id, connection, instant) : plain(id, connection, instant)
        if random.chance(60) { addRange(to: &delivery) }
        if random.chance(70) { delivery.digest = "x\(count)" }
        return UsageRow(delivery: delivery, isAnswer: isAnswer)
    }

    private mutating func records() -> Int64 {
        let sizes = [0...0, 1...40, 1...40, 100...900, 100...900, 2_000...5_000]
        return Int64(random.number(random.one(of: sizes)))
    }

    private mutating func codes() -> [String] {
        guard random.chance(75) else { return [] }
        return Self.groups.filter { _ in random.chance(40) }
    }

    private mutating func answer(
        _ id: String,
        _ connection: ConnectionID,
        _ instant: Instant
    ) -> Delivery {
        let records = records()
        let counts = counts(records, everyKnown: true)
        let hasForeign = records > 0 && random.chance(8)
        var test = isPractice == hasForeign ? RecordCounts.zero : counts
        if hasForeign, random.chance(70) {
            // Some of each: a part of every count is of the test series.
            for rule in CountingRule.allCases {
                let share = Int64(random.number(0...100))
                test[rule] = (counts[rule] ?? 0) * share / 100
            }
        }
        return Delivery(
            id: id,
            connection: connection,
            deliveredAt: instant,
            kind: random.one(of: [.change, .change, .initial, .baseData]),
            counts: counts,
            testCounts: test,
            dataGroups: codes().map { DataGroupCount(code: $0, elements: records) },
            responseBytes: records * 300 + 40
        )
    }

    private mutating func plain(
        _ id: String,
        _ connection: ConnectionID,
        _ instant: Instant
    ) -> Delivery {
        let records = records()
        let test = records > 0 && random.chance(8) ? Int64(random.number(1...Int(records))) : 0
        return Delivery(
            id: id,
            connection: connection,
            deliveredAt: instant,
            kind: random.chance(12) ? .initial : .change,
            counts: random.chance(50)
                ? RecordCounts(personChange: records) : counts(records, everyKnown: false),
            testCounts: test == 0 ? .zero : RecordCounts(personChange: test),
            dataGroups: codes().map { DataGroupCount(code: $0) }
        )
    }

    private mutating func counts(_ records: Int64, everyKnown: Bool) -> RecordCounts {
        let entries = records * Int64(random.number(1...4))
        var counts = RecordCounts(personChange: records, groupEntry: entries)
        for rule in CountingRule.allCases.dropFirst(2) {
            counts[rule] = entries - Int64(random.number(0...Int(min(entries, 50))))
        }
        guard !everyKnown else { return counts }
        for rule in CountingRule.allCases.dropFirst() where random.chance(25) { counts[rule] = nil }
        return counts
    }

    private mutating func addRange(to delivery: inout Delivery) {
        let cursor = cursors[delivery.connection] ?? 100
        let length = Int64(random.number(0...20))
        let begin = random.chance(8) ? cursor - 3 : cursor
        delivery.cursorFrom = random.chance(5) ? nil : begin
        delivery.cursorTo = begin + length
        delivery.identityList = random.chance(20) ? "list-2" : nil
        cursors[delivery.connection] = begin + length
    }
}

extension BillingMonth {
    /// The instants of its first day, on which usage arrives before and after a run.
    fileprivate var firstDayInterval: Range<Instant> {
        firstDay.startInHelsinki..<firstDay.adding(days: 1).startInHelsinki
    }
}
