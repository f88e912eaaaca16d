/// A month of service and of billing in Europe/Helsinki, the zone of all accounting.
public struct BillingMonth: Hashable, Sendable {
    /// Months since year 0, January being 0 of its year.
    public var index: Int32

    /// Creates a month from its distance to January of year 0.
    public init(index: Int32) {
        self.index = index
    }

    /// Creates a month, or nil where the calendar has none such.
    public init?(year: Int, month: Int) {
        guard (1996...2199).contains(year), (1...12).contains(month) else { return nil }
        self.index = Int32(year * 12 + month - 1)
    }

    /// Reads `2026-03`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"),
            let year = bytes[0..<4].asciiNumber, let month = bytes[5..<7].asciiNumber
        else { return nil }
        self.init(year: year, month: month)
    }

    /// The month that a civil day lies in.
    public init(containing day: Day) {
        let (year, month, _) = day.parts
        self.index = Int32(year * 12 + month - 1)
    }

    /// The year.
    public var year: Int { Int(index) / 12 }

    /// The month of the year, 1–12.
    public var month: Int { Int(index) % 12 + 1 }

    /// The month that many months later, or earlier when negative.
    public func adding(months: Int) -> BillingMonth {
        BillingMonth(index: index + Int32(months))
    }

    /// How many months from the other month to this one.
    public func months(since other: BillingMonth) -> Int { Int(index) - Int(other.index) }

    /// The first day.
    public var firstDay: Day {
        guard let day = Day(year: year, month: month, day: 1) else {
            preconditionFailure("Every month has a first day.")
        }
        return day
    }

    /// The last day.
    public var lastDay: Day { adding(months: 1).firstDay.adding(days: -1) }

    /// The half-open interval between the two local midnights that bound the month.
    public var interval: Range<Instant> {
        firstDay.startInHelsinki..<adding(months: 1).firstDay.startInHelsinki
    }
}

extension BillingMonth: Comparable, Strideable {
    /// Orders months by time.
    public static func < (left: BillingMonth, right: BillingMonth) -> Bool {
        left.index < right.index
    }

    /// How many months lie between two months.
    public func distance(to other: BillingMonth) -> Int { other.months(since: self) }

    /// The month that many months on.
    public func advanced(by months: Int) -> BillingMonth { adding(months: months) }
}

extension BillingMonth: CustomStringConvertible {
    /// The month as `2026-03`.
    public var description: String { "\(year.padded(4))-\(month.padded(2))" }
}

extension BillingMonth: Codable {
    /// Reads `2026-03` from a string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let month = BillingMonth(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "'\(text)' is not a month"
            )
        }
        self = month
    }

    /// Writes `2026-03` as a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

// MARK: Europe/Helsinki

extension Instant {
    /// The civil day on the wall calendar in Helsinki at this instant.
    public var helsinkiDay: Day {
        let local = milliseconds + HelsinkiClock.offset(at: milliseconds)
        return Day(number: Int32(Int(local).flooredQuotient(86_400_000)))
    }
}

extension Day {
    /// The instant of local midnight at which this day begins in Helsinki.
    public var startInHelsinki: Instant {
        let midnight = Int64(number) * 86_400_000
        // The clock is turned in the small hours, so the offset of the evening before still holds.
        return Instant(milliseconds: midnight - HelsinkiClock.offset(at: midnight - 7_200_000))
    }
}

/// The offset of Helsinki to UTC by directive 2000/84/EC and its predecessors, from 1996 on.
///
/// Summer time runs from the last Sunday of March to the last Sunday of October, both at 01:00 UTC.
/// A table of the instants, made once, answers without any call to a calendar.
private enum HelsinkiClock {
    static let firstYear = 1996
    static let summers: [Range<Int64>] = (firstYear...2199).map { year in
        lastSunday(of: 3, year)..<lastSunday(of: 10, year)
    }

    /// Milliseconds that the wall clock in Helsinki is ahead of UTC.
    static func offset(at milliseconds: Int64) -> Int64 {
        // An estimate from the mean length of a year errs near New Year only, far from summer.
        let year = 1970 + Int(milliseconds).flooredQuotient(31_556_952_000)
        let index = year - firstYear
        guard summers.indices.contains(index) else { return 7_200_000 }
        return summers[index].contains(milliseconds) ? 10_800_000 : 7_200_000
    }

    /// One o'clock UTC on the last Sunday of a month that has 31 days.
    private static func lastSunday(of month: Int, _ year: Int) -> Int64 {
        guard let last = Day(year: year, month: month, day: 31) else {
            preconditionFailure("March and October have 31 days.")
        }
        return Int64(last.adding(days: -(last.weekday % 7)).number) * 86_400_000 + 3_600_000
    }
}
