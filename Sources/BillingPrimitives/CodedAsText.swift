/// A value whose one form outside the program is a text, also in JSON.
public protocol CodedAsText: LosslessStringConvertible, Hashable, Sendable, Codable {}

extension CodedAsText {
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\(Redaction.quoted(text)) is no \(Self.self)"
            )
        }
        self = value
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
