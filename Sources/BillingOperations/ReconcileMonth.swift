import BillingPrimitives
import BillingStore
import Invoicing
import Ledger
import Rating

/// A person's decision that a month goes on though its reconciliation does not balance.
public struct DifferenceOverride: Sendable {
    /// Why.
    public var reason: String
    /// Who decided.
    public var decidedBy: String

    /// Creates a decision.
    public init(reason: String, decidedBy: String) {
        self.reason = reason
        self.decidedBy = decidedBy
    }
}

/// Lets a month go on where everything delivered is exactly one thing, or somebody accepts that it
/// is not.
struct ReconcileMonth {
    /// How many connections a refusal names.
    private static let namedMax = 3

    let month: BillingMonth
    let step: AcceptedDifferences.Step

    /// The connections whose difference is not the one that was accepted last.
    static func unaccepted(
        _ reconciliation: Reconciliation,
        _ reader: LedgerReader
    ) throws -> [Reconciliation.Row] {
        guard !reconciliation.balances else { return [] }
        var accepted: [ConnectionID: UsageAmount] = [:]
        for each in try reader.acceptances().last?.accepted.differences ?? [] {
            accepted[each.connection] = each.amount
        }
        return reconciliation.differing.filter { accepted[$0.connection] != $0.difference }
    }

    /// What is to be recorded so that the month can go on; nil where nothing is.
    ///
    /// A difference that was accepted before stays so while it is the same.
    func acceptance(
        of reconciliation: Reconciliation,
        _ override: DifferenceOverride?,
        _ reader: LedgerReader
    ) throws -> AcceptedDifferences? {
        let rows = try Self.unaccepted(reconciliation, reader)
        guard !rows.isEmpty else { return nil }
        guard let override else { throw refusal(rows) }
        return AcceptedDifferences(
            month: month,
            step: step,
            decidedBy: try DecisionReason.name(override.decidedBy),
            reason: try DecisionReason(override.reason).text,
            differences: reconciliation.differing.map {
                AcceptedDifferences.Difference(connection: $0.connection, $0.difference)
            }
        )
    }

    private func refusal(_ rows: [Reconciliation.Row]) -> OperationRefusal {
        var named = rows.prefix(Self.namedMax).map { "\($0.connection) by \($0.difference.words)" }
        if rows.count > named.count { named.append("\(rows.count - named.count) more connections") }
        return OperationRefusal(
            "not-reconciled",
            """
            \(month) does not balance: what was delivered and what became of it differ for \
            \(named.joined(separator: ", for ")); see 'vtj-bill invoice run \(month) --dry-run' \
            and 'vtj-bill audit verify', or go on with --override REASON --decided-by NAME
            """
        )
    }
}

extension UsageAmount {
    /// The amount in words, such as `1 delivery and 12 records by person-change`; what is none is
    /// left out.
    var words: String {
        var parts: [String] = []
        if deliveries != 0 {
            parts.append("\(deliveries) \(abs(deliveries) == 1 ? "delivery" : "deliveries")")
        }
        for rule in CountingRule.allCases {
            guard let count = counts[rule], count != 0 else { continue }
            parts.append("\(count) \(abs(count) == 1 ? "record" : "records") by \(rule.rawValue)")
        }
        return parts.joined(separator: " and ")
    }
}
