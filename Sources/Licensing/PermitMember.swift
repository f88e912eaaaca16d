public import BillingPrimitives

/// One connection that a permit is for, and what it needs beside the permit.
///
/// Under an umbrella permit each member files declarations of its own.
public struct PermitMember: Hashable, Sendable {
    /// The customer.
    public var customer: CustomerID
    /// Its connection, or nil for a member of the class that has none.
    public var connection: ConnectionID?
    /// The connection's environment.
    public var environment: ServiceEnvironment?
    /// When the purpose declaration in effect was filed.
    public var purposeFiledOn: Day?
    /// When the protection declaration in effect was filed.
    public var protectionFiledOn: Day?

    /// The declarations that its connection lacks.
    public var missing: [Declaration.Kind] {
        guard connection != nil else { return [] }
        return Declaration.Kind.allCases.filter { kind in
            switch kind {
            case .purpose: purposeFiledOn == nil
            case .protection: protectionFiledOn == nil
            }
        }
    }
}

extension LicenseRegister {
    /// The connections that a permit is for on a day, and the members of its class without any.
    public func members(of permit: Permit, on day: Day) -> [PermitMember] {
        var idle = Set(
            customers.filter {
                customer($0, on: day)?.organisationClass == permit.umbrellaClass
            }
        )
        var members: [PermitMember] = []
        for id in connections {
            guard let connection = connection(id, on: day),
                permits(for: id, on: day).contains(where: { $0.id == permit.id })
            else { continue }
            idle.remove(connection.customer)
            members.append(
                PermitMember(
                    customer: connection.customer,
                    connection: id,
                    environment: connection.environment,
                    purposeFiledOn: declaration(of: id, kind: .purpose, on: day)?.filedOn,
                    protectionFiledOn: declaration(of: id, kind: .protection, on: day)?.filedOn
                )
            )
        }
        // A permit for listed connections is for nobody else of the class.
        if permit.connections(on: day) == nil {
            members += idle.map { PermitMember(customer: $0) }
        }
        return members.sorted {
            ($0.customer, $0.connection?.rawValue ?? "") < (
                $1.customer, $1.connection?.rawValue ?? ""
            )
        }
    }
}
