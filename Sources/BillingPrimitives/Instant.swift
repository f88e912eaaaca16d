/// A point in time: whole milliseconds of UTC since 1970-01-01.
public struct Instant: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var milliseconds: Int64

    /// Creates an instant from milliseconds since 1970-01-01T00:00:00Z.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Reads ISO 8601 with an offset, such as `2026-06-15T23:59:59.5+03:00`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        var copy = String(text)
        let parsed = copy.withUTF8 { Instant(ascii: UnsafeRawBufferPointer($0)) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Reads ISO 8601 with an offset from bytes.
    ///
    /// The date, `T`, hours, minutes and seconds are required, then up to nine decimals (those past
    /// the third are cut), then `Z` or `±hh:mm`. A leap second is refused.
    public init?(ascii bytes: UnsafeRawBufferPointer) {
        let count = bytes.count
        guard count >= 20, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"),
            let year = bytes.number(at: 0, digits: 4), let month = bytes.number(at: 5, digits: 2),
            let dayOfMonth = bytes.number(at: 8, digits: 2),
            let hour = bytes.number(at: 11, digits: 2), hour < 24,
            let minute = bytes.number(at: 14, digits: 2), minute < 60,
            let second = bytes.number(at: 17, digits: 2), second < 60,
            let day = Day(year: year, month: month, day: dayOfMonth)
        else { return nil }
        var position = 19
        var fraction = 0
        if bytes[position] == UInt8(ascii: ".") {
            position += 1
            let first = position
            while position < count, bytes[position] &- 0x30 < 10 {
                if position - first < 3 { fraction = fraction * 10 + Int(bytes[position] &- 0x30) }
                position += 1
            }
            guard position > first, position - first <= 9 else { return nil }
            for _ in min(position - first, 3)..<3 { fraction *= 10 }
        }
        guard let offsetMinutes = Self.offset(bytes, from: position) else { return nil }
        let minutes = (Int64(day.number) * 24 + Int64(hour)) * 60 + Int64(minute) - offsetMinutes
        self.milliseconds = (minutes * 60 + Int64(second)) * 1000 + Int64(fraction)
    }

    /// The offset to UTC in minutes that ends the text, or nil where there is none.
    private static func offset(_ bytes: UnsafeRawBufferPointer, from position: Int) -> Int64? {
        guard position < bytes.count else { return nil }
        if bytes[position] == UInt8(ascii: "Z") { return position + 1 == bytes.count ? 0 : nil }
        guard position + 6 == bytes.count, bytes[position + 3] == UInt8(ascii: ":"),
            let hours = bytes.number(at: position + 1, digits: 2), hours <= 18,
            let minutes = bytes.number(at: position + 4, digits: 2), minutes < 60
        else { return nil }
        switch bytes[position] {
        case UInt8(ascii: "+"): return Int64(hours * 60 + minutes)
        case UInt8(ascii: "-"): return -Int64(hours * 60 + minutes)
        default: return nil
        }
    }
}

extension Instant: Comparable {
    /// Orders instants by time.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }
}

extension Instant: CustomStringConvertible {
    /// The instant in UTC, such as `2026-02-28T22:00:00.000Z`.
    public var description: String {
        let dayLength = 86_400_000
        let number = Int(milliseconds).flooredQuotient(dayLength)
        let rest = Int(milliseconds) - number * dayLength
        let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60]
            .map { $0.padded(2) }.joined(separator: ":")
        return "\(Day(number: Int32(number)))T\(clock).\((rest % 1000).padded(3))Z"
    }
}

extension Instant: Codable {
    /// Reads ISO 8601 with an offset from a string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Instant(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "'\(text)' is not an instant with an offset"
            )
        }
        self = instant
    }

    /// Writes ISO 8601 in UTC as a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension UnsafeRawBufferPointer {
    /// The number that a fixed count of ASCII digits spells, or nil where one of them is no digit.
    fileprivate func number(at offset: Int, digits: Int) -> Int? {
        var value = 0
        for index in offset..<offset + digits {
            let digit = self[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
