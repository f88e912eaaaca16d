public import BillingPrimitives
public import BillingStore
public import Ledger

/// Tells what could be erased by the rules, and what is kept back and why; it erases nothing.
public struct PlanErasure {
    /// A body that may be erased.
    public struct Body: Hashable, Sendable {
        /// The block.
        public var sequence: Int64
        /// How many things are in it.
        public var count: Int64
        /// The first Helsinki day that it is about.
        public var from: Day
        /// The last day.
        public var through: Day
    }

    /// Why a body is not erased.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// No rule says how long its class is kept.
        case noRule = "no-rule"
        /// Its rule keeps it longer.
        case withinRule = "within-rule"
        /// A month of it is still to be run.
        case notRun = "not-run"
        /// A delivery of it waits for a decision.
        case held
        /// An incident that is open is about it.
        case openIncident = "open-incident"
        /// A declaration of it is the last of its connection, which is open.
        case inForce = "in-force"
        /// No run has settled yet what was decided.
        case pending
    }

    /// Bodies that are kept back for one reason.
    public struct Kept: Hashable, Sendable {
        /// The reason that was found first.
        public var reason: Reason
        /// How many blocks.
        public var blocks = 0
        /// How many things are in them.
        public var count: Int64 = 0
        /// The first Helsinki day that they are about.
        public var from: Day
        /// The last day.
        public var through: Day
    }

    /// What the rule of a class comes to on a day.
    public struct Plan: Hashable, Sendable {
        /// The class.
        public var dataClass: RetentionClass
        /// How long it is kept; nil for ever.
        public var term: RetentionTerm?
        /// The first Helsinki day that is kept; nil where all are.
        public var before: Day?
        /// What may be erased, in order.
        public internal(set) var erasable: [Body] = []
        /// How many bytes that is.
        public internal(set) var bytes: Int64 = 0
        /// What is kept back, by reason.
        public internal(set) var kept: [Kept] = []
    }

    private let store: LedgerStore
    private let rules: RetentionRules

    /// Prepares plans for a ledger.
    public init(store: LedgerStore, rules: RetentionRules) {
        self.store = store
        self.rules = rules
    }

    /// The plan of each class as on a day.
    public func plans(on day: Day) throws -> [Plan] {
        try store.read { reader in
            try RetentionClass.allCases.map { try plan(for: $0, on: day, reader) }
        }
    }

    /// The plan of one class as on a day.
    func plan(
        for dataClass: RetentionClass,
        on day: Day,
        _ reader: LedgerReader
    ) throws -> Plan {
        let term = rules.terms[dataClass]
        var plan = Plan(dataClass: dataClass, term: term, before: term?.firstDayKept(on: day))
        let bodies = BodiesByAge(reader, store.settings, before: plan.before, on: day)
        for (body, reason) in try bodies.of(dataClass) {
            if let reason {
                plan.keep(body, for: reason)
            } else {
                plan.erasable.append(body)
                plan.bytes += try reader.bodyBytes(of: body.sequence)
            }
        }
        return plan
    }
}

extension PlanErasure.Plan {
    fileprivate mutating func keep(_ body: PlanErasure.Body, for reason: PlanErasure.Reason) {
        var index = kept.firstIndex { $0.reason == reason } ?? kept.count
        if index == kept.count {
            index = kept.firstIndex { $0.reason.rawValue > reason.rawValue } ?? kept.count
            let new = PlanErasure.Kept(reason: reason, from: body.from, through: body.through)
            kept.insert(new, at: index)
        }
        kept[index].blocks += 1
        kept[index].count += body.count
        kept[index].from = min(kept[index].from, body.from)
        kept[index].through = max(kept[index].through, body.through)
    }
}

extension PlanErasure.Reason {
    /// The reason in a sentence.
    public var sentence: String {
        switch self {
        case .noRule: "no rule says how long it is kept, so it is kept for ever"
        case .withinRule: "its rule keeps it longer"
        case .notRun: "its month is still to be run"
        case .held: "a delivery of it is held; release it or write it off, and run the next month"
        case .openIncident: "an open incident is about it; see 'vtj-bill incident list'"
        case .inForce: "a declaration of it is the last one of a connection that is open"
        case .pending: "the next run settles what was decided"
        }
    }
}
