public import BillingPrimitives

/// Everything that covers a connection's usage on a day, or stands against it, link by link.
public struct CoverageChain: Hashable, Sendable {
    /// A permit as it stands on the day.
    public struct Standing: Hashable, Sendable {
        /// The permit in the version of the day.
        public var permit: Permit
        /// Where it stands.
        public var state: PermitState
        /// The step that it was brought there by, where one is recorded.
        public var step: PermitStep?
        /// The first day of the version, or nil for the beginning of time.
        public var versionOn: Day?
        /// The succession by which it goes on after its holder.
        public var carriedBy: Succession?
    }

    /// What is asked of a connection, in the order in which it is told.
    public enum Requirement: String, Sendable, CaseIterable {
        /// It is commissioned and not closed.
        case connection
        /// A data permit in force grants the groups.
        case dataPermit = "data-permit"
        /// The purpose declaration is filed.
        case purposeDeclaration = "purpose-declaration"
        /// The protection declaration is filed.
        case protectionDeclaration = "protection-declaration"
        /// In production, the permit for the production subsystem is in force.
        case subsystemPermit = "subsystem-permit"
    }

    /// How one requirement is met, or why it is not.
    public struct Link: Hashable, Sendable {
        /// What is asked.
        public var requirement: Requirement
        /// Why it is not met; nil where it is.
        public var reason: HeldReason?
        /// The connection, where it is what is asked about.
        public var connection: Connection?
        /// The permit that meets it, or those that do not.
        public var permits: [Standing] = []
        /// The declaration that meets it.
        public var declaration: Declaration?

        init(_ requirement: Requirement, _ reason: HeldReason?) {
            self.requirement = requirement
            self.reason = reason
        }
    }

    /// The links; a test connection has none for a subsystem permit that it does not need.
    public let links: [Link]

    /// Whether nothing stands against it.
    public var isCovered: Bool { links.allSatisfy { $0.reason == nil } }
}

extension LicenseRegister {
    /// The chain for a connection on a Helsinki day and the data groups that are asked about.
    ///
    /// It is covered exactly where `coverage(of:on:groups:)` says so.
    public func coverageChain(
        of id: ConnectionID,
        on day: Day,
        groups: Set<String>
    ) -> CoverageChain {
        guard let connection = connection(id, on: day) else {
            return CoverageChain(links: [CoverageChain.Link(.connection, .notCommissioned)])
        }
        let permits = permits(for: id, on: day)
        let isBegun = connection.commissionedOn.map { $0 <= day } ?? false
        let isClosed = connection.closedOn.map { $0 <= day } ?? false
        var first = CoverageChain.Link(
            .connection,
            isBegun ? (isClosed ? .closed : nil) : .notCommissioned
        )
        first.connection = connection
        let (dataPermit, reason) = dataPermit(among: permits, on: day, groups: groups)
        var data = CoverageChain.Link(.dataPermit, reason)
        data.permits = (dataPermit.map { [$0] } ?? permits.filter { $0.kind == .data })
            .map { standing(of: $0, for: id, on: day) }
        var links = [first, data] + Declaration.Kind.allCases.map { link(to: $0, of: id, on: day) }
        if let link = subsystemLink(connection, permits, on: day) { links.append(link) }
        return CoverageChain(links: links)
    }

    private func link(
        to kind: Declaration.Kind,
        of id: ConnectionID,
        on day: Day
    ) -> CoverageChain.Link {
        let declaration = declaration(of: id, kind: kind, on: day)
        let (requirement, reason): (CoverageChain.Requirement, HeldReason) =
            switch kind {
            case .purpose: (.purposeDeclaration, .noPurposeDeclaration)
            case .protection: (.protectionDeclaration, .noProtectionDeclaration)
            }
        var link = CoverageChain.Link(requirement, declaration == nil ? reason : nil)
        link.declaration = declaration
        return link
    }

    private func subsystemLink(
        _ connection: Connection,
        _ permits: [Permit],
        on day: Day
    ) -> CoverageChain.Link? {
        let found = subsystemPermit(among: permits, for: connection, on: day)
        guard found != nil || connection.environment == .production else { return nil }
        var link = CoverageChain.Link(.subsystemPermit, found == nil ? .noProductionPermit : nil)
        link.permits =
            (found.map { [$0] }
            ?? permits.filter {
                $0.kind == .subsystem && $0.environment == connection.environment
            })
            .map { standing(of: $0, for: connection.id, on: day) }
        return link
    }

    private func standing(
        of permit: Permit,
        for id: ConnectionID,
        on day: Day
    ) -> CoverageChain.Standing {
        let version = versionOn(of: permit.id, on: day)
        return CoverageChain.Standing(
            permit: permit,
            state: permit.state(on: day),
            step: permit.steps.last { $0.on <= day || $0.what == .grant },
            versionOn: version == .distantPast ? nil : version,
            carriedBy: carryOvers(for: id, on: day).first { $0.from == permit.holder }
        )
    }
}
