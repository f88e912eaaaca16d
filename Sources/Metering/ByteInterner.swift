/// Numbers runs of bytes in the order in which they appear, so that equal ones share a number.
///
/// Finding a known one copies nothing and makes no `String`.
struct ByteInterner: Sendable {
    private struct Entry: Sendable {
        var start: Int
        var count: Int
        var hash: UInt64
    }

    private static let free = UInt32.max
    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// The numbers by hash; the length is a power of two, at least twice the count.
    private var slots = [UInt32](repeating: free, count: 64)

    /// How many there are.
    var count: Int { entries.count }

    /// The bytes of a number.
    subscript(index: Int) -> ArraySlice<UInt8> {
        let entry = entries[index]
        return bytes[entry.start..<entry.start + entry.count]
    }

    /// The number of bytes that are known; nil for others.
    func index(of key: UnsafeRawBufferPointer) -> Int? {
        let hash = Self.hash(key)
        return bytes.withUnsafeBytes { stored in
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] != Self.free {
                let entry = entries[Int(slots[slot])]
                if entry.hash == hash,
                    stored.part(entry.start, entry.start + entry.count).holdsSame(as: key)
                {
                    return Int(slots[slot])
                }
                slot = (slot + 1) & (slots.count - 1)
            }
            return nil
        }
    }

    /// Adds bytes that are not known yet; their number.
    mutating func insert(_ key: UnsafeRawBufferPointer) -> Int {
        let entry = Entry(start: bytes.count, count: key.count, hash: Self.hash(key))
        bytes.append(contentsOf: key)
        entries.append(entry)
        if entries.count * 2 > slots.count {
            slots = [UInt32](repeating: Self.free, count: slots.count * 2)
            for index in entries.indices { place(index) }
        } else {
            place(entries.count - 1)
        }
        return entries.count - 1
    }

    private mutating func place(_ index: Int) {
        var slot = Int(truncatingIfNeeded: entries[index].hash) & (slots.count - 1)
        while slots[slot] != Self.free { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(index)
    }

    private static func hash(_ key: UnsafeRawBufferPointer) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: key.count) &* 0x9e37_79b9_7f4a_7c15
        guard key.count >= 8 else {
            return mixed(hash ^ key.reduce(0) { $0 << 8 | UInt64($1) })
        }
        var position = 0
        while position + 8 < key.count {
            hash = mixed(hash ^ key.word(at: position))
            position += 8
        }
        // The last word may repeat bytes of the one before it.
        return mixed(hash ^ key.word(at: key.count - 8))
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value &* 0xff51_afd7_ed55_8ccd
        return product ^ (product >> 32)
    }
}
