import Metering

extension ByteWriter {
    /// More than a row without details takes: three numbers, a flag, and an id with its length.
    private static var plainRowBytesMax: Int { 3 * 10 + 1 + DeliveryBatch.idLengthMax + 2 }

    /// Writes a row without details, at once as there are many: the time since the row before,
    /// where there is one, the flags, the id and the records.
    @inline(__always)
    mutating func writePlainRow(
        _ delta: UInt64?,
        _ id: UnsafeRawBufferPointer,
        _ records: UInt64
    ) {
        withUnsafeTemporaryAllocation(byteCount: Self.plainRowBytesMax, alignment: 8) { room in
            var end = 0
            if let delta { end += room.write(delta, at: end) }
            room[end] = 0
            end += 1
            end += PackedText.write(id, to: room, at: end)
            end += room.write(records, at: end)
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: room[..<end]))
        }
    }
}

extension UnsafeMutableRawBufferPointer {
    /// Writes a number in base 128 as `ByteWriter` does; its length.
    @inline(__always)
    func write(_ value: UInt64, at start: Int) -> Int {
        var (rest, end) = (value, start)
        while rest >= 0x80 {
            self[end] = UInt8(truncatingIfNeeded: rest) | 0x80
            rest >>= 7
            end += 1
        }
        self[end] = UInt8(rest)
        return end + 1 - start
    }
}
