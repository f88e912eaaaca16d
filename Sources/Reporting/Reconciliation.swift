public import BillingPrimitives
public import Invoicing
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
    public struct Amount: Hashable, Sendable {
        /// How many deliveries.
        public var deliveries: Int64 = 0
        /// Their records by each rule, none where no source carried the count.
        public var counts: RecordCounts = .zero

        /// Whether there is nothing.
        public var isZero: Bool {
            deliveries == 0 && CountingRule.allCases.allSatisfy { (counts[$0] ?? 0) == 0 }
        }

        mutating func add(
            _ other: RecordCounts,
            deliveries: Int64
        ) throws(ArithmeticOverflow) {
            self.deliveries += deliveries
            counts = try counts.adding(other)
        }
    }

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
    public private(set) var rows: [Row] = []

    /// Whether every connection balances.
    public var balances: Bool { rows.allSatisfy(\.balances) }

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
        var rows: [ConnectionID: Row] = [:]
        for reading in readings {
            let id = reading.key.connection
            try rows[id, default: Row(connection: id)].delivered
                .add(reading.counts, deliveries: reading.deliveries)
        }
        func add(
            _ part: Part,
            _ id: ConnectionID,
            _ counts: RecordCounts,
            _ deliveries: Int64
        ) throws(ArithmeticOverflow) {
            try rows[id, default: Row(connection: id)].parts[part, default: Amount()]
                .add(counts, deliveries: deliveries)
        }
        for each in settlements {
            try add(Part(each.fate), each.connection, each.counts, each.deliveries)
        }
        for each in unbilled {
            try add(.unbilled, each.key.connection, each.counts, each.deliveries)
        }
        self.rows = try rows.values.map { row throws(ArithmeticOverflow) in
            try row.settingDifference()
        }.sorted { $0.connection < $1.connection }
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
    fileprivate func settingDifference() throws(ArithmeticOverflow) -> Self {
        var row = self
        row.difference = delivered
        for part in parts.values {
            row.difference.deliveries -= part.deliveries
            row.difference.counts = try row.difference.counts.subtracting(part.counts)
        }
        return row
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
