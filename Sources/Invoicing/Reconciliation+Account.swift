public import BillingPrimitives
import Ledger
public import Rating

extension Reconciliation {
    /// Adds up an account, entry by entry.
    public struct Account {
        private var rows: [ConnectionID: Row] = [:]
        /// The last block whose usage is in it.
        public var through: Int64

        /// Goes on from an earlier one, but for what was not billed then.
        public init(after earlier: Reconciliation? = nil) {
            for row in earlier?.rows ?? [] {
                rows[row.connection] = row
                rows[row.connection]?.parts[.unbilled] = nil
            }
            through = earlier?.through ?? 0
        }

        /// Adds what was delivered on a connection.
        public mutating func deliver(
            _ amount: Amount,
            on id: ConnectionID
        ) throws(ArithmeticOverflow) {
            try rows[id, default: Row(connection: id)].delivered.add(amount)
        }

        /// Adds what became of usage of a connection.
        public mutating func settle(
            _ amount: Amount,
            as fate: Fate,
            on id: ConnectionID
        ) throws(ArithmeticOverflow) {
            try add(amount, as: Part(fate), on: id)
        }

        /// Adds what no run has seen of a connection.
        public mutating func leave(
            _ amount: Amount,
            on id: ConnectionID
        ) throws(ArithmeticOverflow) {
            try add(amount, as: .unbilled, on: id)
        }

        /// The accounts against each other, with what does not balance.
        public consuming func reconciled() throws(ArithmeticOverflow) -> Reconciliation {
            try Reconciliation(rows.values, through: through)
        }

        private mutating func add(
            _ amount: Amount,
            as part: Part,
            on id: ConnectionID
        ) throws(ArithmeticOverflow) {
            try rows[id, default: Row(connection: id)].parts[part, default: Amount()].add(amount)
        }
    }
}

extension Reconciliation.Part {
    fileprivate init(_ fate: Fate) {
        self =
            switch fate {
            case .test: .test
            case .refused: .refused
            case .held: .held
            case .writtenOff: .writtenOff
            case .redelivered: .redelivered
            case .included: .included
            case .exempt: .exempt
            case .billed: .billed
            }
    }
}
