/// Where a permit stands on a day; computed from its dates and steps, never stored.
public enum PermitState: String, Sendable, Codable, CaseIterable {
    /// Applied for, and not decided.
    case applied
    /// Granted, and its first day has not come.
    case granted
    /// To be used.
    case inForce = "in-force"
    /// Stopped for a time.
    case suspended
    /// Past its end.
    case expired
    /// Ended for good by a decision.
    case revoked
    /// Refused.
    case rejected
    /// Taken back by its applicant before a decision.
    case withdrawn

    /// Whether a permit in this state takes a step; with an application it only begins.
    public func allows(_ step: PermitStep.Kind) -> Bool {
        switch (self, step) {
        case (.applied, .grant), (.applied, .reject), (.applied, .withdraw): true
        case (.granted, .amend), (.granted, .revoke): true
        case (.inForce, .amend), (.inForce, .suspend), (.inForce, .revoke): true
        case (.suspended, .reinstate), (.suspended, .revoke): true
        default: false
        }
    }

    /// The steps that a permit in this state takes.
    public var possibleSteps: [PermitStep.Kind] { PermitStep.Kind.allCases.filter(allows) }
}
