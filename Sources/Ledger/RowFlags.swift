import BillingPrimitives
import Metering

/// Which optional parts a packed delivery has; 0 for a plain change.
struct RowFlags {
    var rawValue: UInt64

    static let counts: UInt64 = 1 << 2
    static let testCounts: UInt64 = 1 << 3
    static let dataGroups: UInt64 = 1 << 4
    static let identityList: UInt64 = 1 << 5
    static let cursorFrom: UInt64 = 1 << 6
    static let cursorTo: UInt64 = 1 << 7
    static let isUpToDateKnown: UInt64 = 1 << 8
    static let isUpToDate: UInt64 = 1 << 9
    static let responseBytes: UInt64 = 1 << 10
    static let digest: UInt64 = 1 << 11
    static let all: UInt64 = (1 << 12) - 1

    init(rawValue: UInt64) throws(DamagedBytes) {
        guard rawValue <= Self.all, rawValue & 3 < 3 else { throw DamagedBytes("a delivery") }
        self.rawValue = rawValue
    }

    init(_ details: DeliveryBatch.Details) {
        let optional: [(Bool, UInt64)] = [
            (
                details.counts != RecordCounts(personChange: details.counts.personChange),
                Self.counts
            ),
            (details.testCounts != .zero, Self.testCounts),
            (!details.dataGroups.isEmpty, Self.dataGroups),
            (details.identityList != nil, Self.identityList),
            (details.cursorFrom != nil, Self.cursorFrom),
            (details.cursorTo != nil, Self.cursorTo),
            (details.upToDate != nil, Self.isUpToDateKnown),
            (details.upToDate == true, Self.isUpToDate),
            (details.responseBytes != nil, Self.responseBytes),
            (details.digest != nil, Self.digest),
        ]
        rawValue = optional.reduce(UInt64(details.kind.rawValue)) { $1.0 ? $0 | $1.1 : $0 }
    }

    func has(_ part: UInt64) -> Bool { rawValue & part != 0 }

    func write(
        _ details: DeliveryBatch.Details,
        groups: ChunkGroups,
        to writer: inout ByteWriter
    ) {
        if has(Self.counts) {
            details.counts.write(to: &writer)
        } else {
            writer.write(UInt64(bitPattern: details.counts.personChange))
        }
        if has(Self.testCounts) { details.testCounts.write(to: &writer) }
        if has(Self.dataGroups) { groups.write(details.dataGroups, to: &writer) }
        if let list = details.identityList { PackedText.write(list, to: &writer) }
        if let cursor = details.cursorFrom { writer.write(cursor) }
        if let cursor = details.cursorTo { writer.write(cursor) }
        if let size = details.responseBytes { writer.write(size) }
        if let digest = details.digest { PackedText.write(digest, to: &writer) }
    }

    /// Reads the counts and the optional parts.
    func details(
        groups: [String],
        from cursor: inout ByteCursor
    ) throws(DamagedBytes) -> DeliveryBatch.Details {
        var details = DeliveryBatch.Details(
            counts: has(Self.counts)
                ? try RecordCounts(from: &cursor)
                : RecordCounts(personChange: Int64(bitPattern: try cursor.unsigned()))
        )
        details.kind = DeliveryKind(rawValue: UInt8(rawValue & 3)) ?? .change
        if has(Self.testCounts) { details.testCounts = try RecordCounts(from: &cursor) }
        if has(Self.dataGroups) {
            details.dataGroups = try ChunkGroups.read(groups, from: &cursor)
        }
        if has(Self.identityList) { details.identityList = try PackedText.read(from: &cursor) }
        if has(Self.cursorFrom) { details.cursorFrom = try cursor.signed() }
        if has(Self.cursorTo) { details.cursorTo = try cursor.signed() }
        if has(Self.isUpToDateKnown) { details.upToDate = has(Self.isUpToDate) }
        if has(Self.responseBytes) { details.responseBytes = try cursor.signed() }
        if has(Self.digest) { details.digest = try PackedText.read(from: &cursor) }
        return details
    }
}
