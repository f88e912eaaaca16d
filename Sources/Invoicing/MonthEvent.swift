public import BillingPrimitives
import Ledger

/// Something that was decided about the books of a month, by whoever recorded it.
public struct MonthEvent: Hashable, Sendable, Codable {
    /// What was decided.
    public enum Action: String, Hashable, Sendable, Codable {
        /// The month was closed under a seal.
        case close
        /// The closed month was opened again.
        case reopen
        /// The month was run although not everything delivered was accounted for.
        case override
    }

    /// The month.
    public var month: BillingMonth
    /// What was decided.
    public var action: Action
    /// Why; empty for a closing that needs no reason.
    public var reason: String
    /// The second person, or who decided to go on without a balance; nil for none.
    public var decidedBy: String?
    /// The SHA-256 that seals the month, in hexadecimal; nil where it was not closed.
    public var seal: String?
    /// The connections that did not balance, with the deliveries and records that were missing.
    public var differences: [String]

    /// Creates an event.
    public init(
        _ action: Action,
        of month: BillingMonth,
        reason: String = "",
        decidedBy: String? = nil,
        seal: String? = nil,
        differences: [String] = []
    ) {
        self.month = month
        self.action = action
        self.reason = reason
        self.decidedBy = decidedBy
        self.seal = seal
        self.differences = differences
    }
}

extension MonthEvent {
    /// The seal over a month: what was run, every document as it was issued, and the seal before.
    ///
    /// It is a SHA-256 over version 1, the seal of the month closed before (empty for none), the
    /// month's index, the SHA-256 of the run's bytes, and each document's number with the SHA-256
    /// of its bytes, in the encoding of blocks.
    public static func seal(
        of month: BillingMonth,
        run: BillingRun,
        documents: [(number: String, bytes: [UInt8])],
        after previous: String?
    ) -> String {
        var writer = ByteWriter()
        writer.write(UInt64(1))
        writer.write(previous ?? "")
        writer.write(Int64(month.index))
        writer.write(BlockHeader.digest(of: run.canonicalBytes))
        writer.write(UInt64(documents.count))
        for document in documents {
            writer.write(document.number)
            writer.write(BlockHeader.digest(of: document.bytes))
        }
        return BlockHeader.digest(of: writer.bytes).hexadecimal
    }
}
