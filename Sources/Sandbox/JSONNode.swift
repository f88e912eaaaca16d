import BillingPrimitives

/// A value of JSON whose members keep their order, written without any space.
enum JSONNode: Sendable {
    case text(String)
    case number(Int64)
    case flag(Bool)
    case list([JSONNode])
    case object([Member])

    /// One member of an object.
    struct Member: Sendable {
        var name: String
        var value: JSONNode
    }

    /// A date as the change API writes it, exact to the day.
    static func day(_ day: Day) -> JSONNode {
        ["arvo": .text(day.description), "tarkkuus": "PAIVA"]
    }

    /// A text in Finnish and Swedish.
    static func bilingual(_ fi: String, _ sv: String) -> JSONNode {
        ["fi": .text(fi), "sv": .text(sv)]
    }

    /// Appends the value as UTF-8.
    func write(into bytes: inout [UInt8]) {
        switch self {
        case .text(let text): Self.write(text, into: &bytes)
        case .number(let number): bytes += String(number).utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .list(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.write(into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(member.name, into: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(into: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            precondition(byte >= 0x20, "Invented texts have no control characters.")
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                bytes.append(UInt8(ascii: "\\"))
            }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension JSONNode: ExpressibleByStringLiteral {
    /// Creates a text.
    init(stringLiteral text: String) { self = .text(text) }
}

extension JSONNode: ExpressibleByIntegerLiteral {
    /// Creates a number.
    init(integerLiteral number: Int64) { self = .number(number) }
}

extension JSONNode: ExpressibleByBooleanLiteral {
    /// Creates a flag.
    init(booleanLiteral flag: Bool) { self = .flag(flag) }
}

extension JSONNode: ExpressibleByArrayLiteral {
    /// Creates a list.
    init(arrayLiteral values: JSONNode...) { self = .list(values) }
}

extension JSONNode: ExpressibleByDictionaryLiteral {
    /// Creates an object whose members stand in the order of the literal.
    init(dictionaryLiteral members: (String, JSONNode)...) {
        self = .object(members.map { Member(name: $0.0, value: $0.1) })
    }
}
