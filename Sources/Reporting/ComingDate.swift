public import BillingPrimitives
public import Licensing

/// A day to come that an officer wants in a calendar.
public struct ComingDate: Hashable, Sendable {
    /// What happens.
    public enum Occurrence: Hashable, Sendable {
        /// A permit of a kind, a subsystem's of an environment, has its last day.
        case permitEnds(PermitID, Permit.Kind, ServiceEnvironment?, PermitEnd)
        /// A declaration of a connection is to be looked at again.
        case review(ConnectionID, Declaration.Kind)
    }

    /// The day: the last one of a permit, or that of the review.
    public var day: Day
    /// The name of the customer; nil for an umbrella permit.
    public var customer: String?
    /// What happens.
    public var occurrence: Occurrence

    /// Everything that has a known day after another one, in order of time.
    ///
    /// Permits of all environments are there, also those that have not begun, but no review of a
    /// connection that is closed by then.
    public static func all(in register: LicenseRegister, after day: Day) -> [ComingDate] {
        let checks = PermitChecks(register: register, day: day)
        let ends = register.permits.compactMap { id -> ComingDate? in
            guard let permit = register.permit(id, on: day), let end = checks.end(of: permit) else {
                return nil
            }
            return ComingDate(
                day: end.on.adding(days: -1),
                customer: permit.holder.flatMap { register.customer($0, on: day)?.name },
                occurrence: .permitEnds(id, permit.kind, permit.environment, end)
            )
        }
        let reviews = register.connections.flatMap { id in
            Declaration.Kind.allCases.compactMap { kind -> ComingDate? in
                guard let connection = register.connection(id, on: day),
                    let review = register.declaration(of: id, kind: kind, on: day)?.reviewOn,
                    review > day, connection.isOpen(on: review)
                else { return nil }
                return ComingDate(
                    day: review,
                    customer: register.customer(connection.customer, on: day)?.name,
                    occurrence: .review(id, kind)
                )
            }
        }
        // Those of a day stay in the order of the register.
        return (ends + reviews).enumerated().sorted {
            ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
        }.map(\.element)
    }
}
