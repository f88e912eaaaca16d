/// Texts of lowercase hexadecimal digits in half their length, others as they are.
///
/// A number tells twice the length of the bytes, plus one where they are digits.
enum PackedText {
    /// Writes a text.
    @inline(__always)
    static func write(_ text: UnsafeRawBufferPointer, to writer: inout ByteWriter) {
        let start = writer.bytes.count
        if text.count & 1 == 0, !text.isEmpty {
            writer.write(UInt64(text.count | 1))
            if packDigits(text, to: &writer) { return }
            writer.bytes.removeLast(writer.bytes.count - start)
        }
        writer.write(UInt64(text.count) << 1)
        writer.bytes.append(contentsOf: text)
    }

    /// Writes a text.
    static func write(_ text: String, to writer: inout ByteWriter) {
        var copy = text
        copy.withUTF8 { write(UnsafeRawBufferPointer($0), to: &writer) }
    }

    private static func packDigits(
        _ text: UnsafeRawBufferPointer,
        to writer: inout ByteWriter
    ) -> Bool {
        var position = 0
        while position < text.count {
            let (high, low) = (value(text[position]), value(text[position + 1]))
            guard high | low < 16 else { return false }
            writer.bytes.append(high << 4 | low)
            position += 2
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
        for byte in packed {
            bytes.append(digit(byte >> 4))
            bytes.append(digit(byte & 15))
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
