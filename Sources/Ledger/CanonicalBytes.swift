public import BillingPrimitives

/// Writes the canonical bytes of blocks: numbers in base 128, texts behind their length.
public struct ByteWriter: Sendable {
    /// What was written so far.
    public var bytes: [UInt8] = []

    /// Creates an empty writer.
    public init() {}

    /// Writes an unsigned number, seven bits a byte, the lowest first.
    @inlinable
    public mutating func write(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Writes a signed number, small magnitudes first (zigzag).
    @inlinable
    public mutating func write(_ value: Int64) {
        write(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    /// Writes a signed number, with nil told apart from every number.
    public mutating func write(_ value: Int64?) {
        guard let value else { return write(UInt64(0)) }
        write(UInt64(1))
        write(value)
    }

    /// Writes a text behind its length in bytes of UTF-8.
    public mutating func write(_ text: String) {
        write(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Writes bytes behind their number.
    public mutating func write(_ data: [UInt8]) {
        write(UInt64(data.count))
        bytes.append(contentsOf: data)
    }

    /// Writes counts: a bit for each rule that is known, then those counts.
    public mutating func write(_ counts: RecordCounts) {
        var known: UInt64 = 0
        for (index, rule) in CountingRule.allCases.enumerated() where counts[rule] != nil {
            known |= 1 << UInt64(index)
        }
        write(known)
        for rule in CountingRule.allCases {
            if let count = counts[rule] { write(count) }
        }
    }
}

/// Says that bytes are not what the encoding allows, so that they are damaged or another version's.
public struct DamagedBytes: Error, Equatable, CustomStringConvertible {
    /// What could not be read.
    public var what: String

    /// Creates the error.
    public init(_ what: String) {
        self.what = what
    }

    /// A sentence for people.
    public var description: String { "the stored bytes of \(what) are damaged" }
}

/// Reads canonical bytes again.
public struct ByteReader: Sendable {
    private let bytes: [UInt8]
    private var position = 0

    /// Creates a reader over bytes.
    public init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// Whether everything was read.
    public var isAtEnd: Bool { position == bytes.count }

    /// Reads an unsigned number.
    public mutating func unsigned() throws(DamagedBytes) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < bytes.count, shift < 64 {
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw DamagedBytes("a number")
    }

    /// Reads a signed number.
    public mutating func signed() throws(DamagedBytes) -> Int64 {
        let zigzag = try unsigned()
        return Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1)
    }

    /// Reads a signed number that may be nil.
    public mutating func optionalSigned() throws(DamagedBytes) -> Int64? {
        try unsigned() == 0 ? nil : try signed()
    }

    /// Reads bytes behind their number.
    public mutating func data() throws(DamagedBytes) -> [UInt8] {
        let count = try unsigned()
        guard count <= UInt64(bytes.count - position) else { throw DamagedBytes("a run of bytes") }
        defer { position += Int(count) }
        return Array(bytes[position..<position + Int(count)])
    }

    /// Reads a text behind its length.
    public mutating func text() throws(DamagedBytes) -> String {
        guard let text = String(validating: try data(), as: UTF8.self) else {
            throw DamagedBytes("a text")
        }
        return text
    }

    /// Reads counts.
    public mutating func counts() throws(DamagedBytes) -> RecordCounts {
        let known = try unsigned()
        var counts = RecordCounts(personChange: 0)
        for (index, rule) in CountingRule.allCases.enumerated()
        where known & (1 << UInt64(index)) != 0 { counts[rule] = try signed() }
        return counts
    }
}
