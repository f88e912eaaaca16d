/// A civil day of the proleptic Gregorian calendar, with no time and no zone.
public struct Day: Hashable, Sendable {
    /// Days since 1970-01-01.
    public var number: Int32

    /// Before every day that a register or a price list can name.
    public static let distantPast = Day(number: Int32.min / 2)

    /// Creates a day from its distance to 1970-01-01.
    public init(number: Int32) {
        self.number = number
    }

    /// Creates a day from its parts, or nil where the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        guard day <= Day.length(ofMonth: month, year: year) else { return nil }
        // Years begin in March here, so that the leap day is the last one.
        let shiftedYear = month > 2 ? year : year - 1
        let era = shiftedYear.flooredQuotient(400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.number = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Reads `2026-03-31`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = bytes[0..<4].asciiNumber, let month = bytes[5..<7].asciiNumber,
            let day = bytes[8..<10].asciiNumber
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The year, the month (1–12) and the day of the month.
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day that many days later, or earlier when negative.
    public func adding(days: Int) -> Day { Day(number: number + Int32(days)) }

    /// How many days from the other day to this one.
    public func days(since other: Day) -> Int { Int(number) - Int(other.number) }

    /// The weekday, Monday 1 to Sunday 7.
    public var weekday: Int { (Int(number) + 3).flooredRemainder(7) + 1 }

    /// The day as Finnish and Swedish have it, such as `31.3.2026`.
    public var finnish: String { "\(parts.day).\(parts.month).\(parts.year)" }

    /// How many days a month has.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: Comparable {
    /// Orders days by time.
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: CustomStringConvertible {
    /// The day as `2026-03-31`.
    public var description: String {
        let (year, month, day) = parts
        return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
    }
}

extension Day: Codable {
    /// Reads `2026-03-31` from a string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "'\(text)' is not a day"
            )
        }
        self = day
    }

    /// Writes `2026-03-31` as a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Int {
    /// The number with leading zeros up to a width.
    package func padded(_ width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
    }

    /// The quotient rounded towards negative infinity.
    package func flooredQuotient(_ divisor: Int) -> Int {
        self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
    }

    /// The remainder that is never negative.
    package func flooredRemainder(_ divisor: Int) -> Int {
        self - flooredQuotient(divisor) * divisor
    }
}

extension Collection<UInt8> {
    /// The number that ASCII digits spell, or nil where one of them is no digit.
    package var asciiNumber: Int? {
        var value = 0
        for byte in self {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte &- 0x30)
        }
        return isEmpty ? nil : value
    }
}
