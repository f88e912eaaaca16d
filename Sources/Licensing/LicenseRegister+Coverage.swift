public import BillingPrimitives

extension LicenseRegister {
    /// Whether usage of a connection on a day is covered by permits and declarations.
    ///
    /// One data permit in force must grant all the data groups. Both declarations must have been
    /// filed, also under an umbrella permit, and production needs its subsystem permit. All reasons
    /// against are told at once.
    ///
    /// - Parameters:
    ///   - id: The connection; one that the register does not know is not commissioned.
    ///   - day: The Helsinki day of the usage.
    ///   - groups: The codes of the data groups delivered, or nil where the deliveries name none.
    /// - Returns: The permits that cover the usage, or why it is held.
    public func coverage(of id: ConnectionID, on day: Day, groups: Set<String>?) -> Coverage {
        guard let connection = connection(id, on: day) else {
            return .uncovered([.notCommissioned])
        }
        var reasons: [HeldReason] = []
        if connection.commissionedOn.map({ day < $0 }) ?? true { reasons.append(.notCommissioned) }
        if let closedOn = connection.closedOn, day >= closedOn { reasons.append(.closed) }

        let permits = permits(for: id, on: day)
        let (dataPermit, noData) = dataPermit(among: permits, on: day, groups: groups)
        if let noData { reasons.append(noData) }
        let purpose = declaration(of: id, kind: .purpose, on: day)
        if purpose == nil { reasons.append(.noPurposeDeclaration) }
        let protection = declaration(of: id, kind: .protection, on: day)
        if protection == nil { reasons.append(.noProtectionDeclaration) }
        let subsystemPermit = subsystemPermit(among: permits, for: connection, on: day)
        if connection.environment == .production, subsystemPermit == nil {
            reasons.append(.noProductionPermit)
        }

        guard reasons.isEmpty, let dataPermit, let purpose, let protection else {
            return .uncovered(reasons)
        }
        return .covered(
            PermitCover(
                dataPermit: dataPermit.id,
                subsystemPermit: subsystemPermit?.id,
                purposeFiledOn: purpose.filedOn,
                protectionFiledOn: protection.filedOn,
                publicLaw: purpose.publicLaw
            )
        )
    }

    /// The permit in force for the subsystem of a connection's environment.
    func subsystemPermit(
        among permits: [Permit],
        for connection: Connection,
        on day: Day
    ) -> Permit? {
        permits.first {
            $0.kind == .subsystem && $0.environment == connection.environment
                && $0.state(on: day) == .inForce
        }
    }

    /// The first permit that grants the groups, or nil with the reason why none does.
    func dataPermit(
        among permits: [Permit],
        on day: Day,
        groups: Set<String>?
    ) -> (permit: Permit?, reason: HeldReason?) {
        var reason = HeldReason.noPermit
        for permit in permits where permit.kind == .data {
            guard permit.state(on: day) == .inForce else {
                if reason == .noPermit { reason = .permitNotInForce }
                continue
            }
            guard let granted = permit.dataGroups(on: day) else { return (permit, nil) }
            guard let groups else {
                reason = .groupsUnknown
                continue
            }
            if groups.allSatisfy(granted.contains) { return (permit, nil) }
            reason = .groupsOutsidePermit
        }
        return (nil, reason)
    }
}
