public import BillingPrimitives
public import Ledger
public import Rating

/// One run of a month: what it saw, what it made of every record, and what it issued.
public struct BillingRun: Hashable, Sendable {
    /// The month.
    public var month: BillingMonth
    /// When it ran.
    public var ranAt: Instant
    /// The last block that it saw.
    public var cutOff: Int64
    /// What became of every record that was open.
    public var settlements: [Settlement]
    /// The numbers of the documents that it issued, in order.
    public var documents: [String]

    /// Creates a run.
    public init(
        month: BillingMonth,
        ranAt: Instant,
        cutOff: Int64,
        settlements: [Settlement],
        documents: [String]
    ) {
        self.month = month
        self.ranAt = ranAt
        self.cutOff = cutOff
        self.settlements = settlements
        self.documents = documents
    }
}

extension BillingRun {
    private static let version: UInt64 = 1

    /// The canonical bytes that the run's block holds.
    public var canonicalBytes: [UInt8] {
        var writer = ByteWriter()
        writer.write(Self.version)
        writer.write(Int64(month.index))
        writer.write(ranAt.milliseconds)
        writer.write(cutOff)
        writer.write(UInt64(documents.count))
        for number in documents { writer.write(number) }
        writer.write(UInt64(settlements.count))
        for settlement in settlements { settlement.write(to: &writer) }
        return writer.bytes
    }

    /// Reads a run from the bytes of its block.
    public init(canonicalBytes: [UInt8]) throws(DamagedBytes) {
        var reader = ByteReader(canonicalBytes)
        guard try reader.unsigned() == Self.version else {
            throw DamagedBytes("a billing run of an unknown version")
        }
        month = BillingMonth(index: Int32(clamping: try reader.signed()))
        ranAt = Instant(milliseconds: try reader.signed())
        cutOff = try reader.signed()
        documents = []
        for _ in 0..<(try reader.unsigned()) { documents.append(try reader.text()) }
        settlements = []
        for _ in 0..<(try reader.unsigned()) {
            settlements.append(try Settlement(from: &reader))
        }
    }
}
