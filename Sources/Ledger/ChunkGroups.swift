import Metering

/// The data groups that the deliveries of a chunk name, so that each names them by number.
struct ChunkGroups {
    private var codes: [String] = []
    private var numbers: [String: UInt64] = [:]

    init(_ rows: Slice<UnsafeBufferPointer<OrderedRow>>, of batch: DeliveryBatch) {
        for index in rows.indices {
            let row = rows[index].row
            guard row.details != DeliveryBatch.Row.noDetails else { continue }
            for group in batch.details[Int(row.details)].dataGroups
            where numbers[group.code] == nil {
                numbers[group.code] = UInt64(codes.count)
                codes.append(group.code)
            }
        }
    }

    /// Writes the codes in the order in which they first occur.
    func write(to writer: inout ByteWriter) {
        writer.write(UInt64(codes.count))
        for code in codes { writer.write(code) }
    }

    /// Writes the groups of one delivery: twice the number, plus one where elements were counted.
    func write(_ groups: [DataGroupCount], to writer: inout ByteWriter) {
        writer.write(UInt64(groups.count))
        for group in groups {
            let number = numbers[group.code] ?? 0
            writer.write(number << 1 | (group.elements == nil ? 0 : 1))
            if let elements = group.elements { writer.write(elements) }
        }
    }

    /// Reads the groups of one delivery.
    static func read(
        _ codes: [String],
        from cursor: inout ByteCursor
    ) throws(DamagedBytes) -> [DataGroupCount] {
        let count = try cursor.count()
        var groups: [DataGroupCount] = []
        groups.reserveCapacity(count)
        for _ in 0..<count {
            let number = try cursor.unsigned()
            guard number >> 1 < UInt64(codes.count) else { throw DamagedBytes("a data group") }
            let elements = number & 1 == 0 ? nil : try cursor.signed()
            groups.append(DataGroupCount(code: codes[Int(number >> 1)], elements: elements))
        }
        return groups
    }
}
