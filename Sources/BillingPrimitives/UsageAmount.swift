/// Deliveries and their records.
public struct UsageAmount: Hashable, Sendable {
    /// How many deliveries.
    public var deliveries: Int64
    /// Their records by each rule, none where no source carried the count.
    public var counts: RecordCounts

    /// Creates an amount; nothing by default.
    public init(deliveries: Int64 = 0, counts: RecordCounts = .zero) {
        self.deliveries = deliveries
        self.counts = counts
    }

    /// Whether there is nothing.
    public var isZero: Bool {
        deliveries == 0 && CountingRule.allCases.allSatisfy { (counts[$0] ?? 0) == 0 }
    }

    /// Adds another amount.
    public mutating func add(_ other: UsageAmount) throws(ArithmeticOverflow) {
        let (sum, overflow) = deliveries.addingReportingOverflow(other.deliveries)
        guard !overflow else { throw ArithmeticOverflow("a sum of deliveries") }
        deliveries = sum
        counts = try counts.adding(other.counts)
    }

    /// The amount that takes this one away when it is added.
    public func negated() throws(ArithmeticOverflow) -> UsageAmount {
        var result = UsageAmount()
        try result.subtract(self)
        return result
    }

    /// Takes another amount away.
    public mutating func subtract(_ other: UsageAmount) throws(ArithmeticOverflow) {
        let (rest, overflow) = deliveries.subtractingReportingOverflow(other.deliveries)
        guard !overflow else { throw ArithmeticOverflow("a sum of deliveries") }
        deliveries = rest
        counts = try counts.subtracting(other.counts)
    }
}
