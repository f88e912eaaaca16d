import BillingPrimitives
import Licensing

/// What an officer has to know of permits.
struct PermitChecks {
    private let register: LicenseRegister
    private let day: Day
    private let within: Int
    private let usage: [ConnectionID: ObservedUsage]
    /// The connections of each permit, by id; gathered once, as a permit names few of them.
    private let connections: [PermitID: [Connection]]

    init(
        register: LicenseRegister,
        day: Day,
        within: Int,
        usage: [ConnectionID: ObservedUsage]
    ) {
        self.register = register
        self.day = day
        self.within = within
        self.usage = usage
        var connections: [PermitID: [Connection]] = [:]
        for connection in register.connections.compactMap({ register.connection($0, on: day) }) {
            for permit in register.permits(for: connection.id, on: day) {
                connections[permit.id, default: []].append(connection)
            }
        }
        self.connections = connections
    }

    func findings(of id: PermitID) -> [StatusFinding] {
        guard let permit = register.permit(id, on: day) else { return [] }
        let connections = connections[id] ?? []
        return [expiry(of: permit, connections), disuse(of: permit, connections)]
            .compactMap(\.self)
    }

    // MARK: Expiry

    private func expiry(of permit: Permit, _ connections: [Connection]) -> StatusFinding? {
        guard permit.environment.map({ $0 == .production }) ?? true,
            permit.state(on: day) == .inForce, let end = permit.end(after: day)
        else { return nil }
        // A permit whose connections are all closed or in test ends in silence.
        let inUse = connections.filter { $0.environment == .production && $0.isOpen(on: day) }
        guard connections.isEmpty || !inUse.isEmpty else { return nil }
        let daysLeft = end.days(since: day)
        let bucket = PermitStatus.expiryBuckets.first { daysLeft <= $0 }
        guard daysLeft <= within || bucket != nil else { return nil }
        let isRenewed = !inUse.isEmpty && inUse.allSatisfy { isFollowed(permit, for: $0, on: end) }
        return finding(
            daysLeft <= within && !isRenewed ? .attention : .information,
            permit,
            inUse,
            .expiring(on: end, daysLeft: daysLeft, bucket: bucket, isRenewed: isRenewed)
        )
    }

    /// Whether another permit grants on a day what this one granted.
    private func isFollowed(_ permit: Permit, for connection: Connection, on end: Day) -> Bool {
        let needed = permit.dataGroups(on: day)
        return register.permits(for: connection.id, on: end).contains { other in
            guard other.id != permit.id, other.kind == permit.kind,
                other.environment == permit.environment, other.state(on: end) == .inForce
            else { return false }
            guard let granted = other.dataGroups(on: end) else { return true }
            return needed?.allSatisfy(granted.contains) ?? false
        }
    }

    // MARK: Disuse

    private func disuse(of permit: Permit, _ connections: [Connection]) -> StatusFinding? {
        guard permit.kind == .data, permit.state(on: day) == .inForce, let from = permit.validFrom,
            day.days(since: from) > PermitStatus.unusedDaysMax
        else { return nil }
        let isUsed = connections.contains { connection in
            guard let last = usage[connection.id]?.lastDeliveryAt else { return false }
            return last.helsinkiDay >= from
        }
        guard !isUsed else { return nil }
        return finding(.information, permit, connections, .unusedPermit(since: from))
    }

    // MARK: Both

    private func finding(
        _ severity: StatusFinding.Severity,
        _ permit: Permit,
        _ connections: [Connection],
        _ detail: StatusFinding.Detail
    ) -> StatusFinding {
        StatusFinding(
            severity: severity,
            customer: permit.holder,
            connection: connections.count == 1 ? connections[0].id : nil,
            permit: permit.id,
            detail: detail
        )
    }
}

extension Permit {
    /// The first day after one on which it is expired or revoked, by what is decided already.
    fileprivate func end(after day: Day) -> Day? {
        let decided = steps.filter { $0.on > day }
        let candidates =
            [validUntil(on: day)] + decided.map { $0.on as Day? }
            + decided.map(\.validUntil)
        return candidates.compactMap(\.self).filter { $0 > day }.sorted().first {
            let state = state(on: $0)
            return state == .expired || state == .revoked
        }
    }
}

extension Connection {
    /// Whether it is not closed on a day.
    func isOpen(on day: Day) -> Bool { closedOn.map { day < $0 } ?? true }
}
