/// A text that names one thing of one kind, so that a customer's id is never taken for a permit's.
public struct Identifier<Subject>: RawRepresentable, Hashable, Sendable {
    /// The text.
    public var rawValue: String

    /// Creates an identifier from its text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Creates an identifier from its text.
    public init(_ text: String) {
        self.rawValue = text
    }
}

extension Identifier: Comparable {
    /// Orders identifiers by their text.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: CustomStringConvertible {
    /// The text.
    public var description: String { rawValue }
}

extension Identifier: ExpressibleByStringLiteral {
    /// Creates an identifier from a literal.
    public init(stringLiteral text: String) { self.rawValue = text }
}

extension Identifier: Codable {
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        self.rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
