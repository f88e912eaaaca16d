extension StatusFinding {
    /// How soon an officer looks at a finding; the order is that of the list.
    public enum Urgency: Sendable, CaseIterable {
        /// Somebody has to act.
        case action
        /// Something that will need action later.
        case coming
        /// Usage is not as it was, or not as it was declared.
        case signal
        /// Good to know.
        case information
    }

    /// How soon it is to be looked at.
    public var urgency: Urgency {
        guard severity == .information else { return .action }
        return switch detail {
        case .expiring(let end, _, _): end.isRenewed ? .information : .coming
        case .deliversAfterExpiry, .reviewDue, .exemptionEnds, .decreeEnds: .coming
        case .drift, .outsidePurpose: .signal
        default: .information
        }
    }
}
