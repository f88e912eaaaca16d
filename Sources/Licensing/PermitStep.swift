public import BillingPrimitives

/// What was decided of a granted permit on a day; never edited once it is recorded.
public struct PermitStep: Hashable, Sendable, Codable {
    /// What a decision does to a permit.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Changes its data groups or its end.
        case amend
        /// Stops it for a time.
        case suspend
        /// Lets it go on after a suspension.
        case reinstate
        /// Ends it for good.
        case revoke
    }

    /// The first day on which it holds.
    public var on: Day
    /// What it does.
    public var what: Kind
    /// Who decided it.
    public var decidedBy: String
    /// Why.
    public var reason: String
    /// The data groups from that day on, sorted, where an amendment changes them.
    public var dataGroups: [String]?
    /// The first day without the permit, where an amendment changes it.
    public var validUntil: Day?

    /// Creates a step.
    public init(
        on: Day,
        what: Kind,
        decidedBy: String,
        reason: String,
        dataGroups: [String]? = nil,
        validUntil: Day? = nil
    ) {
        self.on = on
        self.what = what
        self.decidedBy = decidedBy
        self.reason = reason
        self.dataGroups = dataGroups.map { Set($0).sorted() }
        self.validUntil = validUntil
    }
}

/// Why a permit does not take a step.
public enum PermitStepRefusal: Error, Hashable, Sendable {
    /// A permit in that state does not know that step.
    case notAllowed(PermitStep.Kind, in: PermitState)
    /// An earlier step is dated later.
    case beforeLastStep(on: Day)
    /// An amendment names neither data groups nor an end.
    case amendsNothing
    /// A step that is no amendment names data groups or an end.
    case termsWithoutAmendment
}

extension PermitStepRefusal: CustomStringConvertible {
    /// A clause for people.
    public var description: String {
        switch self {
        case .notAllowed(let step, let state):
            "a permit that is \(state.rawValue) does not take the step '\(step.rawValue)'"
        case .beforeLastStep(let day): "a step of \(day) is on record, and steps follow in time"
        case .amendsNothing: "an amendment has to name data_groups or valid_until"
        case .termsWithoutAmendment: "only an amendment changes data_groups or valid_until"
        }
    }
}
