public import BillingPrimitives

/// A right granted by the agency: to use data for a purpose, or a subsystem of an environment.
public struct Permit: Hashable, Sendable, Codable {
    /// What a permit is for.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// To use data for a purpose.
        case data
        /// To use a subsystem of one environment.
        case subsystem
    }

    /// How its application was decided.
    public enum Status: String, Sendable, Codable, CaseIterable {
        /// Not yet.
        case applied
        /// Granted.
        case granted
        /// Refused.
        case rejected
        /// Taken back by its applicant.
        case withdrawn

        /// Whether a permit of this status may get the other one: only an application is decided.
        public func allows(_ next: Status) -> Bool { self == next || self == .applied }

        /// The state of a permit that has only this status.
        var state: PermitState {
            switch self {
            case .applied: .applied
            case .granted: .granted
            case .rejected: .rejected
            case .withdrawn: .withdrawn
            }
        }
    }

    /// Its id, such as `DVV/1234/2026`.
    public var id: PermitID
    /// What it is for.
    public var kind: Kind
    /// The environment of a subsystem permit.
    public var environment: ServiceEnvironment?
    /// The customer that holds it, or nil for an umbrella permit.
    public var holder: CustomerID?
    /// The class whose members all hold it, for an umbrella permit.
    public var umbrellaClass: OrganisationClass?
    /// The connections that it is for, sorted, or nil for all of its holders'.
    public var connections: [ConnectionID]?
    /// How its application was decided.
    public var status: Status
    /// The first day on which it may be used; every granted permit has one.
    public var validFrom: Day?
    /// The first day without it, or nil without an end.
    public var validUntil: Day?
    /// The data groups that it grants, sorted, or nil for any.
    public var dataGroups: [String]?
    /// The legal provision on which it was granted.
    public var legalProvision: String?
    /// When it was applied for.
    public var appliedOn: Day?
    /// Who decided the application.
    public var decidedBy: String?
    /// The reference of the decision.
    public var reference: String?
    /// What was decided, in order of time; a permit may come without the steps that began it.
    public private(set) var steps: [PermitStep] = []

    /// Creates a permit without steps.
    public init(
        id: PermitID,
        kind: Kind = .data,
        environment: ServiceEnvironment? = nil,
        holder: CustomerID? = nil,
        umbrellaClass: OrganisationClass? = nil,
        connections: [ConnectionID]? = nil,
        status: Status = .granted,
        validFrom: Day?,
        validUntil: Day? = nil,
        dataGroups: [String]? = nil,
        legalProvision: String? = nil,
        appliedOn: Day? = nil,
        decidedBy: String? = nil,
        reference: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.environment = environment
        self.holder = holder
        self.umbrellaClass = umbrellaClass
        self.connections = connections.map { Set($0).sorted() }
        self.status = status
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.dataGroups = dataGroups.map { Set($0).sorted() }
        self.legalProvision = legalProvision
        self.appliedOn = appliedOn
        self.decidedBy = decidedBy
        self.reference = reference
    }

    /// Whether it is for a connection on a day: it has one of these holders, or is of that class.
    func isFor(
        _ connection: ConnectionID,
        of holders: [CustomerID],
        _ organisationClass: OrganisationClass,
        on day: Day
    ) -> Bool {
        let isHeld = holder.map(holders.contains) ?? (umbrellaClass == organisationClass)
        return isHeld && (connections(on: day)?.contains(connection) ?? true)
    }
}

/// Its life.
extension Permit {
    /// Where it stands on a day.
    public func state(on day: Day) -> PermitState {
        state(on: day, after: steps.prefix { $0.on <= day })
    }

    /// The connections that it is for on a day, sorted, or nil for all of its holders'.
    public func connections(on day: Day) -> [ConnectionID]? {
        steps.last { $0.setsTerms(on: day) && $0.connections != nil }?.connections ?? connections
    }

    /// The data groups that it grants on a day, sorted, or nil for any.
    public func dataGroups(on day: Day) -> [String]? {
        steps.last { $0.setsTerms(on: day) && $0.dataGroups != nil }?.dataGroups ?? dataGroups
    }

