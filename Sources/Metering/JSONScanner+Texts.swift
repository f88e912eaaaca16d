extension JSONScanner {
    /// Where an escape ends that begins at an offset.
    func end(ofEscapeAt start: Int) throws(JSONProblem) -> Int {
        guard start + 1 < bytes.count else { throw .truncated(at: bytes.count) }
        switch bytes[start + 1] {
        case UInt8(ascii: "u"):
            for index in start + 2..<start + 6 {
                guard index < bytes.count else { throw .truncated(at: index) }
                guard bytes[index].hexDigit != nil else { throw .unexpected(at: index) }
            }
            return start + 6
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return start + 2
        default:
            throw .unexpected(at: start + 1)
        }
    }

    /// Where a truth value, a null or a number ends that begins at an offset.
    func end(ofScalarAt start: Int) throws(JSONProblem) -> Int {
        switch bytes[start] {
        case UInt8(ascii: "t"): try end(of: "true", at: start)
        case UInt8(ascii: "f"): try end(of: "false", at: start)
        case UInt8(ascii: "n"): try end(of: "null", at: start)
        default: try end(ofNumberAt: start)
        }
    }

    private func end(of literal: StaticString, at start: Int) throws(JSONProblem) -> Int {
        for index in 0..<literal.utf8CodeUnitCount {
            guard start + index < bytes.count else { throw .truncated(at: start + index) }
            guard bytes[start + index] == literal.utf8Start[index] else {
                throw .unexpected(at: start + index)
            }
        }
        return start + literal.utf8CodeUnitCount
    }

    private func end(ofNumberAt start: Int) throws(JSONProblem) -> Int {
        var position = start
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        if position < bytes.count, bytes[position] == UInt8(ascii: "0") {
            position += 1
        } else {
            position = try end(ofDigitsAt: position)
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position = try end(ofDigitsAt: position + 1)
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count,
                bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
            {
                position += 1
            }
            position = try end(ofDigitsAt: position)
        }
        return position
    }

    private func end(ofDigitsAt start: Int) throws(JSONProblem) -> Int {
        var position = start
        while position < bytes.count, bytes[position].isDigit { position += 1 }
        guard position > start else {
            throw position < bytes.count ? .unexpected(at: position) : .truncated(at: position)
        }
        return position
    }

    /// Passes a null, if one is next.
    @inline(__always)
    mutating func skipNull() throws(JSONProblem) -> Bool {
        guard try peek() == UInt8(ascii: "n") else { return false }
        position = try end(ofScalarAt: position)
        return true
    }

    /// Passes a string or a null, which is nil.
    @inline(__always)
    mutating func textOrNull() throws(JSONProblem) -> Text? {
        guard try peek() != UInt8(ascii: "\"") else { return try text() }
        guard try skipNull() else { throw try otherType() }
        return nil
    }

    /// Passes a truth value or a null, which is nil.
    mutating func boolean() throws(JSONProblem) -> Bool? {
        if try skipNull() { return nil }
        let byte = try peek()
        guard byte == UInt8(ascii: "t") || byte == UInt8(ascii: "f") else {
            throw try otherType()
        }
        try skipValue()
        return byte == UInt8(ascii: "t")
    }

    /// Passes a whole number that is not negative, also one in quotes, or a null, which is nil.
    mutating func integer() throws(JSONProblem) -> Int64? {
        if try skipNull() { return nil }
        let start = position
        try skipValue()
        var digits = bytes.part(start, position)
        if digits.count > 2, digits.first == UInt8(ascii: "\"") {
            digits = digits.part(1, digits.count - 1)
        }
        guard let value = digits.wholeNumber else { throw .otherType(at: start) }
        return value
    }

    /// The refusal of the value that is next, or of what is wrong in it.
    func otherType() throws(JSONProblem) -> JSONProblem {
        var rest = self
        try rest.skipValue()
        return .otherType(at: position)
    }

    /// Hands over the bytes of what a string says.
    @inline(__always)
    func withBytes<Result>(
        of text: Text,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        guard text.isEscaped else { return body(bytes.part(text.start, text.end)) }
        var copy: [UInt8] = []
        decode(text, into: &copy)
        return copy.withUnsafeBytes(body)
    }

    /// Whether a string is a name, also where it is written with escapes.
    @inline(__always)
    func holds(_ text: Text, _ name: StaticString) -> Bool {
        withBytes(of: text) { $0.holdsSame(as: name.bytes) }
    }

    /// Appends what a string says; half of a surrogate pair becomes U+FFFD.
    func decode(_ text: Text, into result: inout [UInt8]) {
        guard text.isEscaped else {
            result.append(contentsOf: bytes[text.start..<text.end])
            return
        }
        var index = text.start
        while index < text.end {
            guard bytes[index] == UInt8(ascii: "\\") else {
                result.append(bytes[index])
                index += 1
                continue
            }
            switch bytes[index + 1] {
            case UInt8(ascii: "u"):
                result.append(contentsOf: String(escapedScalar(&index, end: text.end)).utf8)
                continue
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0c)
            case UInt8(ascii: "n"): result.append(0x0a)
            case UInt8(ascii: "r"): result.append(0x0d)
            case UInt8(ascii: "t"): result.append(0x09)
            case let byte: result.append(byte)
            }
            index += 2
        }
    }

    /// The scalar of `\uXXXX`, or of two that are a surrogate pair; moves past what it read.
    private func escapedScalar(_ index: inout Int, end: Int) -> Unicode.Scalar {
        let unit = hexUnit(at: index + 2)
        index += 6
        if (0xd800..<0xdc00).contains(unit), index + 6 <= end,
            bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
        {
            let low = hexUnit(at: index + 2)
            if (0xdc00..<0xe000).contains(low) {
                index += 6
                let value = 0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00)
                return Unicode.Scalar(value) ?? "\u{fffd}"
            }
        }
        return Unicode.Scalar(unit) ?? "\u{fffd}"
    }

    private func hexUnit(at offset: Int) -> UInt32 {
        bytes[offset..<offset + 4].reduce(0) { $0 << 4 | UInt32($1.hexDigit ?? 0) }
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit; nil for other bytes.
    var hexDigit: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}

extension StaticString {
    /// The bytes of the literal.
    @inline(__always)
    var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
