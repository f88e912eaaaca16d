import BillingPrimitives

/// The ranges that a scenario's numbers lie in, and what is said where one does not.
enum ScenarioLimits {
    static let connections: ClosedRange<Int64> = 1...Int64(Scenario.connectionsMax)
    static let months: ClosedRange<Int64> = 1...Int64(Scenario.monthsMax)
    static let records: ClosedRange<Int64> = 0...Scenario.recordsMax

    /// A complaint about a number out of its range.
    static func check(
        _ number: Int64,
        _ name: String,
        in range: ClosedRange<Int64>
    ) -> Diagnostic? {
        guard !range.contains(number) else { return nil }
        return Diagnostic(
            .error,
            "scenario-number",
            "\(name) is \(number)",
            remedy: "give a number from \(range.lowerBound) to \(range.upperBound)"
        )
    }

    /// A complaint about connections and months that are too many together.
    static func checkSize(connections: Int, months: Int) -> Diagnostic? {
        let (size, overflow) = connections.multipliedReportingOverflow(by: months)
        guard overflow || size > Scenario.connectionMonthsMax else { return nil }
        return Diagnostic(
            .error,
            "scenario-size",
            "\(connections) connections over \(months) months are too many together",
            why: "an estimate rates every day of every connection",
            remedy: "give at most \(Scenario.connectionMonthsMax) connections times months"
        )
    }
}
