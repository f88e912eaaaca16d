/// A half-open run of civil days: from the first one up to, and without, the end.
public struct Period: Hashable, Sendable {
    /// The first day.
    public var from: Day
    /// The first day that no longer belongs, or nil without an end.
    public var until: Day?

    /// Creates a period; an end that is not after the first day makes an empty one.
    public init(from: Day, until: Day? = nil) {
        self.from = from
        self.until = until
    }

    /// Whether a day lies in the period.
    public func contains(_ day: Day) -> Bool {
        guard let until else { return day >= from }
        return day >= from && day < until
    }

    /// The days that both periods have.
    public func within(_ other: Period) -> Period {
        let ends = [until, other.until].compactMap(\.self)
        return Period(from: max(from, other.from), until: ends.min())
    }

    /// Whether two periods share a day.
    public func overlaps(_ other: Period) -> Bool {
        let beginsBeforeEnd = other.until.map { from < $0 } ?? true
        let otherBeginsBeforeEnd = until.map { other.from < $0 } ?? true
        return beginsBeforeEnd && otherBeginsBeforeEnd
    }
}

extension Period: CustomStringConvertible {
    /// The period as `2026-01-01..2027-01-01`, with nothing after the dots where it has no end.
    public var description: String { "\(from)..\(until.map(String.init(describing:)) ?? "")" }
}

/// Values that follow each other in time: on each day one of them is in force, or none.
///
/// What is said later replaces what was said before from its first day on.
public struct Timeline<Value> {
    /// The values with the days from which they are in force, in order of time.
    public private(set) var changes: [(from: Day, value: Value?)] = []

    /// Creates a timeline on which nothing is ever in force.
    public init() {}

    /// The value in force on a day.
    @inlinable
    public func value(on day: Day) -> Value? {
        changes.last { $0.from <= day }?.value
    }

    /// The newest value, whatever the day.
    @inlinable public var latest: Value? { changes.last?.value }

    /// Puts a value, or nothing, in force from a day on; what was to follow that day is gone.
    public mutating func set(_ value: Value?, from day: Day) {
        changes.removeAll { $0.from >= day }
        changes.append((day, value))
    }
}

extension Timeline: Sendable where Value: Sendable {}
