import BillingPrimitives
import Licensing

/// What an officer has to know of permits.
struct PermitChecks {
    private let register: LicenseRegister
    private let day: Day
    /// The connections of each permit, by id; gathered once, as a permit names few of them.
    private let connections: [PermitID: [Connection]]

    init(register: LicenseRegister, day: Day) {
        self.register = register
        self.day = day
        var connections: [PermitID: [Connection]] = [:]
        for connection in register.connections.compactMap({ register.connection($0, on: day) }) {
            for permit in register.permits(for: connection.id, on: day) {
                connections[permit.id, default: []].append(connection)
            }
        }
        self.connections = connections
    }

    // MARK: Expiry

    /// The end of a permit that lies after the day, and what it means for its connections.
    func end(of permit: Permit) -> PermitEnd? {
        guard let endsOn = permit.end(after: day) else { return nil }
        var end = PermitEnd(on: endsOn)
        var followers: Set<PermitID> = []
        for connection in connectionsInUse(of: permit, on: endsOn) {
            let next = register.permits(for: connection.id, on: endsOn).first {
                isFollowed(permit, by: $0, on: endsOn)
            }
            if let next { followers.insert(next.id) } else { end.losingCover.append(connection.id) }
        }
        end.losingCover.sort()
        end.followedBy = followers.sorted()
        return end
    }

    /// That a permit in force ends within so many days, or within the largest bucket.
    func expiry(of permit: Permit, within: Int) -> StatusFinding? {
        guard permit.environment.map({ $0 == .production }) ?? true,
            permit.state(on: day) == .inForce, let end = end(of: permit)
        else { return nil }
        // A permit whose connections are all closed by then, or in test, ends in silence.
        let inUse = connectionsInUse(of: permit, on: end.on)
        guard connections[permit.id] == nil || !inUse.isEmpty else { return nil }
        let daysLeft = end.on.days(since: day)
        let bucket = PermitStatus.expiryBuckets.first { daysLeft <= $0 }
        guard daysLeft <= within || bucket != nil else { return nil }
        return finding(
            daysLeft <= within && !end.isRenewed ? .attention : .information,
            permit,
            inUse,
            .expiring(end, daysLeft: daysLeft, bucket: bucket)
        )
    }

    private func connectionsInUse(of permit: Permit, on end: Day) -> [Connection] {
        (connections[permit.id] ?? []).filter {
            $0.environment == .production && $0.isOpen(on: end)
        }
    }

    /// Whether another permit grants on a day what the first one grants today.
    private func isFollowed(_ permit: Permit, by other: Permit, on end: Day) -> Bool {
        guard other.id != permit.id, other.kind == permit.kind,
            other.environment == permit.environment, other.state(on: end) == .inForce
        else { return false }
        guard let granted = other.dataGroups(on: end) else { return true }
        return permit.dataGroups(on: day)?.allSatisfy(granted.contains) ?? false
    }

    // MARK: Disuse

    /// That nothing was delivered under a data permit.
    func disuse(of permit: Permit, _ usage: [ConnectionID: ObservedUsage]) -> StatusFinding? {
        guard permit.kind == .data, permit.state(on: day) == .inForce, let from = permit.validFrom,
            day.days(since: from) > PermitStatus.unusedDaysMax
        else { return nil }
        let connections = connections[permit.id] ?? []
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
        guard [.granted, .inForce, .suspended].contains(state(on: day)) else { return nil }
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
