public import BillingPrimitives
import Licensing

/// What is there of what a connection needs before its commissioning.
///
/// Three grants are needed in all (data permit, test subsystem, production subsystem), and two
/// declarations.
public struct Readiness: Hashable, Sendable {
    /// One thing that is needed.
    public enum Requirement: String, Sendable, CaseIterable {
        /// A data permit in force.
        case dataPermit = "data-permit"
        /// A permit for the test subsystem.
        case testSubsystem = "test-subsystem"
        /// A permit for the production subsystem.
        case productionSubsystem = "production-subsystem"
        /// The purpose declaration.
        case purposeDeclaration = "purpose-declaration"
        /// The protection declaration.
        case protectionDeclaration = "protection-declaration"
    }

    /// What is there.
    public var fulfilled: [Requirement]
    /// What is not.
    public var missing: [Requirement]
    /// The day on which it is to be commissioned, where one is recorded.
    public var commissionedOn: Day?

    /// Looks at a connection on a day.
    init(of connection: Connection, register: LicenseRegister, on day: Day) {
        let permits = register.permits(for: connection.id, on: day)
        // The test subsystem may be that of another connection, and its permit may have ended.
        let ofCustomer =
            register.permits.compactMap { register.permit($0, on: day) }
            .filter { $0.holder == connection.customer } + permits
        let fulfilled = Requirement.allCases.filter { requirement in
            switch requirement {
            case .dataPermit: permits.contains { $0.kind == .data && $0.isGranted(on: day) }
            case .testSubsystem:
                ofCustomer.contains {
                    $0.kind == .subsystem && $0.environment == .test && $0.status == .granted
                }
            case .productionSubsystem:
                permits.contains {
                    $0.kind == .subsystem && $0.environment == .production
                        && $0.isGranted(on: day)
                }
            case .purposeDeclaration:
                register.declaration(of: connection.id, kind: .purpose, on: day) != nil
            case .protectionDeclaration:
                register.declaration(of: connection.id, kind: .protection, on: day) != nil
            }
        }
        self.fulfilled = fulfilled
        self.missing = Requirement.allCases.filter { !fulfilled.contains($0) }
        self.commissionedOn = connection.commissionedOn
    }
}

extension Permit {
    /// Whether it may be used on a day, or from a later one on.
    fileprivate func isGranted(on day: Day) -> Bool {
        let state = state(on: day)
        return state == .inForce || state == .granted
    }
}
