public import BillingPrimitives

/// Deliveries as a source brings them, packed side by side so that a million of them stay small.
///
/// A row holds the numbers that every delivery has; what few sources carry is in `Details`.
/// Ids lie one after the other in `ids`, connections are numbered in order of appearance.
public struct DeliveryBatch: Sendable {
    /// The numbers that every delivery has.
    public struct Row: Sendable {
        /// Milliseconds of UTC since 1970-01-01.
        public var deliveredAt: Int64
        /// Records by `person-change`.
        public var records: Int64
        /// Where the id begins in `ids`.
        public var idStart: UInt32
        /// The index of its connection in `connections`.
        public var connection: UInt32
        /// The line of the file that it stood on, or 0 where there are no lines.
        public var line: UInt32
        /// The index of its details, or `Row.noDetails` for a plain change.
        public var details: UInt32
        /// The length of the id in bytes, 1...`idLengthMax`.
        public var idLength: UInt16

        /// Says that a row is a plain change: no further count, no group, no cursor, no digest.
        public static let noDetails = UInt32.max

        /// Creates a row.
        public init(
            deliveredAt: Int64,
            records: Int64,
            idStart: UInt32,
            idLength: UInt16,
            connection: UInt32,
            line: UInt32,
            details: UInt32
        ) {
            self.deliveredAt = deliveredAt
            self.records = records
            self.idStart = idStart
            self.connection = connection
            self.line = line
            self.details = details
            self.idLength = idLength
        }
    }

    /// What few sources carry.
    public struct Details: Sendable, Hashable {
        /// What its source says of its kind.
        public var kind: DeliveryKind = .change
        /// The counts by every rule; `personChange` repeats the row's records.
        public var counts: RecordCounts
        /// The counts of test-series identities.
        public var testCounts: RecordCounts = .zero
        /// The data groups, sorted by code.
        public var dataGroups: [DataGroupCount] = []
        /// The keyed digest of the identity list.
        public var identityList: String?
        /// The booking key that was asked from.
        public var cursorFrom: Int64?
        /// The booking key that the answer gave.
        public var cursorTo: Int64?
        /// Whether nothing newer was left.
        public var upToDate: Bool?
        /// The size of the answer in bytes.
        public var responseBytes: Int64?
        /// The digest that the source gave.
        public var digest: String?

        /// Creates the details of a plain change.
        public init(counts: RecordCounts) {
            self.counts = counts
        }
    }

    /// The longest delivery id that is taken, in bytes of UTF-8.
    public static let idLengthMax = 200

    /// One row a delivery, in the order of the source.
    public var rows: [Row] = []
    /// The bytes of all ids.
    public var ids: [UInt8] = []
    /// The details that rows point at.
    public var details: [Details] = []
    /// The connections that rows point at.
    public private(set) var connections: [ConnectionID] = []
    private var connectionIndexes = ByteInterner()

    /// Creates an empty batch.
    public init() {}

    /// The index of a connection, which is added when it is new.
    public mutating func index(of connection: ConnectionID) -> UInt32 {
        var text = connection.rawValue
        return text.withUTF8 { utf8 in
            let bytes = UnsafeRawBufferPointer(utf8)
            if let index = index(ofConnection: bytes) { return index }
            connections.append(connection)
            return UInt32(connectionIndexes.insert(bytes))
        }
    }

    /// The index of a connection that a row of the batch has had; nil for others.
    func index(ofConnection bytes: UnsafeRawBufferPointer) -> UInt32? {
        connectionIndexes.index(of: bytes).map(UInt32.init)
    }

    /// Whether another row fits, when no more than that many are wanted.
    func hasRoom(upTo rowsMax: Int) -> Bool {
        // Offsets of ids are 32 bits wide.
        rows.count < rowsMax && ids.count <= Int(UInt32.max) - 2 * Self.idLengthMax
    }

    /// Empties the batch and keeps its memory and its connections.
    public mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        ids.removeAll(keepingCapacity: true)
        details.removeAll(keepingCapacity: true)
    }

    /// Adds one delivery.
    public mutating func append(_ delivery: Delivery, line: UInt32 = 0) {
        var detail = Details(counts: delivery.counts)
        detail.kind = delivery.kind
        detail.testCounts = delivery.testCounts
        detail.dataGroups = delivery.dataGroups
        detail.identityList = delivery.identityList
        detail.cursorFrom = delivery.cursorFrom
        detail.cursorTo = delivery.cursorTo
        detail.upToDate = delivery.upToDate
        detail.responseBytes = delivery.responseBytes
        detail.digest = delivery.digest
        let plain = Details(counts: RecordCounts(personChange: delivery.counts.personChange))
        var id = delivery.id
        let connection = index(of: delivery.connection)
        let details = detail == plain ? Row.noDetails : append(detail)
        id.withUTF8 { utf8 in
            append(
                id: UnsafeRawBufferPointer(utf8),
                connection: connection,
                deliveredAt: delivery.deliveredAt,
                records: delivery.counts.personChange,
                line: line,
                details: details
            )
        }
    }

    /// Adds details for a row to point at; their index.
    mutating func append(_ details: Details) -> UInt32 {
        self.details.append(details)
        return UInt32(self.details.count - 1)
    }

    /// Adds one delivery from its parts.
    @inline(__always)
    mutating func append(
        id: UnsafeRawBufferPointer,
        connection: UInt32,
        deliveredAt: Instant,
        records: Int64,
        line: UInt32,
        details: UInt32
    ) {
        precondition(id.count <= Self.idLengthMax, "The id of a delivery is checked before.")
        rows.append(
            Row(
                deliveredAt: deliveredAt.milliseconds,
                records: records,
                idStart: UInt32(ids.count),
                idLength: UInt16(id.count),
                connection: connection,
                line: line,
                details: details
            )
        )
        ids.append(contentsOf: id)
    }

    /// The delivery of a row.
    public subscript(position: Int) -> Delivery {
        let row = rows[position]
        let start = Int(row.idStart)
        let detail =
            row.details == Row.noDetails
            ? Details(counts: RecordCounts(personChange: row.records)) : details[Int(row.details)]
        return Delivery(
            id: String(decoding: ids[start..<start + Int(row.idLength)], as: UTF8.self),
            connection: connections[Int(row.connection)],
            deliveredAt: Instant(milliseconds: row.deliveredAt),
            kind: detail.kind,
            counts: detail.counts,
            testCounts: detail.testCounts,
            dataGroups: detail.dataGroups,
            identityList: detail.identityList,
            cursorFrom: detail.cursorFrom,
            cursorTo: detail.cursorTo,
            upToDate: detail.upToDate,
            responseBytes: detail.responseBytes,
            digest: detail.digest
        )
    }
}
