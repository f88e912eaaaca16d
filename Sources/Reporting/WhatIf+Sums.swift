public import BillingPrimitives
public import Tariffs

extension WhatIf {
    /// The sum of all.
    public var total: Change {
        get throws(ArithmeticOverflow) {
            var total = Change()
            for row in rows { try total.add(row.change) }
            return total
        }
    }

    /// The changes by month, in order.
    public func byMonth() throws(ArithmeticOverflow) -> [(month: BillingMonth, change: Change)] {
        let sums = try sums(by: \.month)
        return months.map { ($0.month, sums[$0.month] ?? Change()) }
    }

    /// The changes by customer: who would pay more comes first, and who would pay less last.
    public func byCustomer() throws(ArithmeticOverflow) -> [(customer: CustomerID, change: Change)]
    {
        var sorted: [(key: (Int64, CustomerID), change: Change)] = []
        for (customer, change) in try sums(by: \.customer) {
            sorted.append(((try change.difference.negated().cents, customer), change))
        }
        return sorted.sorted { $0.key < $1.key }.map { ($0.key.1, $0.change) }
    }

    /// The changes by component.
    public func byComponent() throws(ArithmeticOverflow) -> [(
        component: ComponentName, change: Change
    )] {
        let sums = try sums(by: \.component)
        return ComponentName.allCases.map { ($0, sums[$0] ?? Change()) }
    }

    /// The connections with more or fewer free records than before, in order.
    public func exemptions() throws(ArithmeticOverflow) -> [(
        connection: ConnectionID, change: Change
    )] {
        try sums(by: \.connection).sorted { $0.key < $1.key }
            .filter { $0.value.before.exemptQuantity != $0.value.after.exemptQuantity }
            .map { ($0.key, $0.value) }
    }

    private func sums<Key: Hashable>(
        by key: KeyPath<Subject, Key>
    ) throws(ArithmeticOverflow) -> [Key: Change] {
        var sums: [Key: Change] = [:]
        for row in rows { try sums[row.subject[keyPath: key], default: Change()].add(row.change) }
        return sums
    }
}
