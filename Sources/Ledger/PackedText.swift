/// Texts of lowercase hexadecimal digits in half their length, others as they are.
///
/// A number before them tells twice the length of the bytes, plus one where they are digits.
enum PackedText {
    /// Writes a text.
    @inline(__always)
    static func write(_ text: UnsafeRawBufferPointer, to writer: inout ByteWriter) {
        guard text.count & 1 == 0, !text.isEmpty, isDigits(text) else {
            writer.write(UInt64(text.count) << 1)
            writer.bytes.append(contentsOf: text)
            return
        }
        writer.write(UInt64(text.count | 1))
        var position = 0
        while position + 8 <= text.count {
            let word = HexWord(text.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            withUnsafeBytes(of: word.packed) { writer.bytes.append(contentsOf: $0) }
            position += 8
        }
        while position < text.count {
            let (high, low) = (value(text[position]), value(text[position + 1]))
            writer.bytes.append(high << 4 | low)
            position += 2
        }
    }

    /// Writes a text of 1 to `DeliveryBatch.idLengthMax` bytes to memory that has room; its length.
    @inline(__always)
    static func write(
        _ text: UnsafeRawBufferPointer,
        to room: UnsafeMutableRawBufferPointer,
        at start: Int
    ) -> Int {
        var end = start
        guard text.count & 1 == 0, isDigits(text) else {
            end += room.write(UInt64(text.count) << 1, at: end)
            room[end...].copyBytes(from: text)
            return end + text.count - start
        }
        end += room.write(UInt64(text.count | 1), at: end)
        var position = 0
        while position + 8 <= text.count {
            let word = HexWord(text.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            room.storeBytes(of: word.packed, toByteOffset: end, as: UInt32.self)
            position += 8
            end += 4
        }
        while position < text.count {
            room[end] = value(text[position]) << 4 | value(text[position + 1])
            position += 2
            end += 1
        }
        return end - start
    }

    /// Writes a text.
    static func write(_ text: String, to writer: inout ByteWriter) {
        var copy = text
        copy.withUTF8 { write(UnsafeRawBufferPointer($0), to: &writer) }
    }

    @inline(__always)
    private static func isDigits(_ text: UnsafeRawBufferPointer) -> Bool {
        var position = 0
        while position + 8 <= text.count {
            let word = HexWord(text.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            guard word.isDigits else { return false }
            position += 8
        }
        while position < text.count {
            guard value(text[position]) < 16 else { return false }
            position += 1
        }
        return true
    }

    /// The value of a digit, or 16 where it is none.
    @inline(__always)
    private static func value(_ byte: UInt8) -> UInt8 {
        let digit = byte &- 0x30
        if digit < 10 { return digit }
        let letter = byte &- 0x61
        return letter < 6 ? letter + 10 : 16
    }

    /// Reads a text and appends it to bytes; its length.
    @inline(__always)
    static func read(
        from cursor: inout ByteCursor,
        into bytes: inout [UInt8]
    ) throws(DamagedBytes) -> Int {
        let length = try cursor.unsigned()
        guard length >> 1 <= UInt64(Int32.max) else { throw DamagedBytes("a text") }
        let packed = try cursor.take(Int(length >> 1))
        guard length & 1 == 1 else {
            bytes.append(contentsOf: packed)
            return packed.count
        }
        var position = 0
        while position + 4 <= packed.count {
            let word = HexWord(
                packed: packed.loadUnaligned(fromByteOffset: position, as: UInt32.self)
            )
            withUnsafeBytes(of: word.digits) { bytes.append(contentsOf: $0) }
            position += 4
        }
        while position < packed.count {
            bytes.append(digit(packed[position] >> 4))
            bytes.append(digit(packed[position] & 15))
            position += 1
        }
        return packed.count * 2
    }

    /// Reads a text.
    static func read(from cursor: inout ByteCursor) throws(DamagedBytes) -> String {
        var bytes: [UInt8] = []
        _ = try read(from: &cursor, into: &bytes)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw DamagedBytes("a text")
        }
        return text
    }

    @inline(__always)
    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? value + 0x30 : value + 0x57
    }
}

/// Eight hexadecimal digits at a time, each in a lane of one word, the first in the lowest.
private struct HexWord {
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// The characters, as they lie in memory.
    let digits: UInt64
    private let values: UInt64

    @inline(__always)
    init(_ digits: UInt64) {
        self.digits = digits
        let word = UInt64(littleEndian: digits)
        // Letters have bit 6, and their low bits count from 1.
        values = (word & (Self.ones &* 15)) &+ ((word >> 6) & Self.ones) &* 9
    }

    @inline(__always)
    init(packed: UInt32) {
        var word = UInt64(UInt32(littleEndian: packed))
        word = (word | word << 16) & 0x0000_ffff_0000_ffff
        word = (word | word << 8) & 0x00ff_00ff_00ff_00ff
        values =
            (word >> 4 & (0x00ff_00ff_00ff_00ff & Self.ones &* 15))
            | (word & (0x00ff_00ff_00ff_00ff & Self.ones &* 15)) << 8
        digits = Self.characters(of: values).littleEndian
    }

    /// Whether all eight are digits: only those come back from their values.
    @inline(__always)
    var isDigits: Bool { Self.characters(of: values).littleEndian == digits }

    /// Two digits a byte.
    @inline(__always)
    var packed: UInt32 {
        var word = (values << 4 | values >> 8) & 0x00ff_00ff_00ff_00ff
        word = (word | word >> 8) & 0x0000_ffff_0000_ffff
        word |= word >> 16
        return UInt32(truncatingIfNeeded: word).littleEndian
    }

    @inline(__always)
    private static func characters(of values: UInt64) -> UInt64 {
        let letters = (values &+ ones &* 6) >> 4 & ones
        return values &+ ones &* 0x30 &+ letters &* 0x27
    }
}