    /// The first day without it as known on a day, or nil without an end.
    public func validUntil(on day: Day) -> Day? {
        validUntil(after: steps.prefix { $0.on <= day })
    }

    /// The days from which its state or its terms may be different.
    var turningDays: [Day] {
        let own = [validFrom, validUntil].compactMap(\.self)
        return own + steps.flatMap { [$0.on, $0.validFrom, $0.validUntil].compactMap(\.self) }
    }

    /// Adds a step, or refuses one that its state on the step's day does not allow.
    public mutating func take(_ step: PermitStep) throws(PermitStepRefusal) {
        if let last = steps.last, last.on > step.on {
            throw .beforeLastStep(on: last.on)
        }
        guard step.what != .amend || step.changesTerms else { throw .amendsNothing }
        let setsTerms = step.changesTerms || step.validFrom != nil || step.legalProvision != nil
        guard step.what == .grant || step.what == .amend || !setsTerms else {
            throw .termsWithoutAmendment
        }
        let state = state(on: step.on)
        let begins = step.what == .apply && state == .applied && steps.isEmpty
        guard begins || state.allows(step.what) else { throw .notAllowed(step.what, in: state) }
        if let validUntil = step.validUntil, let first = step.validFrom ?? validFrom,
            validUntil <= first
        {
            throw .endsBeforeItBegins
        }
        if begins { appliedOn = step.on }
        if let decision = step.what.decision { try decide(decision, step) }
        steps.append(step)
    }

    /// Takes over what a decision on the application says, which holds for all of the permit.
    private mutating func decide(
        _ decision: Status,
        _ step: PermitStep
    ) throws(PermitStepRefusal) {
        validFrom = step.validFrom ?? validFrom
        guard decision != .granted || validFrom != nil else { throw .withoutFirstDay }
        validUntil = step.validUntil ?? validUntil
        legalProvision = step.legalProvision ?? legalProvision
        decidedBy = step.decidedBy
        reference = step.reference ?? reference
        status = decision
    }

    /// How its application stood before its steps.
    var statusBeforeSteps: Status {
        steps.contains { $0.what == .apply || $0.what.decision != nil } ? .applied : status
    }

    /// The permit with the steps on record beside its own, as a step once recorded stays.
    func keepingSteps(of recorded: Permit) throws(PermitStepRefusal) -> Permit {
        var result = self
        let added = steps.filter { !recorded.steps.contains($0) }
        let all = (recorded.steps + added).sorted { $0.on < $1.on }
        result.steps = all.filter { $0.what == .apply }
        guard result.steps.count < 2 else { throw .notAllowed(.apply, in: recorded.status.state) }
        result.appliedOn = result.steps.first?.on ?? appliedOn
        if all.contains(where: { $0.what.decision != nil }) { result.status = .applied }
        for step in all where step.what != .apply { try result.take(step) }
        return result
    }

    private func state(on day: Day, after steps: ArraySlice<PermitStep>) -> PermitState {
        guard status == .granted else { return status.state }
        if steps.last?.what == .revoke { return .revoked }
        if let end = validUntil(after: steps), end <= day { return .expired }
        guard let validFrom, validFrom <= day else { return .granted }
        let turn = steps.last { $0.what == .suspend || $0.what == .reinstate }
        return turn?.what == .suspend ? .suspended : .inForce
    }

    private func validUntil(after steps: ArraySlice<PermitStep>) -> Day? {
        steps.last { $0.validUntil != nil }?.validUntil ?? validUntil
    }
}

extension PermitStep {
    /// Whether its terms hold on a day: those of the grant hold for all of the permit.
    fileprivate func setsTerms(on day: Day) -> Bool { on <= day || what == .grant }
}

extension Permit: DatedByItself {
    /// This version with the life of the newest one, whose every part is dated.
    func dated(by newest: Permit) -> Permit {
        var result = self
        result.status = newest.status
        result.validFrom = newest.validFrom
        result.validUntil = newest.validUntil
        result.appliedOn = newest.appliedOn
        result.decidedBy = newest.decidedBy
        result.reference = newest.reference
        result.steps = newest.steps
        return result
    }
}
