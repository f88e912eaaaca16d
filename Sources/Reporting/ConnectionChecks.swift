import BillingPrimitives
import Ledger
import Licensing
import Rating
import Tariffs

/// What an officer has to know of connections.
struct ConnectionChecks {
    /// The reasons for which no permit or declaration covers usage.
    private static let reasonsOfCover: Set<HeldReason> = [
        .noPermit, .permitNotInForce, .groupsOutsidePermit, .groupsUnknown, .noPurposeDeclaration,
        .noProtectionDeclaration, .noProductionPermit, .notCommissioned, .closed,
    ]

    var register: LicenseRegister
    var tariffs: TariffBook
    var day: Day
    /// How many days ahead the end of free use needs attention.
    var within: Int

    func findings(of id: ConnectionID, _ usage: ObservedUsage) -> [StatusFinding] {
        // A connection recorded from a later day on is not there yet.
        guard let connection = register.connection(id, on: day) else {
            return heldUsage(of: id, register.connection(id)?.customer, usage.held)
        }
        guard connection.environment == .production else { return [] }
        var details = incidents(usage)
        if connection.isOpen(on: day) {
            if let first = connection.commissionedOn, first <= day {
                details += missing(connection) + silence(since: first, usage)
                details += drift(connection, usage) + lapse(connection)
            } else {
                let readiness = Readiness(of: connection, register: register, on: day)
                details.append((.information, .notReady(readiness)))
            }
            details +=
                exemptionEnd(connection, usage) + reviews(connection)
                + outsidePurpose(connection, usage)
        }
        details += outsidePermit(connection, usage)
        return heldUsage(of: id, connection.customer, usage.held)
            + details.map { finding(connection.customer, id, $0) }
    }

    /// Held usage, that without cover apart from the rest.
    func heldUsage(
        of id: ConnectionID,
        _ customer: CustomerID?,
        _ held: [Settlement]
    ) -> [StatusFinding] {
        let isUncovered = { (settlement: Settlement) in
            settlement.reasons.contains(where: Self.reasonsOfCover.contains)
        }
        let uncovered = held.filter(isUncovered)
        let others = held.filter { !isUncovered($0) }
        var details: [(StatusFinding.Severity, StatusFinding.Detail)] = []
        if let (records, deliveries, reasons) = sums(uncovered) {
            let detail = StatusFinding.Detail.uncoveredUsage(
                records: records,
                deliveries: deliveries,
                reasons: reasons
            )
            details.append((.attention, detail))
        }
        if let (records, deliveries, reasons) = sums(others) {
            let detail = StatusFinding.Detail.heldForReview(
                records: records,
                deliveries: deliveries,
                reasons: reasons
            )
            details.append((.information, detail))
        }
        return details.map { finding(customer, id, $0) }
    }

    // MARK: One check each

    private typealias Found = (StatusFinding.Severity, StatusFinding.Detail)

    private func incidents(_ usage: ObservedUsage) -> [Found] {
        usage.incidents.map { (.attention, .incident($0)) }
    }

    private func missing(_ connection: Connection) -> [Found] {
        let permits = register.permits(for: connection.id, on: day)
            .filter { $0.state(on: day) == .inForce }
        let declarations = Declaration.Kind.allCases.filter {
            register.declaration(of: connection.id, kind: $0, on: day) == nil
        }
        var found: [Found] = []
        if !declarations.isEmpty { found.append((.attention, .missingDeclaration(declarations))) }
        if !permits.contains(where: { $0.kind == .subsystem && $0.environment == .production }) {
            found.append((.attention, .missingProductionPermit))
        }
        if !permits.contains(where: { $0.kind == .data }) {
            found.append((.information, .missingDataPermit))
        }
        return found
    }

    private func silence(since commissionedOn: Day, _ usage: ObservedUsage) -> [Found] {
        let last = usage.lastDeliveryAt?.helsinkiDay
        let days = day.days(since: max(last ?? commissionedOn, commissionedOn))
        guard days > PermitStatus.silenceDaysMax else { return [] }
        return [(.attention, .silent(since: last, days: days))]
    }

    private func reviews(_ connection: Connection) -> [Found] {
        Declaration.Kind.allCases.compactMap { kind in
            guard
                let due = register.declaration(of: connection.id, kind: kind, on: day)?.reviewOn,
                due.days(since: day) <= PermitStatus.reviewNoticeDays
            else { return nil }
            return (.information, .reviewDue(kind, on: due, daysLeft: due.days(since: day)))
        }
    }

    private func drift(_ connection: Connection, _ usage: ObservedUsage) -> [Found] {
        let purpose = register.declaration(of: connection.id, kind: .purpose, on: day)
        return UsageDrift.signals(in: usage.history, on: day)
            .filter { drift in
                // Where the purpose names its data groups, they are compared with those.
                guard case .dataGroups = drift else { return true }
                return purpose?.dataGroups == nil
            }
            .map { (.information, .drift($0)) }
    }

