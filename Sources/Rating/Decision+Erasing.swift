import Ledger

extension Decision {
    /// What outlives the erased reason of a decision: what was decided on what.
    public var withoutReason: Decision {
        switch self {
        case .usage(var decision):
            decision.reason = ""
            return .usage(decision)
        case .incident(var closing):
            closing.reason = ""
            return .incident(closing)
        case .reconciliation(var accepted):
            accepted.reason = ""
            return .reconciliation(accepted)
        }
    }
}
