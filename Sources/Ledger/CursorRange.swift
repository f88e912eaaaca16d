public import BillingPrimitives
import Crypto
public import Metering

/// The range of booking keys that a delivery answered, and what tells it from others of its list.
public struct CursorRange: Hashable, Sendable {
    /// The connection.
    public var connection: ConnectionID
    /// The keyed digest of the identity list.
    public var identityList: String?
    /// The booking key that was asked from.
    public var from: Int64?
    /// The booking key that the answer gave.
    public var to: Int64?
    /// When it was delivered.
    public var deliveredAt: Instant
    /// The id of the delivery; empty where its detail is erased, so that places decide.
    public var id: String
    /// The check of its content.
    public var contentCheck: UInt64
    /// Where the delivery lies.
    public var place: DeliveryPlace
    /// The number of the run that settled it first, from 0, so that it counts as earlier than what
    /// later ones settle; nil where none has.
    public var settledBy: Int?

    /// Creates the range of a delivery.
    public init(of delivery: Delivery, at place: DeliveryPlace, settledBy: Int? = nil) {
        self.connection = delivery.connection
        self.identityList = delivery.identityList
        self.from = delivery.cursorFrom
        self.to = delivery.cursorTo
        self.deliveredAt = delivery.deliveredAt
        self.id = delivery.id
        self.contentCheck = delivery.contentCheck
        self.place = place
        self.settledBy = settledBy
    }

    /// Creates the range of a delivery whose detail is erased.
    public init(of range: ErasedRanges.Range, at place: DeliveryPlace, settledBy: Int? = nil) {
        self.connection = ConnectionID(range.list.connection)
        self.identityList = range.list.identityList.isEmpty ? nil : range.list.identityList
        self.from = range.from
        self.to = range.to
        self.deliveredAt = Instant(milliseconds: range.deliveredAt)
        self.id = ""
        self.contentCheck = range.contentCheck
        self.place = place
        self.settledBy = settledBy
    }

    /// Whether both ask for the same range.
    func isEqual(to other: CursorRange) -> Bool { from == other.from && to == other.to }

    /// Whether booking keys lie in both; half-open, and none where an end is unknown.
    func overlaps(_ other: CursorRange) -> Bool {
        guard let from, let to, let otherFrom = other.from, let otherTo = other.to, from < to,
            otherFrom < otherTo
        else { return false }
        return from < otherTo && otherFrom < to
    }

    func precedes(_ other: CursorRange) -> Bool {
        let (run, otherRun) = (settledBy ?? .max, other.settledBy ?? .max)
        guard run == otherRun else { return run < otherRun }
        guard deliveredAt == other.deliveredAt else { return deliveredAt < other.deliveredAt }
        guard id == other.id else { return id.utf8.lexicographicallyPrecedes(other.id.utf8) }
        return place < other.place
    }
}

extension Delivery {
    /// The digest of its content: the one that its source gave, else the SHA-256 over its values.
    public var contentDigest: String {
        if let digest { return digest }
        var writer = ByteWriter()
        writer.write(deliveredAt.milliseconds)
        writer.write(UInt64(kind.rawValue))
        writer.write(counts)
        writer.write(testCounts)
        writer.write(UInt64(dataGroups.count))
        for group in dataGroups {
            writer.write(group.code)
            writer.write(group.elements)
        }
        writer.write(cursorFrom)
        writer.write(cursorTo)
        return SHA256.hash(data: writer.bytes).hexadecimal
    }

    /// The first 64 bits of the SHA-256 of its content digest: enough to tell contents apart.
    public var contentCheck: UInt64 {
        SHA256.hash(data: Array(contentDigest.utf8)).withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self))
        }
    }
}

extension Sequence<UInt8> {
    /// The bytes in lowercase hexadecimal digits.
    public var hexadecimal: String {
        map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}
