public import BillingPrimitives

extension TariffBook {
    /// How many days before the last price list ends the warning begins.
    public static let warningDays = 60

    /// What somebody should see to, as of a day; none of it stops anything.
    public func warnings(on today: Day) -> [Diagnostic] {
        [tariffWarning(on: today), decreeWarning(on: today)].compactMap(\.self)
    }

    private func tariffWarning(on today: Day) -> Diagnostic? {
        guard let end = tariffs.last?.inForce.until, end <= today.adding(days: Self.warningDays)
        else { return nil }
        return Diagnostic(
            .warning,
            "tariff-ends",
            "no price list is in force from \(end) on",
            why: "usage of a day without a price list cannot be billed",
            remedy: "add a file with the prices from \(end)"
        )
    }

    private func decreeWarning(on today: Day) -> Diagnostic? {
        guard let list = decree(on: today), let end = list.inForce.until, end <= today else {
            return nil
        }
        return Diagnostic(
            .warning,
            "decree-outlived",
            "the list of decree \(list.id) is applied, though the decree was given until "
                + "\(end.adding(days: -1))",
            why: "no later list is on file, and the latest stays in force until another begins",
            remedy: "add a file with the list of the decree that followed"
        )
    }
}
