public import BillingPrimitives
import Ledger

/// What the seal of a month covers: one SHA-256 over the books of the month and those before.
///
/// Whoever holds the seal can tell whether any document of the month, their number or order, what
/// its run made of usage, or any earlier closed month was changed.
public struct MonthSeal: Hashable, Sendable {
    /// A document of the month.
    public struct Entry: Hashable, Sendable {
        /// The number.
        public var number: String
        /// The Merkle root of its block: the SHA-256 of 0x00 and the bytes as they were issued.
        public var root: [UInt8]

        /// Creates an entry.
        public init(number: String, root: [UInt8]) {
            self.number = number
            self.root = root
        }
    }

    /// The seal of the month that was closed before, in hexadecimal; empty for the first.
    public var previous: String
    /// The month.
    public var month: BillingMonth
    /// The chain digest of the block of its run; empty for a month that was passed over.
    public var run: [UInt8]
    /// The chain digests of its earlier closings and reopenings, in order.
    public var history: [[UInt8]]
    /// The documents that belong to it, and to months that are closed along with it, in order.
    public var documents: [Entry]
    /// The canonical bytes of its reconciliation.
    public var reconciliation: [UInt8]

    private static let version: UInt64 = 1

    /// Creates what a seal covers.
    public init(
        previous: String,
        month: BillingMonth,
        run: [UInt8],
        history: [[UInt8]],
        documents: [Entry],
        reconciliation: [UInt8]
    ) {
        self.previous = previous
        self.month = month
        self.run = run
        self.history = history
        self.documents = documents
        self.reconciliation = reconciliation
    }

    /// The bytes that the seal is the SHA-256 of.
    public var canonicalBytes: [UInt8] {
        var writer = ByteWriter()
        writer.write(Self.version)
        writer.write(previous)
        writer.write(Int64(month.index))
        writer.write(run)
        writer.write(UInt64(history.count))
        for digest in history { writer.write(digest) }
        writer.write(UInt64(documents.count))
        for document in documents {
            writer.write(document.number)
            writer.write(document.root)
        }
        writer.write(reconciliation)
        return writer.bytes
    }

    /// The seal.
    public var digest: [UInt8] { BlockHeader.digest(of: canonicalBytes) }
}
