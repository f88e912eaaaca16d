/// Reads canonical bytes where they lie, without copying them.
struct ByteCursor {
    private let bytes: UnsafeRawBufferPointer
    /// Where the next byte is.
    private(set) var position: Int

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        self.position = 0
    }

    var isAtEnd: Bool { position == bytes.count }

    /// Reads an unsigned number.
    @inline(__always)
    mutating func unsigned() throws(DamagedBytes) -> UInt64 {
        guard position < bytes.count else { throw DamagedBytes("a number") }
        let first = bytes[position]
        position += 1
        return first < 0x80 ? UInt64(first) : try unsignedRest(first)
    }

    private mutating func unsignedRest(_ first: UInt8) throws(DamagedBytes) -> UInt64 {
        var value = UInt64(first & 0x7f)
        var shift: UInt64 = 7
        while position < bytes.count, shift < 64 {
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw DamagedBytes("a number")
    }

    /// Reads a signed number.
    mutating func signed() throws(DamagedBytes) -> Int64 {
        let zigzag = try unsigned()
        return Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1)
    }

    /// Reads a number of things that take at least a byte each.
    mutating func count() throws(DamagedBytes) -> Int {
        let count = try unsigned()
        guard count <= UInt64(bytes.count - position) else { throw DamagedBytes("a number") }
        return Int(count)
    }

    /// Takes a run of bytes.
    @inline(__always)
    mutating func take(_ count: Int) throws(DamagedBytes) -> UnsafeRawBufferPointer {
        guard count <= bytes.count - position else { throw DamagedBytes("a run of bytes") }
        defer { position += count }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
    }

    /// Reads a text behind its length.
    mutating func text() throws(DamagedBytes) -> String {
        guard let text = String(validating: try take(try count()), as: UTF8.self) else {
            throw DamagedBytes("a text")
        }
        return text
    }
}
