import BillingPrimitives
public import Metering

/// Fingerprints in rising order, each with a number: a row of a batch, or a place on the ledger.
public struct FingerprintRun: Sendable, Equatable {
    /// One fingerprint and its number.
    public struct Entry: Sendable, Equatable {
        /// The fingerprint.
        public var fingerprint: UInt64
        /// The row, or the packed place.
        public var number: Int64

        /// Creates an entry.
        public init(fingerprint: UInt64, number: Int64) {
            self.fingerprint = fingerprint
            self.number = number
        }
    }

    /// The entries, by fingerprint and then by number.
    public private(set) var entries: [Entry]

    /// The fingerprints of all rows of a batch, numbered by row.
    public init(of batch: DeliveryBatch, _ fingerprint: Fingerprint) {
        self.init(sorting: Self.entries(of: batch, fingerprint))
    }

    /// The same in the order of the rows.
    public static func entries(
        of batch: DeliveryBatch,
        _ fingerprint: Fingerprint
    ) -> [Entry] {
        let keys = batch.connections.map { fingerprint.key(of: $0.rawValue) }
        return batch.rows.withUnsafeBufferPointer { rows in
            batch.ids.withUnsafeBytes { ids in
                rows.indices.map { index in
                    let row = rows[index]
                    let id = UnsafeRawBufferPointer(rebasing: ids[row.idRange])
                    let hash = fingerprint.of(id, connectionKey: keys[Int(row.connection)])
                    return Entry(fingerprint: hash, number: Int64(index))
                }
            }
        }
    }

    /// Sorts entries: as hashes are spread evenly, their first bits put them almost in place.
    public init(sorting unsorted: [Entry]) {
        let bits = UInt64(max(1, Int.bitWidth - unsorted.count.leadingZeroBitCount - 2))
        let shift = 63 - bits
        var starts = [Int](repeating: 0, count: (1 << Int(bits)) + 1)
        for entry in unsorted { starts[Int(entry.fingerprint >> shift) + 1] += 1 }
        for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
        entries = [Entry](unsafeUninitializedCapacity: unsorted.count) { sorted, count in
            for entry in unsorted {
                let bucket = Int(entry.fingerprint >> shift)
                sorted.initializeElement(at: starts[bucket], to: entry)
                starts[bucket] += 1
            }
            count = unsorted.count
            Self.insertionSort(&sorted)
        }
    }

    /// The same fingerprints in the same order with other numbers; those without one are left out.
    public func compactMapNumbers(_ number: (Int64) -> Int64?) -> FingerprintRun {
        var result = self
        result.entries = entries.compactMap { entry in
            number(entry.number).map { Entry(fingerprint: entry.fingerprint, number: $0) }
        }
        return result
    }

    private static func insertionSort(_ entries: inout UnsafeMutableBufferPointer<Entry>) {
        for index in entries.indices.dropFirst() {
            let entry = entries[index]
            var place = index
            while place > 0, entry < entries[place - 1] {
                entries[place] = entries[place - 1]
                place -= 1
            }
            entries[place] = entry
        }
    }
}

extension FingerprintRun.Entry: Comparable {
    /// Orders entries by fingerprint, then by number.
    @inline(__always)
    public static func < (left: Self, right: Self) -> Bool {
        left.fingerprint != right.fingerprint
            ? left.fingerprint < right.fingerprint : left.number < right.number
    }
}
