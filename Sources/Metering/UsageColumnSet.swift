/// A set of columns, one bit each.
struct UsageColumnSet: Sendable {
    private(set) var bits: UInt32 = 0

    init() {}

    init(_ columns: [UsageColumn]) {
        for column in columns { insert(column) }
    }

    var isEmpty: Bool { bits == 0 }

    var first: UsageColumn? { UsageColumn(rawValue: bits.trailingZeroBitCount) }

    @inline(__always)
    func contains(_ column: UsageColumn) -> Bool { bits & (1 << UInt32(column.rawValue)) != 0 }

    @inline(__always)
    mutating func insert(_ column: UsageColumn) { bits |= 1 << UInt32(column.rawValue) }

    @inline(__always)
    func subtracting(_ other: UsageColumnSet) -> UsageColumnSet {
        var result = self
        result.bits &= ~other.bits
        return result
    }
}
