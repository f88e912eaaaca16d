import BillingOperations
import BillingPrimitives
import Licensing
import Metering
import Rating
import Rendering

/// Decisions on held usage as listings.
enum DecisionListing {
    /// One row a delivery that was decided on, or would be.
    static func of(_ outcome: DecideUsage.Outcome) -> Listing {
        var listing = Listing([
            Listing.Column("delivery_id"), Listing.Column("connection"),
            Listing.Column("delivered_at"), .data("service_month"), Listing.Column("records"),
            .data("group_entries"), .data("distinct_groups"), .data("entries_without_supplement"),
            .data("uncensored_entries"), Listing.Column("reasons"), Listing.Column("decision"),
            Listing.Column("becomes"), Listing.Column("run_month"),
            Listing.Column("list_amount"), Listing.Column("net_amount", title: "due"),
        ])
        for decided in outcome.decided {
            let (delivery, settlement) = (decided.held.delivery, decided.held.settlement)
            let counts = settlement.counts
            listing.append([
                .text(delivery.id), .text(delivery.connection.rawValue),
                .text(delivery.deliveredAt.description),
                .text(BillingMonth(containing: settlement.day).description),
                .integer(counts.personChange), .optional(counts.groupEntry),
                .optional(counts.distinctGroup), .optional(counts.groupEntryWithoutSupplement),
                .optional(counts.groupEntryUncensored), .list(settlement.reasons.map(\.rawValue)),
                .text(outcome.verdict.rawValue), .text(decided.fate.rawValue),
                .text(decided.month.description),
                decided.charge.map { .money($0.listAmount) } ?? .empty, .money(decided.due),
            ])
        }
        return listing
    }

    /// What the decision comes to, for people.
    static func summary(
        of outcome: DecideUsage.Outcome,
        _ format: NumberFormat
    ) throws -> String {
        let decided = outcome.decided
        let records = CountingRule.allCases.compactMap { rule -> String? in
            let counts = decided.compactMap { $0.held.settlement.counts[rule] }
            guard counts.count == decided.count else { return nil }
            return "\(format.integer(counts.reduce(0, +))) by \(rule.rawValue)"
        }
        let list = try Money.sum(decided.compactMap { $0.charge?.listAmount })
        let due = try Money.sum(decided.map(\.due))
        let verb = outcome.verdict == .release ? "released" : "written off"
        var text = "\n" + format.count(Int64(decided.count), .delivery)
        text += " \(outcome.isDryRun ? "would be " : "")\(verb). "
        text += "Records: \(records.joined(separator: ", ")). List value \(format.money(list))"
        return text + (outcome.verdict == .release ? ", due \(format.money(due)).\n" : ".\n")
    }

    /// One row a delivery that was decided on, with what became of it.
    static func of(_ entries: [ListDecisions.Entry]) -> Listing {
        var listing = Listing([
            Listing.Column("delivery_id"), Listing.Column("connection"),
            Listing.Column("delivered_at"), Listing.Column("records"),
            Listing.Column("reasons"), Listing.Column("decision"), .data("block"),
            Listing.Column("decided_at"), Listing.Column("decided_by"), Listing.Column("reason"),
            Listing.Column("outcome"), Listing.Column("document"), .data("line"),
        ])
        for entry in entries {
            let (recorded, delivery) = (entry.recorded, entry.delivery)
            var outcome: (String, LineReference?)
            switch entry.standing {
            case .pending: outcome = ("pending", nil)
            case .superseded: outcome = ("superseded", nil)
            case .settled(let fate, let line): outcome = (fate.rawValue, line)
            }
            listing.append([
                .text(entry.item.id), .text(recorded.decision.connection.rawValue),
                .optional(delivery?.deliveredAt.description),
                .optional(delivery?.counts.personChange), .list(entry.item.heldFor.map(\.rawValue)),
                .text(recorded.decision.verdict.rawValue), .integer(recorded.block),
                .text(recorded.decidedAt.description), .text(recorded.decidedBy),
                .text(recorded.decision.reason), .text(outcome.0),
                .optional(outcome.1?.document), .optional((outcome.1?.line).map(Int64.init)),
            ])
        }
        return listing
    }
}

extension DecideUsage.Decided {
    /// What the next run charges for it, alone.
    fileprivate var due: Money { fate == .billed ? charge?.netAmount ?? .zero : .zero }
}
