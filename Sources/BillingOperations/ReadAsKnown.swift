public import BillingPrimitives
public import BillingStore
import Ledger

/// A point in the life of a ledger.
public enum LedgerPoint: Hashable, Sendable {
    /// What was recorded by an instant.
    case instant(Instant)
    /// What was recorded up to a block, with that block.
    case block(Int64)
}

extension LedgerPoint {
    /// Reads an instant such as `2026-04-01T09:00:00+03:00`, or the number of a block.
    public init?(_ text: String) {
        if let block = Int64(text), block > 0 {
            self = .block(block)
        } else if let instant = Instant(text) {
            self = .instant(instant)
        } else {
            return nil
        }
    }
}

/// Reads a ledger as it was known at a point of its life.
public struct ReadAsKnown {
    private let store: LedgerStore

    /// Prepares to read a ledger.
    public init(store: LedgerStore) {
        self.store = store
    }

    /// The ledger as it was known, in memory and only to be read.
    ///
    /// It is made of the blocks up to that point. Detail that was erased since stays erased.
    public func store(at point: LedgerPoint) throws -> LedgerStore {
        try store.replica(through: try store.read { try last(at: point, $0) })
    }

    /// The last block that was recorded at a point.
    private func last(at point: LedgerPoint, _ reader: LedgerReader) throws -> Int64 {
        let head = try reader.head()
        switch point {
        case .block(let sequence):
            guard sequence <= head.sequence else {
                throw OperationRefusal(
                    "not-known-yet",
                    "the ledger has no block \(sequence); its last one is \(head.sequence)"
                )
            }
            return sequence
        case .instant(let instant):
            var last: Int64 = 0
            try reader.headers { header in
                if header.recordedAt <= instant { last = header.sequence }
            }
            guard last > 0 else {
                let first = try reader.header(of: 1).recordedAt
                throw OperationRefusal(
                    "not-known-yet",
                    "nothing was recorded by \(instant); the ledger begins at \(first)"
                )
            }
            return last
        }
    }
}
