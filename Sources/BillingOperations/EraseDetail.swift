import BillingPrimitives
public import BillingStore
public import Ledger

/// Erases what the rules keep no longer, and leaves a certificate of it on the ledger.
public struct EraseDetail {
    /// What was erased.
    public struct Outcome: Sendable {
        /// The certificates; none where there was nothing to erase.
        public var erasures: [RecordedErasure] = []
        /// What is kept back of the class, by reason.
        public var kept: [PlanErasure.Kept] = []
        /// Whether nothing of it is in the files of the ledger any more.
        public var isWiped = true
    }

    private let store: LedgerStore
    private let rules: RetentionRules
    private let occasion: Occasion

    /// Prepares erasing on a ledger.
    public init(store: LedgerStore, rules: RetentionRules, occasion: Occasion) {
        self.store = store
        self.rules = rules
        self.occasion = occasion
    }

    /// Erases all of a class that may be; again is no change.
    ///
    /// Each certificate and what it erases are one transaction; a large ledger takes several.
    public func erase(
        _ dataClass: RetentionClass,
        decidedBy: String? = nil,
        reason: String
    ) throws -> Outcome {
        let reason = try DecisionReason(reason).text
        guard rules.terms[dataClass] != nil else {
            throw OperationRefusal(
                "no-retention-rule",
                "no rule says how long \(dataClass.rawValue) are kept, so they are kept for ever; "
                    + "add [\(dataClass.rawValue)] to the file of --rules"
            )
        }
        var outcome = Outcome()
        while let erasure = try eraseSome(of: dataClass, decidedBy, reason, &outcome) {
            outcome.erasures.append(erasure)
        }
        do {
            try store.wipe()
        } catch LedgerStoreError.busy {
            outcome.isWiped = false
        }
        return outcome
    }

    /// One certificate, or nil where nothing is left to erase.
    private func eraseSome(
        of dataClass: RetentionClass,
        _ decidedBy: String?,
        _ reason: String,
        _ outcome: inout Outcome
    ) throws -> RecordedErasure? {
        try store.write(at: occasion.now, actor: occasion.actor) { writer in
            let plan = try PlanErasure(store: store, rules: rules)
                .plan(for: dataClass, on: occasion.today, writer.reader)
            outcome.kept = plan.kept
            let bodies = plan.next
            guard let term = plan.term, let before = plan.before,
                let from = bodies.map(\.from).min(), let through = bodies.map(\.through).max()
            else { return nil }
            return try writer.recordErasure(
                Erasure(
                    of: dataClass,
                    kept: term,
                    before: before,
                    from: from,
                    through: through,
                    decidedBy: decidedBy ?? occasion.actor,
                    reason: reason
                ),
                of: bodies.map(\.sequence)
            )
        }
    }
}

extension PlanErasure.Plan {
    /// What one certificate can erase of it; at least one body.
    fileprivate var next: ArraySlice<PlanErasure.Body> {
        var count: Int64 = 0
        let most = erasable.prefix(LedgerWriter.erasedBlocksMax)
        let end = most.dropFirst().firstIndex { body in
            count += body.count
            return count > LedgerWriter.erasedCountMax
        }
        return most[..<(end ?? most.endIndex)]
    }
}

/// Lists the certificates of what was erased.
public struct ListErasures {
    private let store: LedgerStore

    /// Prepares lists of a ledger.
    public init(store: LedgerStore) {
        self.store = store
    }

    /// All certificates, in order.
    public func erasures() throws -> [RecordedErasure] { try store.read { try $0.erasures() } }

    /// The certificate of a number; an unknown one is refused.
    public func erasure(_ number: Int64) throws -> RecordedErasure {
        guard let erasure = try erasures().first(where: { $0.header.sequence == number }) else {
            throw OperationRefusal(
                "no-such-entry",
                "there is no certificate \(number); see 'vtj-bill retention list'"
            )
        }
        return erasure
    }
}