    private func lapse(_ connection: Connection) -> [Found] {
        let standing = ExemptionStanding(
            of: connection,
            on: day,
            register: register,
            tariffs: tariffs
        )
        guard standing == .lapsed, let ruling = register.exemption(of: connection.id, on: day)
        else { return [] }
        return [(.information, .exemptionLapsed(decree: ruling.decree))]
    }

    private func exemptionEnd(_ connection: Connection, _ usage: ObservedUsage) -> [Found] {
        let ends = ExemptionEnd.all(
            of: connection.id,
            after: day,
            register: register,
            tariffs: tariffs
        )
        guard let end = ends.first else { return [] }
        let daysLeft = end.on.days(since: day)
        let bucket = PermitStatus.expiryBuckets.first { daysLeft <= $0 }
        guard daysLeft <= within || bucket != nil else { return [] }
        let rhythm = UsageRhythm(of: usage.history, on: day)
        return [
            (
                daysLeft <= within ? .attention : .information,
                .exemptionEnds(end, daysLeft: daysLeft, bucket: bucket, rhythm)
            )
        ]
    }

    /// That the decree list in force was given until a day within so many days, and none follows.
    func decreeEnd() -> StatusFinding? {
        guard let end = DecreeEnd(after: day, register: register, tariffs: tariffs) else {
            return nil
        }
        let daysLeft = end.on.days(since: day)
        guard daysLeft <= max(within, PermitStatus.expiryBuckets.last ?? 0) else { return nil }
        return StatusFinding(
            severity: .information,
            customer: nil,
            connection: nil,
            permit: nil,
            detail: .decreeEnds(end, daysLeft: daysLeft)
        )
    }

    /// The groups of days that are held for them: once it is decided, it is no finding any more.
    private func outsidePermit(_ connection: Connection, _ usage: ObservedUsage) -> [Found] {
        let days = Set(
            usage.held.lazy.filter { $0.reasons.contains(.groupsOutsidePermit) }.map(\.day)
        )
        var outside: [Day: Set<String>] = [:]
        for day in days {
            let groups = usage.history.during(day..<day.adding(days: 1)).dataGroups
            let coverage = register.coverage(of: connection.id, on: day, groups: groups)
            guard case .uncovered(let reasons) = coverage, reasons.contains(.groupsOutsidePermit)
            else { continue }
            let granted = register.permits(for: connection.id, on: day)
                .filter { $0.kind == .data && $0.state(on: day) == .inForce }
                .flatMap { $0.dataGroups(on: day) ?? [] }
            // Several permits may grant them all, but no one of them does.
            let beyond = groups.subtracting(granted)
            outside[day] = beyond.isEmpty ? groups : beyond
        }
        return span(outside).map { groups, from, to in
            [(.attention, .groupsOutsidePermit(groups: groups, from: from, to: to))]
        } ?? []
    }

    private func outsidePurpose(_ connection: Connection, _ usage: ObservedUsage) -> [Found] {
        var outside: [Day: Set<String>] = [:]
        for entry in usage.history.entries where entry.day <= day {
            let purpose = register.declaration(of: connection.id, kind: .purpose, on: entry.day)
            guard let named = purpose?.dataGroups else { continue }
            let beyond = entry.dataGroups.subtracting(named)
            if !beyond.isEmpty { outside[entry.day] = beyond }
        }
        return span(outside).map { groups, from, to in
            [(.information, .outsidePurpose(groups: groups, from: from, to: to))]
        } ?? []
    }

    // MARK: Sums

    private func span(_ groups: [Day: Set<String>]) -> ([String], Day, Day)? {
        guard let from = groups.keys.min(), let to = groups.keys.max() else { return nil }
        return (Set(groups.values.joined()).sorted(), from, to)
    }

    private func sums(_ held: [Settlement]) -> (Int64, Int64, [HeldReason: Int64])? {
        guard !held.isEmpty else { return nil }
        var reasons: [HeldReason: Int64] = [:]
        for settlement in held {
            for reason in settlement.reasons {
                reasons[reason, default: 0] += settlement.counts.personChange
            }
        }
        return (
            held.reduce(0) { $0 + $1.counts.personChange },
            held.reduce(0) { $0 + $1.deliveries },
            reasons
        )
    }

    private func finding(
        _ customer: CustomerID?,
        _ id: ConnectionID,
        _ found: (severity: StatusFinding.Severity, detail: StatusFinding.Detail)
    ) -> StatusFinding {
        StatusFinding(
            severity: found.severity,
            customer: customer,
            connection: id,
            permit: nil,
            detail: found.detail
        )
    }
}
