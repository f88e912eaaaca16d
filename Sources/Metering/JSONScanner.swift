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

    var position = 0
    private let start: UnsafeRawPointer
    private let count: Int

    /// Starts at the first byte, after a byte order mark if there is one.
    init(_ bytes: UnsafeRawBufferPointer) {
        // A buffer would ask for its base and its end anew at each byte.
        self.start = bytes.baseAddress ?? UnsafeRawPointer(StaticString("").utf8Start)
        self.count = bytes.count
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    }

    /// The bytes that are walked over.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    /// The next byte that is no white space; it is not passed.
    @inline(__always)
    mutating func peek() throws(JSONProblem) -> UInt8 {
        if position >= count || byte(at: position) <= 0x20 { position = try endOfSpace() }
        return byte(at: position)
    }

    /// Passes an opening bracket; a value of another type is refused as such.
    @inline(__always)
    mutating func open(_ bracket: UInt8) throws(JSONProblem) {
        guard try peek() == bracket else { throw try otherType() }
        position &+= 1
    }

    /// Whether an object has another member, whose key follows; false past its end.
    @inline(__always)
    mutating func nextMember(_ isFirst: inout Bool) throws(JSONProblem) -> Bool {
        try next(&isFirst, before: UInt8(ascii: "}"))
    }

    /// Whether an array has another element, which follows; false past its end.
    @inline(__always)
    mutating func nextElement(_ isFirst: inout Bool) throws(JSONProblem) -> Bool {
        try next(&isFirst, before: UInt8(ascii: "]"))
    }

    /// Passes the key of a member, whose value follows.
    @inline(__always)
    mutating func key() throws(JSONProblem) -> Text {
        let key = try text()
        try pass(UInt8(ascii: ":"))
        return key
    }

    /// Passes a string.
    @inline(__always)
    mutating func text() throws(JSONProblem) -> Text {
        try pass(UInt8(ascii: "\""))
        let text = try text(at: position)
        position = text.end &+ 1
        return text
    }

    /// Passes any value.
    @inline(__always)
    mutating func skipValue() throws(JSONProblem) {
        if try peek() == UInt8(ascii: "\"") {
            _ = try text()
        } else {
            position = try endOfValue()
        }
    }

    /// Checks that nothing but white space follows.
    func end() throws(JSONProblem) {
        let rest = bytes.endOfSpace(from: position)
        if rest < count { throw .unexpected(at: rest) }
    }
}

// MARK: Below the surface

extension JSONScanner {
    /// Where the value ends that is next.
    private func endOfValue() throws(JSONProblem) -> Int {
        // Of a copy, and as long as no call changes it, the position stays in a register.
        var walk = self
        var depth = 0
        // One bit a level, the innermost lowest: set where it is an object.
        var objects: UInt64 = 0
        while true {
            let byte = try walk.peek()
            switch byte {
            case UInt8(ascii: "\""):
                _ = try walk.text()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard depth < Self.depthMax else { throw .tooDeep(at: walk.position) }
                depth &+= 1
                objects = objects << 1 | (byte == UInt8(ascii: "{") ? 1 : 0)
                walk.position &+= 1
                if try walk.peek() != byte &+ 2 {
                    if objects & 1 == 1 { _ = try walk.key() }
                    continue
                }
            default:
                walk.position = try walk.end(ofScalarAt: walk.position)
            }
            // After a value: the brackets that close, and the comma (and key) before the next one.
            while depth > 0, try walk.peek() != UInt8(ascii: ",") {
                try walk.pass(objects & 1 == 1 ? UInt8(ascii: "}") : UInt8(ascii: "]"))
                depth &-= 1
                objects >>= 1
            }
            if depth == 0 { return walk.position }
            walk.position &+= 1
            if objects & 1 == 1 { _ = try walk.key() }
        }
    }

