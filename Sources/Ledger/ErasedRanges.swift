/// The cursor ranges of the erased deliveries of a block, in their order.
public struct ErasedRanges: Hashable, Sendable {
    /// One list of identities on a connection.
    public struct List: Hashable, Sendable {
        /// The connection.
        public var connection: String
        /// The keyed digest of the identity list; empty where it is not known.
        public var identityList: String

        /// Creates a list.
        public init(connection: String, identityList: String) {
            self.connection = connection
            self.identityList = identityList
        }
    }

    /// What stays of one delivery that had a range.
    public struct Range: Hashable, Sendable {
        /// The position of the delivery in its block.
        public var position: Int32
        /// Whose range it is.
        public var list: List
        /// The booking key that was asked from.
        public var from: Int64?
        /// The booking key that the answer gave.
        public var to: Int64
        /// When it was delivered, in milliseconds of UTC.
        public var deliveredAt: Int64
        /// Its records by `person-change`.
        public var records: Int64
        /// The check of its content.
        public var contentCheck: UInt64

        /// Creates a range.
        public init(
            position: Int32,
            list: List,
            from: Int64?,
            to: Int64,
            deliveredAt: Int64,
            records: Int64,
            contentCheck: UInt64
        ) {
            self.position = position
            self.list = list
            self.from = from
            self.to = to
            self.deliveredAt = deliveredAt
            self.records = records
            self.contentCheck = contentCheck
        }
    }

    /// The ranges, by position.
    public var ranges: [Range] = []

    /// Creates ranges of nothing.
    public init() {}

    /// The canonical bytes of the ranges alone.
    public var canonicalBytes: [UInt8] {
        var writer = ByteWriter()
        write(to: &writer)
        return writer.bytes
    }

    /// Reads ranges from their canonical bytes alone.
    public init(canonicalBytes: UnsafeRawBufferPointer) throws(DamagedBytes) {
        var cursor = ByteCursor(canonicalBytes)
        try self.init(from: &cursor)
        guard cursor.isAtEnd else { throw DamagedBytes("the ranges of a remainder") }
    }
}

extension ErasedRanges {
    /// Writes the lists in the order in which they first occur, then the ranges.
    func write(to writer: inout ByteWriter) {
        var numbers: [List: Int] = [:]
        var lists: [List] = []
        for range in ranges where numbers[range.list] == nil {
            numbers[range.list] = lists.count
            lists.append(range.list)
        }
        writer.write(UInt64(lists.count))
        for list in lists {
            writer.write(list.connection)
            PackedText.write(list.identityList, to: &writer)
        }
        writer.write(UInt64(ranges.count))
        for range in ranges {
            writer.write(UInt64(range.position))
            writer.write(UInt64(numbers[range.list] ?? 0))
            writer.write(range.from)
            writer.write(range.to)
            writer.write(range.deliveredAt)
            writer.write(range.records)
            withUnsafeBytes(of: range.contentCheck.littleEndian) { writer.bytes += $0 }
        }
    }

    init(from cursor: inout ByteCursor) throws(DamagedBytes) {
        var lists: [List] = []
        for _ in 0..<(try cursor.count()) {
            let connection = try cursor.text()
            lists.append(
                List(connection: connection, identityList: try PackedText.read(from: &cursor))
            )
        }
        for _ in 0..<(try cursor.count()) { ranges.append(try Range(from: &cursor, lists)) }
    }
}

extension ErasedRanges.Range {
    fileprivate init(
        from cursor: inout ByteCursor,
        _ lists: [ErasedRanges.List]
    ) throws(DamagedBytes) {
        guard let position = Int32(exactly: try cursor.unsigned()),
            let list = Int(exactly: try cursor.unsigned()), lists.indices.contains(list)
        else { throw DamagedBytes("the ranges of a remainder") }
        self.init(
            position: position,
            list: lists[list],
            from: try cursor.unsigned() == 0 ? nil : try cursor.signed(),
            to: try cursor.signed(),
            deliveredAt: try cursor.signed(),
            records: try cursor.signed(),
            contentCheck: UInt64(
                littleEndian: try cursor.take(8).loadUnaligned(as: UInt64.self)
            )
        )
    }
}
