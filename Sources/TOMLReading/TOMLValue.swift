public import BillingPrimitives

/// A value of a TOML file with the line on which it stands.
public struct TOMLNode: Sendable {
    /// The value.
    public var value: TOMLValue
    /// The line on which the value begins, counted from 1; a table's is that of its header.
    public var line: Int

    /// Creates a node.
    public init(_ value: TOMLValue, line: Int) {
        self.value = value
        self.line = line
    }
}

/// What a key of a TOML 1.0 file holds.
public enum TOMLValue: Sendable {
    /// A text, its escapes resolved.
    case string(String)
    /// A whole number.
    case integer(Int64)
    /// A binary float as it was written, kept so that a reader can refuse it in words.
    case float(String)
    /// `true` or `false`.
    case boolean(Bool)
    /// A local date.
    case day(Day)
    /// A date and time with an offset.
    case instant(Instant)
    /// A list; an array of tables is a list of tables.
    case array([TOMLNode])
    /// A table.
    case table(TOMLTable)
    /// A local time, or a date and time without an offset, as it was written.
    case other(String)

    /// What kind of value it is, with its article, for messages.
    public var kind: String {
        switch self {
        case .string: "a text"
        case .integer: "an integer"
        case .float: "a float"
        case .boolean: "a boolean"
        case .day: "a date"
        case .instant: "a date and time with an offset"
        case .array: "a list"
        case .table: "a table"
        case .other: "a local time"
        }
    }
}
