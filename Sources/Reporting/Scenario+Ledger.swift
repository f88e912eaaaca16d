public import BillingPrimitives
public import Licensing

extension Scenario {
    /// The usage of a customer in the twelve months before a month, as if it came again from it on.
    ///
    /// Its open production connections stand for themselves; what was delivered as base data and
    /// what is of test-series identities does not come again.
    ///
    /// - Returns: Nil where the customer is unknown or has no open production connection.
    public init?(
        pastYearOf customer: CustomerID,
        before from: BillingMonth,
        register: LicenseRegister,
        usage: MonthlyUsage
    ) {
        guard let customer = register.customer(customer, on: from.firstDay) else { return nil }
        let rows = Dictionary(grouping: usage.rows, by: \.connection)
        var publicLaw = false
        let connections = register.connections.compactMap { id -> ScenarioConnection? in
            guard let connection = register.connection(id, on: from.firstDay),
                connection.customer == customer.id, connection.environment == .production,
                connection.commissionedOn.map({ $0 < from.firstDay }) ?? false,
                connection.closedOn.map({ $0 > from.firstDay }) ?? true
            else { return nil }
            let purpose = register.declaration(of: id, kind: .purpose, on: from.firstDay)
            publicLaw = publicLaw || purpose?.publicLaw == true
            return ScenarioConnection(
                name: id.rawValue,
                isNew: false,
                usage: .records(0),
                months: Self.shifted(rows[id] ?? [], to: from)
            )
        }
        guard !connections.isEmpty else { return nil }
        self.init(
            title: customer.name,
            organisationClass: customer.organisationClass,
            publicLaw: publicLaw,
            from: from,
            months: 12,
            connections: connections
        )
    }

    private static func shifted(
        _ rows: [MonthlyUsage.Row],
        to from: BillingMonth
    ) -> [BillingMonth: RecordCounts] {
        var months: [BillingMonth: RecordCounts] = [:]
        for row in rows where (from.adding(months: -12)..<from).contains(row.month) {
            var counts = row.counts
            for rule in CountingRule.allCases {
                // A count that is not known of everything is left to the assumptions.
                guard let count = row.counts[rule], let test = row.testCounts[rule] else {
                    counts[rule] = nil
                    continue
                }
                counts[rule] = max(0, count - test - (row.baseCounts[rule] ?? 0))
            }
            months[row.month.adding(months: 12)] = counts
        }
        return months
    }
}
