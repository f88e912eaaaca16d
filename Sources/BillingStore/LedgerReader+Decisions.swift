public import BillingPrimitives
import GRDB
import Ledger
public import Rating

/// Decisions on held usage.
extension LedgerReader {
    /// A decision on one delivery that no run has settled yet.
    public struct PendingDecision: Hashable, Sendable {
        /// What becomes of the delivery.
        public var verdict: UsageDecision.Verdict
        /// The connection.
        public var connection: ConnectionID
        /// The delivery.
        public var item: UsageDecision.Item
        /// Whether a run left the delivery held; else its month is still to be run.
        public var isOfEarlierRun: Bool
    }

    /// All decisions on held usage, in order.
    public func decisions() throws -> [RecordedDecision] {
        try chain.sequences(of: .decision).compactMap { sequence in
            guard case .usage(let decision) = try decision(of: sequence) else { return nil }
            let header = try chain.header(of: sequence)
            return RecordedDecision(
                block: sequence,
                decidedAt: header.recordedAt,
                decidedBy: header.actor,
                decision: decision
            )
        }
    }

    /// What was accepted of reconciliations that did not balance, in order.
    public func acceptances() throws -> [RecordedAcceptance] {
        try chain.sequences(of: .decision).compactMap { sequence in
            guard case .reconciliation(let accepted) = try decision(of: sequence) else {
                return nil
            }
            return RecordedAcceptance(header: try chain.header(of: sequence), accepted: accepted)
        }
    }

    func decision(of block: Int64) throws -> Decision {
        try DecisionBody.decision(of: try chain.body(of: block))
    }

    /// The decisions that wait for a run, the last one on each delivery, by place.
    public func pendingDecisions() throws -> [PendingDecision] {
        let runs = try runMarks()
        var pending: [DeliveryPlace: PendingDecision] = [:]
        for each in try decisions() {
            for item in each.decision.items
            where !runs.contains(where: { $0.settles(item.day, recordedIn: each.block) }) {
                pending[item.place] = PendingDecision(
                    verdict: each.decision.verdict,
                    connection: each.decision.connection,
                    item: item,
                    isOfEarlierRun: runs.contains {
                        $0.settles(item.day, recordedIn: item.place.block)
                    }
                )
            }
        }
        return pending.values.sorted { $0.item.place < $1.item.place }
    }

    /// The month of the run that settled what was recorded in a block for a day; nil for none.
    public func month(settling day: Day, recordedIn block: Int64) throws -> BillingMonth? {
        try runMarks().first { $0.settles(day, recordedIn: block) }?.month
    }

    func runMarks() throws -> [RunMark] { try RunMark.all(in: db) }
}
