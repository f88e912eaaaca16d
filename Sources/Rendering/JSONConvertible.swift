public import BillingPrimitives

/// What has one form in JSON wherever it is printed.
public protocol JSONConvertible {
    /// The value in JSON.
    var json: JSONValue { get }
}

extension JSONConvertible where Self: CustomStringConvertible {
    /// The description as a string.
    public var json: JSONValue { .string(description) }
}

extension JSONConvertible where Self: RawRepresentable<String> {
    /// The raw value as a string.
    public var json: JSONValue { .string(rawValue) }
}

extension JSONValue: JSONConvertible {
    /// The value itself.
    public var json: JSONValue { self }
}

extension Bool: JSONConvertible {
    /// `true` or `false`.
    public var json: JSONValue { .bool(self) }
}

extension Int: JSONConvertible {
    /// A whole number.
    public var json: JSONValue { .integer(Int64(self)) }
}

extension Int64: JSONConvertible {
    /// A whole number.
    public var json: JSONValue { .integer(self) }
}

extension String: JSONConvertible {
    /// A string.
    public var json: JSONValue { .string(self) }
}

extension Optional: JSONConvertible where Wrapped: JSONConvertible {
    /// The value, or `null` where there is none.
    public var json: JSONValue { self?.json ?? .null }
}

extension Array: JSONConvertible where Element: JSONConvertible {
    /// The elements in order.
    public var json: JSONValue { .array(map(\.json)) }
}

extension Money: JSONConvertible {
    /// An object such as `{"amount": "1444.42", "currency": "EUR"}`.
    public var json: JSONValue { ["amount": description, "currency": "EUR"] }
}

extension UnitPrice: JSONConvertible {}

extension Day: JSONConvertible {}

extension Instant: JSONConvertible {}

extension BillingMonth: JSONConvertible {}

extension Identifier: JSONConvertible {
    /// The text.
    public var json: JSONValue { .string(rawValue) }
}

extension CountingRule: JSONConvertible {}

extension OrganisationClass: JSONConvertible {}

extension ServiceEnvironment: JSONConvertible {}

extension UsageKind: JSONConvertible {}

extension Language: JSONConvertible {}
