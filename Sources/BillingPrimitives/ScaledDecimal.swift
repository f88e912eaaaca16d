/// Exact decimals as scaled 64-bit integers: the reading and the writing of them, without floats.
public enum ScaledDecimal {
    /// Reads an optional minus sign, digits, and at most `scale` decimals; nil for anything else.
    public static func parse(_ bytes: some Sequence<UInt8>, scale: Int) -> Int64? {
        var value: Int64 = 0
        var negative = false
        var integerDigits = 0
        var decimals = -1
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0:
                negative = true
            case UInt8(ascii: ".") where decimals < 0 && integerDigits > 0:
                decimals = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if decimals >= 0 { decimals += 1 } else { integerDigits += 1 }
                guard decimals <= scale, let next = value.appendingDigit(byte) else { return nil }
                value = next
            default:
                return nil
            }
        }
        guard integerDigits > 0, decimals != 0 else { return nil }
        for _ in max(decimals, 0)..<scale {
            guard let next = value.appendingDigit(UInt8(ascii: "0")) else { return nil }
            value = next
        }
        return negative ? -value : value
    }

    /// Writes a scaled integer with a decimal point and at least `decimalsMin` decimals.
    public static func format(_ value: Int64, scale: Int, decimalsMin: Int) -> String {
        var digits = String(value.magnitude)
        if digits.utf8.count <= scale {
            digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
        }
        var decimals = digits.suffix(scale)
        while decimals.utf8.count > decimalsMin, decimals.last == "0" { decimals.removeLast() }
        let sign = value < 0 ? "-" : ""
        let integer = digits.dropLast(scale)
        return decimals.isEmpty ? "\(sign)\(integer)" : "\(sign)\(integer).\(decimals)"
    }
}

extension Int64 {
    /// The number with one more decimal digit at the end, or nil when it no longer fits.
    fileprivate func appendingDigit(_ ascii: UInt8) -> Int64? {
        let (tenfold, overflowed) = multipliedReportingOverflow(by: 10)
        let (sum, carried) = tenfold.addingReportingOverflow(Int64(ascii - UInt8(ascii: "0")))
        return overflowed || carried ? nil : sum
    }
}
