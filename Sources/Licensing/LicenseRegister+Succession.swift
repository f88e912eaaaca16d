public import BillingPrimitives

/// Questions for who took whose place.
extension LicenseRegister {
    /// The connections that pass by a succession, sorted.
    public func connections(passingBy succession: Succession) -> [ConnectionID] {
        connections.filter { passed($0, by: succession) }
    }

    /// The customers that a customer took the place of by a day, directly or not.
    public func predecessors(of customer: CustomerID, by day: Day) -> Set<CustomerID> {
        var found: Set<CustomerID> = []
        var waiting = [customer]
        while let heir = waiting.popLast() {
            for succession in successions
            where succession.to == heir && succession.on <= day
                && found.insert(succession.from).inserted
            {
                waiting.append(succession.from)
            }
        }
        return found
    }

    /// The successions by which permits of earlier customers go on for a connection on a day, the
    /// latest first.
    public func carryOvers(for id: ConnectionID, on day: Day) -> [Succession] {
        guard !successions.isEmpty, var heir = connection(id, on: day)?.customer else { return [] }
        var found: [Succession] = []
        for succession in successions.reversed()
        where succession.to == heir && succession.on <= day && passed(id, by: succession) {
            guard succession.permitsCarryOver else { break }
            found.append(succession)
            heir = succession.from
        }
        return found
    }

    private func passed(_ id: ConnectionID, by succession: Succession) -> Bool {
        let day = succession.on
        return succession.names(id)
            && connection(id, on: day.adding(days: -1))?.customer == succession.from
            && connection(id, on: day)?.customer == succession.to
    }
}
