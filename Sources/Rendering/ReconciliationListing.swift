public import BillingPrimitives
public import Invoicing

/// A reconciliation in tables: over all connections, and in detail where it does not balance.
public struct ReconciliationListing {
    /// How many connections that do not balance a text shows.
    private static let connectionsMax = 20

    private let reconciliation: Reconciliation
    private let total: Reconciliation.Row
    /// The rules that any count is known by.
    private let rules: [CountingRule]

    /// Prepares the tables of a reconciliation.
    public init(_ reconciliation: Reconciliation) throws(ArithmeticOverflow) {
        self.reconciliation = reconciliation
        total = try reconciliation.total
        var amounts = reconciliation.rows.flatMap { [$0.delivered, $0.difference] }
        amounts += reconciliation.rows.flatMap(\.parts.values)
        rules = CountingRule.allCases.filter { rule in
            rule == .personChange || amounts.contains { ($0.counts[rule] ?? 0) != 0 }
        }
    }

    /// The tables for people.
    public func text(_ format: NumberFormat, style: TerminalStyle = .plain) -> String {
        var text = "Everything delivered through block \(reconciliation.through):\n"
        text += listing(of: [total], by: rules, isTotal: true).text(format, style: style)
        let differing = reconciliation.differing
        guard !differing.isEmpty else { return text }
        text += "\nIt does not balance for \(format.integer(Int64(differing.count))) of "
        text += "\(format.integer(Int64(reconciliation.rows.count))) connections:\n"
        text += listing(of: differing.prefix(Self.connectionsMax), by: rules).text(
            format,
            style: style
        )
        if differing.count > Self.connectionsMax {
            text += "and \(differing.count - Self.connectionsMax) more; see --format json\n"
        }
        return text
    }

    /// The same for scripts, by all rules.
    public var json: JSONValue {
        let rules = CountingRule.allCases
        let differing = listing(of: reconciliation.differing, by: rules)
        return [
            "through": reconciliation.through, "balances": reconciliation.balances,
            "total": listing(of: [total], by: rules, isTotal: true).json,
            "differences": differing.json,
        ]
    }

    // MARK: Parts

    /// What an account has, by name: what was delivered, what became of it, and what is left.
    private func amounts(
        of row: Reconciliation.Row
    ) -> [(name: String, amount: Reconciliation.Amount)] {
        let parts = Reconciliation.Part.allCases.reversed().map { part in
            (part.rawValue, row.parts[part] ?? Reconciliation.Amount())
        }
        return [("delivered", row.delivered)] + parts + [("difference", row.difference)]
    }

    private func listing(
        of rows: some Sequence<Reconciliation.Row>,
        by rules: [CountingRule],
        isTotal: Bool = false
    ) -> Listing {
        var listing = Listing(
            (isTotal ? [] : [Listing.Column("connection")])
                + [Listing.Column("part"), Listing.Column("deliveries")]
                + rules.map { Listing.Column($0.rawValue) }
        )
        for row in rows {
            for (name, amount) in amounts(of: row) where name == "delivered" || !amount.isZero {
                listing.append(
                    (isTotal ? [] : [.text(row.connection.rawValue)])
                        + [.text(name), .integer(amount.deliveries)]
                        + rules.map { .integer(amount.counts[$0] ?? 0) }
                )
            }
        }
        return listing
    }
}
