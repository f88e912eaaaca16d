public import BillingPrimitives

/// What was decided of a permit on a day; never edited once it is recorded.
public struct PermitStep: Hashable, Sendable, Codable {
    /// What a decision does to a permit.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Asks for it; only the first step of a permit is one.
        case apply
        /// Grants what was applied for, as it was or on other terms.
        case grant
        /// Refuses the application.
        case reject
        /// Takes the application back.
        case withdraw
        /// Changes its connections, its data groups or its end.
        case amend
        /// Stops it for a time.
        case suspend
        /// Lets it go on after a suspension.
        case reinstate
        /// Ends it for good.
        case revoke

        /// How the step decides an application, or nil where it decides none.
        var decision: Permit.Status? {
            switch self {
            case .grant: .granted
            case .reject: .rejected
            case .withdraw: .withdrawn
            case .apply, .amend, .suspend, .reinstate, .revoke: nil
            }
        }

        /// Whether the step has to give a reason; an application and a grant rest on the law.
        public var needsReason: Bool { self != .apply && self != .grant }
    }

    /// The first day on which it holds; of a decision on an application, the day of the decision.
    public var on: Day
    /// What it does.
    public var what: Kind
    /// Who decided it.
    public var decidedBy: String
    /// Why.
    public var reason: String?
    /// The agency's reference of the decision.
    public var reference: String?
    /// The connections from that day on, sorted, where the step changes them.
    public var connections: [ConnectionID]?
    /// The data groups from that day on, sorted, where the step changes them.
    public var dataGroups: [String]?
    /// The first day on which the permit may be used, where a grant sets it.
    public var validFrom: Day?
    /// The first day without the permit, where the step changes it.
    public var validUntil: Day?
    /// The legal provision on which it is granted, where a grant names one.
    public var legalProvision: String?

    /// Creates a step.
    public init(
        on: Day,
        what: Kind,
        decidedBy: String,
        reason: String? = nil,
        reference: String? = nil,
        connections: [ConnectionID]? = nil,
        dataGroups: [String]? = nil,
        validFrom: Day? = nil,
        validUntil: Day? = nil,
        legalProvision: String? = nil
    ) {
        self.on = on
        self.what = what
        self.decidedBy = decidedBy
        self.reason = reason
        self.reference = reference
        self.connections = connections.map { Set($0).sorted() }
        self.dataGroups = dataGroups.map { Set($0).sorted() }
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.legalProvision = legalProvision
    }

    /// Whether it changes what an amendment may change.
    var changesTerms: Bool { connections != nil || dataGroups != nil || validUntil != nil }
}

/// Why a permit does not take a step.
public enum PermitStepRefusal: Error, Hashable, Sendable {
    /// A permit in that state does not know that step.
    case notAllowed(PermitStep.Kind, in: PermitState)
    /// An earlier step is dated later.
    case beforeLastStep(on: Day)
    /// An amendment names neither connections nor data groups nor an end.
    case amendsNothing
    /// A step that is neither a grant nor an amendment names terms.
    case termsWithoutAmendment
    /// A grant and its application name no first day.
    case withoutFirstDay
    /// The end would not lie after the first day.
    case endsBeforeItBegins
}

extension PermitStepRefusal: CustomStringConvertible {
    /// A clause for people.
    public var description: String {
        switch self {
        case .notAllowed(let step, let state):
            "a permit that is \(state.rawValue) does not take the step '\(step.rawValue)'; "
                + (state.possibleSteps.isEmpty
                    ? "it takes none"
                    : "it takes \(state.possibleSteps.map(\.rawValue).joined(separator: ", "))")
        case .beforeLastStep(let day): "a step of \(day) is on record, and steps follow in time"
        case .amendsNothing: "an amendment has to name connections, data_groups or valid_until"
        case .termsWithoutAmendment:
            "only an amendment changes connections, data_groups or valid_until"
        case .withoutFirstDay: "a granted permit has a first day, and valid_from is not known"
        case .endsBeforeItBegins: "valid_until has to be a day after valid_from"
        }
    }
}
