import BillingPrimitives

/// What stands without quotes in a TOML file: booleans, numbers, dates and times.
enum BareValue {
    /// The value that the bytes spell, or nil where TOML has none such.
    static func parse(_ bytes: ArraySlice<UInt8>) -> TOMLValue? {
        let text = String(decoding: bytes, as: UTF8.self)
        if let day = Day(text) { return .day(day) }
        switch text {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "inf", "+inf", "-inf", "nan", "+nan", "-nan": return .float(text)
        default: return integer(text) ?? time(text) ?? float(text)
        }
    }

    /// `1_000`, `-5`, `0xFF`, `0o17` or `0b1`; no leading zeros, no sign before a prefix.
    private static func integer(_ text: String) -> TOMLValue? {
        let radix =
            switch text.prefix(2) {
            case "0x": 16
            case "0o": 8
            case "0b": 2
            default: 10
            }
        let isSigned = text.hasPrefix("-") || text.hasPrefix("+")
        let digits = text.dropFirst(radix == 10 ? (isSigned ? 1 : 0) : 2)
        guard let plain = withoutUnderscores(digits, radix: radix) else { return nil }
        guard radix != 10 || plain == "0" || !plain.hasPrefix("0") else { return nil }
        return Int64(text.hasPrefix("-") ? "-\(plain)" : plain, radix: radix).map(TOMLValue.integer)
    }

    /// The digits alone; nil where an underscore does not stand between two of them.
    private static func withoutUnderscores(_ text: some StringProtocol, radix: Int) -> String? {
        let groups = text.split(separator: "_", omittingEmptySubsequences: false)
        let areDigits = groups.allSatisfy { group in
            !group.isEmpty
                && group.allSatisfy { $0.isASCII && ($0.hexDigitValue ?? radix) < radix }
        }
        return areDigits ? groups.joined() : nil
    }

    /// A float is only recognised, never turned into a number.
    private static func float(_ text: String) -> TOMLValue? {
        let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        let parts = unsigned.split(
            maxSplits: 1,
            omittingEmptySubsequences: false,
            whereSeparator: { $0 == "e" || $0 == "E" }
        )
        let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        guard mantissa.count <= 2, mantissa.count + parts.count > 2,
            let whole = withoutUnderscores(mantissa[0], radix: 10),
            whole == "0" || !whole.hasPrefix("0"),
            mantissa.dropFirst().allSatisfy({ withoutUnderscores($0, radix: 10) != nil })
        else { return nil }
        if parts.count == 2 {
            let isSigned = parts[1].hasPrefix("-") || parts[1].hasPrefix("+")
            let exponent = isSigned ? parts[1].dropFirst() : parts[1]
            guard withoutUnderscores(exponent, radix: 10) != nil else { return nil }
        }
        return .float(text)
    }

    /// A date and time with or without an offset, or a local time.
    private static func time(_ text: String) -> TOMLValue? {
        guard text.utf8.count >= 8 else { return nil }
        let scalars = Array(text.uppercased().utf8)
        if scalars[2] == UInt8(ascii: ":") {
            return isTime(scalars[...]) ? .other(text) : nil
        }
        guard scalars.count >= 19, scalars[10] == 0x54 || scalars[10] == 0x20 else { return nil }
        var normal = scalars
        normal[10] = 0x54
        if let instant = Instant(String(decoding: normal, as: UTF8.self)) {
            return .instant(instant)
        }
        let isLocal =
            Day(String(decoding: normal[..<10], as: UTF8.self)) != nil && isTime(normal[11...])
        return isLocal ? .other(text) : nil
    }

    /// Whether the bytes are a clock time, by the rules by which instants are read.
    private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
        Instant("2000-01-01T\(String(decoding: bytes, as: UTF8.self))Z") != nil
    }
}
