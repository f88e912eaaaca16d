/// What is wrong with bytes that should be JSON, and at which byte.
enum JSONProblem: Error {
    /// The byte cannot stand there.
    case unexpected(at: Int)
    /// The bytes are not UTF-8.
    case notUTF8(at: Int)
    /// The text ends before its value does.
    case truncated(at: Int)
    /// Values lie deeper in each other than `JSONScanner.depthMax`.
    case tooDeep(at: Int)
    /// It is JSON, of another type than the reader asked for.
    case otherType(at: Int)
}

/// A walk over JSON (RFC 8259) that builds no tree: it checks every byte and says where texts lie.
struct JSONScanner {
    /// A string, between its quotes.
    struct Text {
        var start: Int
        var end: Int
        var isEscaped: Bool
    }

    /// How deep skipped values may lie in each other: their kinds fit the bits of one word, and
    /// real answers use fewer than ten levels.
    static let depthMax = 64

    let bytes: UnsafeRawBufferPointer
    var position = 0

    /// Starts at the first byte, after a byte order mark if there is one.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    }

    /// The next byte that is no white space; it is not passed.
    @inline(__always)
    mutating func peek() throws(JSONProblem) -> UInt8 {
        while position < bytes.count {
            let byte = bytes[position]
            if byte > 0x20 { return byte }
            guard byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else {
                throw .unexpected(at: position)
            }
            position += 1
        }
        throw .truncated(at: position)
    }

    /// Passes an opening bracket; a value of another type is refused as such.
    mutating func open(_ bracket: UInt8) throws(JSONProblem) {
        guard try peek() != bracket else {
            position += 1
            return
        }
        throw try otherType()
    }

    /// The key of the next member of an object, whose value follows; nil past its end.
    @inline(__always)
    mutating func nextKey(_ isFirst: inout Bool) throws(JSONProblem) -> Text? {
        let byte = try peek()
        if byte == UInt8(ascii: "}") {
            position += 1
            return nil
        }
        if isFirst { isFirst = false } else { try pass(UInt8(ascii: ",")) }
        return try key()
    }

    /// Whether an array has another element, which follows; false past its end.
    @inline(__always)
    mutating func nextElement(_ isFirst: inout Bool) throws(JSONProblem) -> Bool {
        let byte = try peek()
        if byte == UInt8(ascii: "]") {
            position += 1
            return false
        }
        if isFirst { isFirst = false } else { try pass(UInt8(ascii: ",")) }
        return true
    }

    /// Passes a string.
    mutating func text() throws(JSONProblem) -> Text {
        try pass(UInt8(ascii: "\""))
        let start = position
        var isEscaped = false
        while true {
            skipPlain()
            guard position < bytes.count else { throw .truncated(at: position) }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return Text(start: start, end: position - 1, isEscaped: isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                try skipEscape()
            case 0x80...:
                guard let length = bytes.scalarLength(at: position) else {
                    throw bytes.endsInsideScalar(at: position)
                        ? .truncated(at: bytes.count) : .notUTF8(at: position)
                }
                position += length
            default:
                throw .unexpected(at: position)
            }
        }
    }

    /// Passes any value.
    mutating func skipValue() throws(JSONProblem) {
        var depth = 0
        // One bit a level, the innermost lowest: set where it is an object.
        var objects: UInt64 = 0
        repeat {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                _ = try text()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard depth < Self.depthMax else { throw .tooDeep(at: position) }
                let isObject = byte == UInt8(ascii: "{")
                depth += 1
                objects = objects << 1 | (isObject ? 1 : 0)
                position += 1
                if try peek() != byte + 2 {
                    if isObject { _ = try key() }
                    continue
                }
            case UInt8(ascii: "t"): try skip("true")
            case UInt8(ascii: "f"): try skip("false")
            case UInt8(ascii: "n"): try skip("null")
            default: try skipNumber()
            }
            try leave(&depth, &objects)
        } while depth > 0
    }

    /// After a value: passes the brackets that close, and the comma (and key) before the next one.
    @inline(__always)
    private mutating func leave(
        _ depth: inout Int,
        _ objects: inout UInt64
    ) throws(JSONProblem) {
        while depth > 0 {
            let byte = try peek()
            let isObject = objects & 1 == 1
            if byte == UInt8(ascii: ",") {
                position += 1
                if isObject { _ = try key() }
                return
            }
            guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                throw .unexpected(at: position)
            }
            position += 1
            depth -= 1
            objects >>= 1
        }
    }

    /// Checks that nothing but white space follows.
    mutating func end() throws(JSONProblem) {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else {
                throw .unexpected(at: position)
            }
            position += 1
        }
    }

    @inline(__always)
    private mutating func key() throws(JSONProblem) -> Text {
        let key = try text()
        try pass(UInt8(ascii: ":"))
        return key
    }

    @inline(__always)
    private mutating func pass(_ byte: UInt8) throws(JSONProblem) {
        guard try peek() == byte else { throw .unexpected(at: position) }
        position += 1
    }

    /// Moves to the next byte of a string that is not plain ASCII, or to the end.
    @inline(__always)
    private mutating func skipPlain() {
        let quotes = ByteWords.lanes(UInt8(ascii: "\""))
        let backslashes = ByteWords.lanes(UInt8(ascii: "\\"))
        let ones = ByteWords.lanes(1)
        while position + 8 <= bytes.count {
            let word = bytes.word(at: position)
            // A borrow can only spoil lanes above a true hit, and the lowest hit is what counts.
            let quote = (word ^ quotes) &- ones
            let backslash = (word ^ backslashes) &- ones
            let control = word &- ByteWords.lanes(0x20)
            let special = (quote & ~(word ^ quotes)) | (backslash & ~(word ^ backslashes))
            let hits = (special | (control & ~word) | word) & ByteWords.highBits
            if hits != 0 {
                position += hits.trailingZeroBitCount >> 3
                return
            }
            position += 8
        }
        while position < bytes.count {
            let byte = bytes[position]
            if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"")
                || byte == UInt8(ascii: "\\")
            {
                return
            }
            position += 1
        }
    }

    private mutating func skip(_ literal: StaticString) throws(JSONProblem) {
        for index in 0..<literal.utf8CodeUnitCount {
            guard position < bytes.count else { throw .truncated(at: position) }
            guard bytes[position] == literal.utf8Start[index] else {
                throw .unexpected(at: position)
            }
            position += 1
        }
    }
}
