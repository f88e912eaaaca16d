public import BillingPrimitives
public import BillingStore
import Ledger
public import Licensing
import Metering
public import Rating
public import Tariffs

/// Decides on held usage: releases it, so that the next run bills it, or writes it off for ever.
public struct DecideUsage {
    /// Which held deliveries are decided on.
    public struct Choice: Sendable {
        /// The connection; nil for all, where only what is covered now is meant.
        public var connection: ConnectionID?
        /// The ids of the deliveries; empty for all that are held and not decided on.
        public var deliveries: [String]
        /// Only deliveries of this month.
        public var month: BillingMonth?
        /// Only deliveries that are held for this reason, if for others too.
        public var heldFor: HeldReason?
        /// Only deliveries that a permit covers now, though a run left them held.
        public var onlyCovered: Bool

        /// Creates a choice.
        public init(
            connection: ConnectionID?,
            deliveries: [String] = [],
            month: BillingMonth? = nil,
            heldFor: HeldReason? = nil,
            onlyCovered: Bool = false
        ) {
            self.connection = connection
            self.deliveries = deliveries
            self.month = month
            self.heldFor = heldFor
            self.onlyCovered = onlyCovered
        }
    }

    /// One delivery that was decided on.
    public struct Decided: Hashable, Sendable {
        /// The delivery, and why it was held.
        public var held: FindHeldUsage.HeldDelivery
        /// What the next run that reaches its month makes of it.
        public var fate: Fate
        /// The earliest month whose run does.
        public var month: BillingMonth
        /// What it would be charged, alone; nil where no price list can say.
        public var charge: Charge?
    }

    /// What was decided, or would be.
    public struct Outcome {
        /// What becomes of the deliveries.
        public var verdict: UsageDecision.Verdict
        /// Whether nothing was recorded.
        public var isDryRun: Bool
        /// The deliveries, by connection and time.
        public var decided: [Decided] = []
        /// The ids of deliveries that were decided so before.
        public var unchanged: [String] = []
        /// Why other deliveries cannot be decided so.
        public var diagnostics: [Diagnostic] = []
    }

    let store: LedgerStore
    let tariffs: TariffBook
    let occasion: Occasion

    /// Prepares decisions on a ledger.
    public init(store: LedgerStore, tariffs: TariffBook, occasion: Occasion) {
        self.store = store
        self.tariffs = tariffs
        self.occasion = occasion
    }

    /// Records the decision with its reason; again is no change.
    ///
    /// Throws `DiagnosticsError` where a delivery that is named cannot be decided so; then nothing
    /// is recorded. A dry run only tells.
    public func decide(
        _ verdict: UsageDecision.Verdict,
        on choice: Choice,
        reason: String,
        isDryRun: Bool = false
    ) throws -> Outcome {
        let reason = try DecisionReason(reason)
        guard !isDryRun else {
            return try store.read { try outcome(verdict, choice, $0, isDryRun: true) }
        }
        return try store.write(at: occasion.now, actor: occasion.actor) { writer in
            let outcome = try outcome(verdict, choice, writer.reader, isDryRun: false)
            let decided = Dictionary(grouping: outcome.decided, by: \.held.settlement.connection)
            for (connection, part) in decided.sorted(by: { $0.key < $1.key }) {
                let decision = UsageDecision(
                    verdict: verdict,
                    connection: connection,
                    items: part.compactMap(\.item),
                    reason: reason.text
                )
                _ = try writer.recordDecision(decision)
            }
            return outcome
        }
    }

    // MARK: Steps

    private func outcome(
        _ verdict: UsageDecision.Verdict,
        _ choice: Choice,
        _ reader: LedgerReader,
        isDryRun: Bool
    ) throws -> Outcome {
        if let connection = choice.connection, try reader.register().connection(connection) == nil {
            throw OperationRefusal(
                "no-such-entry",
                "the register has no connection '\(connection)'; see 'vtj-bill connection list'"
            )
        }
        let held = try FindHeldUsage(store: store, tariffs: tariffs, occasion: occasion)
            .deliveries(reader, appliesDecisions: false)
        var pending: [DeliveryPlace: UsageDecision.Verdict] = [:]
        for each in try reader.pendingDecisions() { pending[each.item.place] = each.verdict }

        var outcome = Outcome(verdict: verdict, isDryRun: isDryRun)
        let isNamed = !choice.deliveries.isEmpty
        let isMeant = Set(choice.deliveries)
        let draft = try FindHeldUsage.draft(reader, store.settings, tariffs, occasion)
        for each in held where choice.includes(each) {
            guard let place = each.settlement.place else { continue }
            if isNamed, !isMeant.contains(each.delivery.id) { continue }
            if pending[place] == verdict {
                outcome.unchanged.append(each.delivery.id)
            } else if isNamed || pending[place] == nil {
                try judge(each, at: place, by: draft, &outcome)
            }
        }
        guard isNamed, let connection = choice.connection else { return outcome }
        let found = Set(held.filter(choice.includes).map(\.delivery.id))
        for id in isMeant.subtracting(found).sorted() {
            outcome.diagnostics.append(try whyNotHeld(id, of: connection, draft))
        }
        guard outcome.diagnostics.isEmpty else { throw DiagnosticsError(outcome.diagnostics) }
        return outcome
    }

    private func judge(
        _ held: FindHeldUsage.HeldDelivery,
        at place: DeliveryPlace,
        by draft: DraftMonth,
        _ outcome: inout Outcome
    ) throws {
        let service = BillingMonth(containing: held.settlement.day)
        var draft = draft
        draft.month =
            try draft.reader.lastRun().map { max(service, $0.month.adding(months: 1)) }
            ?? service
        var decided = Decided(held: held, fate: .writtenOff, month: draft.month)
        do {
            let judgement = try draft.judgement(of: held.settlement, at: place, under: .release)
            decided.charge = judgement.charge
            if outcome.verdict == .release { decided.fate = judgement.fate }
        } catch let refusal as RatingRefusal {
            if outcome.verdict == .release {
                outcome.diagnostics.append(.notReleasable(held, refusal.description))
                return
            }
        }
        switch decided.fate {
        case .held, .refused: outcome.diagnostics.append(.notReleasable(held, decided.fate))
        default: outcome.decided.append(decided)
        }
    }
}

extension DecideUsage.Choice {
    fileprivate func includes(_ held: FindHeldUsage.HeldDelivery) -> Bool {
        let settlement = held.settlement
        return (connection == nil || settlement.connection == connection)
            && (month == nil || BillingMonth(containing: settlement.day) == month)
            && heldFor.map(settlement.reasons.contains) != false
            && (!onlyCovered || held.coveredBy != nil)
    }
}

extension DecideUsage.Decided {
    /// The delivery as the decision names it.
    fileprivate var item: UsageDecision.Item? {
        held.settlement.place.map { place in
            UsageDecision.Item(
                id: held.delivery.id,
                place: place,
                day: held.settlement.day,
                heldFor: held.settlement.reasons
            )
        }
    }
}
