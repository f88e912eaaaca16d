/// Where the values of one row lie in the bytes that they were found in; an empty value is none.
struct UsageFields: Sendable {
    private var bounds = [(start: UInt32, end: UInt32)](
        repeating: (0, 0),
        count: UsageColumn.allCases.count
    )
    /// The columns that have a value.
    private(set) var present = UsageColumnSet()

    /// Forgets the row before.
    @inline(__always)
    mutating func removeAll() { present = UsageColumnSet() }

    /// Says where the value of a column lies.
    @inline(__always)
    mutating func set(_ column: UsageColumn, _ start: Int, _ end: Int) {
        guard end > start else { return }
        bounds[column.rawValue] = (UInt32(start), UInt32(end))
        present.insert(column)
    }

    /// Where the value of a column lies, which is there.
    func bounds(of column: UsageColumn) -> (start: Int, end: Int) {
        let (start, end) = bounds[column.rawValue]
        return (Int(start), Int(end))
    }

    /// The bytes of a value, which is there.
    @inline(__always)
    func value(_ column: UsageColumn, in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let (start, end) = bounds[column.rawValue]
        return bytes.part(Int(start), Int(end))
    }
}
