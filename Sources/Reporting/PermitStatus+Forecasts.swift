import BillingPrimitives
import Licensing

extension PermitStatus {
    /// Which connections will deliver after they lose their cover, by their own rhythm.
    ///
    /// A connection that loses it twice, a data permit and then a subsystem permit, is told once.
    static func forecasts(
        of expiries: [StatusFinding],
        register: LicenseRegister,
        on day: Day,
        within: Int,
        usage: [ConnectionID: ObservedUsage]
    ) -> [StatusFinding] {
        var first: [ConnectionID: (end: Day, expiry: StatusFinding)] = [:]
        for expiry in expiries {
            guard case .expiring(let end, _, _) = expiry.detail else { continue }
            for id in end.losingCover where first[id].map({ end.on < $0.end }) ?? true {
                first[id] = (end.on, expiry)
            }
        }
        let horizon = day.adding(days: max(within, expiryBuckets.last ?? 0))
        return first.compactMap { id, loss in
            guard let connection = register.connection(id, on: day),
                let rhythm = (usage[id]?.history).flatMap({ UsageRhythm(of: $0, on: day) }),
                let forecast = UncoveredForecast(
                    rhythm,
                    from: loss.end,
                    until: min(horizon, connection.closedOn ?? horizon)
                )
            else { return nil }
            return StatusFinding(
                severity: loss.expiry.severity,
                customer: connection.customer,
                connection: id,
                permit: loss.expiry.permit,
                detail: .deliversAfterExpiry(forecast)
            )
        }
    }
}
