/// A JSON document as RFC 8259 has it, without floating-point numbers.
///
/// Amounts and prices are strings, so that no reader rounds them.
public enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number.
    case integer(Int64)
    /// A text.
    case string(String)
    /// Values in order.
    case array([JSONValue])
    /// Values by name, written in the order of the names.
    case object([String: JSONValue])
}

extension JSONValue: ExpressibleByDictionaryLiteral {
    /// Creates an object; what is not a JSON value yet becomes one.
    public init(dictionaryLiteral members: (String, any JSONConvertible)...) {
        self = .object(
            Dictionary(members.map { ($0, $1.json) }) { _, _ in
                preconditionFailure("An object has one value for each name.")
            }
        )
    }
}

extension JSONValue: ExpressibleByArrayLiteral {
    /// Creates an array; what is not a JSON value yet becomes one.
    public init(arrayLiteral elements: any JSONConvertible...) {
        self = .array(elements.map(\.json))
    }
}

extension JSONValue: ExpressibleByStringLiteral {
    /// Creates a string.
    public init(stringLiteral text: String) { self = .string(text) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
    /// Creates a whole number.
    public init(integerLiteral number: Int64) { self = .integer(number) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
    /// Creates `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByNilLiteral {
    /// Creates `null`.
    public init(nilLiteral: ()) { self = .null }
}
