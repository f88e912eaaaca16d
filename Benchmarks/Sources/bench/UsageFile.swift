import Foundation

/// Writes the usage of March 2026 as CSV: random ids, one row in a hundred sent again.
struct UsageFile {
    /// Every hundredth row repeats an earlier one, byte for byte.
    private static let rowsForEachRepeat: UInt64 = 100
    /// 2026-02-28T22:00Z, where March begins in Helsinki, in milliseconds from 1970.
    private static let monthStart = 1_772_316_000_000
    /// March 2026 has 743 hours.
    private static let monthLength: UInt64 = 743 * 3_600_000
    private static let recordsMax: UInt64 = 400

    var population: Population
    /// Another seed gives other ids.
    var seed: UInt64

    /// Writes a file of so many rows and a header; the same seed gives the same bytes.
    func write(rows: Int, to place: URL) throws {
        var file = try ByteWriter(place)
        file.write("delivery_id,connection,delivered_at,records")
        if population.listsGroups { file.write(",data_groups") }
        file.write("\n")
        for row in 0..<UInt64(rows) {
            write(row: original(of: row), to: &file)
            try file.flushIfFull()
        }
        try file.close()
    }

    /// The row that stands at a place: itself, or an earlier one that is sent again.
    private func original(of row: UInt64) -> UInt64 {
        guard row % Self.rowsForEachRepeat == Self.rowsForEachRepeat - 1 else { return row }
        var random = SplitMix64(seed: ~seed, row: row)
        let earlier = random.next(below: row)
        let isRepeat = earlier % Self.rowsForEachRepeat == Self.rowsForEachRepeat - 1
        return isRepeat ? earlier - 1 : earlier
    }

    private func write(row: UInt64, to file: inout ByteWriter) {
        var random = SplitMix64(seed: seed, row: row)
        let id = random.next()
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8(id >> shift & 15)
            file.write(digit < 10 ? digit + 0x30 : digit + 0x57)
        }
        let connection = Int(random.next(below: UInt64(population.connections.count)))
        file.write(",")
        file.write(population.connections[connection])
        file.write(",")
        write(instant: Self.monthStart + Int(random.next(below: Self.monthLength)), to: &file)
        file.write(",")
        file.write(Int(1 + random.next(below: Self.recordsMax)))
        if population.listsGroups { file.write(",") }
        if population.listsGroups(connection) {
            write(groups: 1 + random.next(below: 15), to: &file)
        }
        file.write("\n")
    }

    /// Writes an instant of 2026-02-28 or March 2026 as ISO 8601 in UTC, with milliseconds.
    private func write(instant: Int, to file: inout ByteWriter) {
        let milliseconds = instant % 86_400_000
        let day = instant / 86_400_000 - Self.monthStart / 86_400_000
        file.write("2026-")
        file.write(day == 0 ? 2 : 3, width: 2)
        file.write("-")
        file.write(day == 0 ? 28 : day, width: 2)
        file.write("T")
        file.write(milliseconds / 3_600_000, width: 2)
        file.write(":")
        file.write(milliseconds / 60_000 % 60, width: 2)
        file.write(":")
        file.write(milliseconds / 1000 % 60, width: 2)
        file.write(".")
        file.write(milliseconds % 1000, width: 3)
        file.write("Z")
    }

    /// Writes the data groups whose bits are set.
    private func write(groups bits: UInt64, to file: inout ByteWriter) {
        let codes = Population.dataGroups.enumerated().filter { bits >> $0.offset & 1 == 1 }
        file.write(Array(codes.map(\.element).joined(separator: ";").utf8))
    }
}
