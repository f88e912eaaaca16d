public import BillingPrimitives
public import Licensing

/// Organisations that merge or are reformed.
extension KeepRegister {
    /// A connection that passed.
    public struct Passing: Hashable, Sendable {
        /// The connection.
        public var connection: ConnectionID
        /// What its usage would be held for on the day; empty where it is covered or not in use.
        public var uncovered: [HeldReason]
    }

    /// What a succession does.
    public struct SuccessionOutcome {
        /// The succession as it is on record.
        public var succession: Succession
        /// The connections that pass, sorted.
        public var passing: [Passing]
        /// What somebody should look at.
        public var warnings: [Diagnostic]
    }

    /// Records that a customer takes the place of another.
    ///
    /// Said again of the same two and the same day it adds what was not said before: connections
    /// on record stay where none are named, and so does the ground on which permits carry over.
    public func succeed(_ succession: Succession) throws -> SuccessionOutcome {
        var succession = succession
        let outcome = try importing.record("customer succeed") { register in
            let key = RegisterEntry.succession(succession).key
            if case .succession(let recorded) = register.entry(key, on: succession.on) {
                succession.connections = succession.connections ?? recorded.connections
                if !succession.permitsCarryOver {
                    succession.permitsCarryOver = recorded.permitsCarryOver
                    succession.ground = recorded.ground
                }
            }
            return RegisterFile([.succession(succession)])
        }
        let register = outcome.register
        return SuccessionOutcome(
            succession: succession,
            passing: register.connections(passingBy: succession).map { id in
                let reasons = register.uncovered(id, on: succession.on)
                return Passing(connection: id, uncovered: reasons)
            },
            warnings: outcome.warnings
        )
    }
}

extension LicenseRegister {
    /// What usage of a connection in production and in use would be held for on a day.
    fileprivate func uncovered(_ id: ConnectionID, on day: Day) -> [HeldReason] {
        guard let connection = connection(id, on: day), connection.environment == .production,
            connection.commissionedOn.map({ $0 <= day }) ?? false,
            case .uncovered(let reasons) = coverage(of: id, on: day, groups: []),
            !reasons.contains(.closed)
        else { return [] }
        return reasons
    }
}
