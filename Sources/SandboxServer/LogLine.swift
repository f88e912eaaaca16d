import Foundation

/// A line of JSON with sorted keys.
enum LogLine {
    /// A member's value; nil is written as `null`.
    enum Value: Encodable {
        case text(String?)
        case integer(Int64?)
        case flag(Bool?)
        case texts([String]?)

        static func number(_ number: (some BinaryInteger)?) -> Value {
            .integer(number.map { Int64(clamping: $0) })
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .integer(let number): try container.encode(number)
            case .flag(let flag): try container.encode(flag)
            case .texts(let texts): try container.encode(texts)
            }
        }
    }

    static func json(_ members: [String: Value]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let line = try? encoder.encode(members) else {
            preconditionFailure("Texts, whole numbers and flags are always JSON.")
        }
        return String(decoding: line, as: UTF8.self)
    }
}
