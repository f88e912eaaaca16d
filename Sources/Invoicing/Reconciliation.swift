public import BillingPrimitives
public import Ledger
public import Rating

/// Whether everything delivered became exactly one thing, for every connection and counting rule.
public struct Reconciliation: Hashable, Sendable {
    /// What delivered usage can be.
    public enum Part: String, Sendable, CaseIterable {
        /// Not of production, or of identities that do not belong here.
        case test
        /// Older than the limit of its tariff.
        case refused
        /// Waits for a decision.
        case held
        /// Held, and taken off the bill by a decision.
        case writtenOff = "written-off"
        /// Delivered before under another id.
        case redelivered
        /// Covered by the setup fee.
        case included
        /// Free under the fee decree.
        case exempt
        /// On a document at its price, credited or not.
        case billed
        /// Not yet seen by a run.
        case unbilled
    }

    /// Deliveries and their records.
    public typealias Amount = UsageAmount

    /// The account of one connection.
    public struct Row: Hashable, Sendable {
        /// The connection.
        public var connection: ConnectionID
        /// What was delivered.
        public var delivered = Amount()
        /// What became of it.
        public var parts: [Part: Amount] = [:]
        /// What was delivered less its parts; nothing where it balances.
        public var difference = Amount()

        /// Whether everything delivered is exactly one thing.
        public var balances: Bool { difference.isZero }
    }

    /// The connections, sorted.
    public let rows: [Row]
    /// The last block whose usage is in it; 0 where that is not said.
    public let through: Int64

    /// The connections that do not balance.
    public var differing: [Row] { rows.filter { !$0.balances } }

    /// Whether every connection balances.
    public var balances: Bool { rows.allSatisfy(\.balances) }

    /// The account over all connections; its connection has no name.
    public var total: Row {
        get throws(ArithmeticOverflow) {
            var total = Row(connection: "")
            for row in rows {
                try total.delivered.add(row.delivered)
                for (part, amount) in row.parts {
                    try total.parts[part, default: Amount()].add(amount)
                }
            }
            return try total.settingDifference()
        }
    }

    /// Sets accounts against each other whose differences are not known yet.
    init(_ rows: some Sequence<Row>, through: Int64) throws(ArithmeticOverflow) {
        var sorted: [Row] = []
        for row in rows { sorted.append(try row.settingDifference()) }
        sorted.sort { $0.connection < $1.connection }
        self.rows = sorted
        self.through = through
    }
}

extension Reconciliation {
    /// Sets what was delivered against what became of it.
    ///
    /// - Parameters:
    ///   - readings: Everything that was ever delivered.
    ///   - settlements: What runs made of it and what stands of that (`inForce`).
    ///   - unbilled: The readings that no run has seen.
    /// - Throws: `ArithmeticOverflow` where a sum does not fit.
    public init(
        readings: some Sequence<DailyReading>,
        settlements: some Sequence<Settlement>,
        unbilled: some Sequence<DailyReading>
    ) throws(ArithmeticOverflow) {
        var account = Account()
        for each in readings {
            let amount = Amount(deliveries: each.deliveries, counts: each.counts)
            try account.deliver(amount, on: each.key.connection)
        }
        for each in settlements {
            let amount = Amount(deliveries: each.deliveries, counts: each.counts)
            try account.settle(amount, as: each.fate, on: each.connection)
        }
        for each in unbilled {
            let amount = Amount(deliveries: each.deliveries, counts: each.counts)
            try account.leave(amount, on: each.key.connection)
        }
        self = try account.reconciled()
    }

    /// Sets what was delivered against what runs made of it.
    ///
    /// A reading is settled by the first run after it was recorded that reaches its month; what a
    /// decision settled of held usage stands in place of that.
    public init(
        readings: [DailyReading],
        runs: [BillingRun]
    ) throws(ArithmeticOverflow) {
        try self.init(
            readings: readings,
            settlements: runs.flatMap(\.settlements).inForce,
            unbilled: readings.filter { reading in
                let month = BillingMonth(containing: reading.key.day)
                return !runs.dropFirst(Int(reading.key.epoch)).contains { $0.month >= month }
            }
        )
    }
}

extension Reconciliation.Row {
    /// The account without parts of nothing, and with what does not balance.
    fileprivate func settingDifference() throws(ArithmeticOverflow) -> Self {
        var row = self
        row.parts = parts.filter { !$0.value.isZero }
        row.difference = delivered
        for part in row.parts.values { try row.difference.subtract(part) }
        return row
    }
}