    @inline(__always)
    private mutating func next(
        _ isFirst: inout Bool,
        before bracket: UInt8
    ) throws(JSONProblem) -> Bool {
        if try peek() == bracket {
            position &+= 1
            return false
        }
        if isFirst { isFirst = false } else { try pass(UInt8(ascii: ",")) }
        return true
    }

    @inline(__always)
    private mutating func pass(_ byte: UInt8) throws(JSONProblem) {
        if position >= count || self.byte(at: position) != byte { position = try start(of: byte) }
        position &+= 1
    }

    /// Where a byte stands after white space, and nothing else may.
    @inline(never)
    private func start(of byte: UInt8) throws(JSONProblem) -> Int {
        let offset = try endOfSpace()
        guard self.byte(at: offset) == byte else { throw .unexpected(at: offset) }
        return offset
    }

    /// The next offset of what is no white space, and may be a token.
    @inline(never)
    private func endOfSpace() throws(JSONProblem) -> Int {
        let offset = bytes.endOfSpace(from: position)
        guard offset < count else { throw .truncated(at: offset) }
        guard byte(at: offset) > 0x20 else { throw .unexpected(at: offset) }
        return offset
    }

    /// The string whose first byte stands at an offset, or whose closing quote does.
    private func text(at first: Int) throws(JSONProblem) -> Text {
        let special = endOfPlainText(from: first)
        if special < count, byte(at: special) == UInt8(ascii: "\"") {
            return Text(start: first, end: special, isEscaped: false)
        }
        return try mixedText(from: first, plainTo: special)
    }

    /// The next offset where a string has more than plain ASCII, or the end of the bytes.
    @inline(__always)
    private func endOfPlainText(from first: Int) -> Int {
        var offset = first
        while offset &+ 16 <= count {
            let lanes = start.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
            // As signed numbers, what is not ASCII lies below the control characters.
            let signed = unsafeBitCast(lanes, to: SIMD16<Int8>.self)
            let quotes = lanes .== SIMD16<UInt8>(repeating: UInt8(ascii: "\""))
            let backslashes = lanes .== SIMD16<UInt8>(repeating: UInt8(ascii: "\\"))
            let others = signed .< SIMD16<Int8>(repeating: 0x20)
            if let lane = (quotes .| backslashes .| others).firstLane { return offset &+ lane }
            offset &+= 16
        }
        while offset < count, !byte(at: offset).isSpecialInText { offset &+= 1 }
        return offset
    }

    /// The string that begins at an offset and has more in it than plain ASCII from another one on.
    @inline(never)
    private func mixedText(from first: Int, plainTo special: Int) throws(JSONProblem) -> Text {
        var position = special
        var isEscaped = false
        while position < count {
            switch byte(at: position) {
            case UInt8(ascii: "\""):
                return Text(start: first, end: position, isEscaped: isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                position = try end(ofEscapeAt: position)
            case 0x80...:
                guard let length = bytes.scalarLength(at: position) else {
                    throw bytes.endsInsideScalar(at: position)
                        ? .truncated(at: count) : .notUTF8(at: position)
                }
                position += length
            case ..<0x20:
                throw .unexpected(at: position)
            default:
                position &+= 1
            }
        }
        throw .truncated(at: position)
    }

    @inline(__always)
    private func byte(at offset: Int) -> UInt8 {
        start.load(fromByteOffset: offset, as: UInt8.self)
    }
}

extension UInt8 {
    /// Whether a string in JSON has more to it here than a character of plain ASCII.
    fileprivate var isSpecialInText: Bool {
        self < 0x20 || self >= 0x80 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
    }
}

extension SIMDMask<SIMD16<Int8>> {
    /// The first lane that is true.
    @inline(__always)
    fileprivate var firstLane: Int? {
        let words = unsafeBitCast(self, to: SIMD2<UInt64>.self)
        if words[0] != 0 { return words[0].littleEndian.trailingZeroBitCount &>> 3 }
        if words[1] != 0 { return 8 &+ words[1].littleEndian.trailingZeroBitCount &>> 3 }
        return nil
    }
}
