public import BillingPrimitives
public import Licensing
public import Rating
public import Tariffs

/// A day to come that an officer wants in a calendar.
public struct ComingDate: Hashable, Sendable {
    /// What happens.
    public enum Occurrence: Hashable, Sendable {
        /// A permit of a kind, a subsystem's of an environment, has its last day.
        case permitEnds(PermitID, Permit.Kind, ServiceEnvironment?, PermitEnd)
        /// A declaration of a connection is to be looked at again.
        case review(ConnectionID, Declaration.Kind)
        /// The use of a connection is free for the last day.
        case exemptionEnds(ExemptionEnd)
        /// A decree that no list on file follows was given until this day.
        case decreeEnds(DecreeEnd)
    }

    /// The day: the last one of a permit, of free use or of a decree, or that of the review.
    public var day: Day
    /// The name of the customer; nil for an umbrella permit and a decree.
    public var customer: String?
    /// What happens.
    public var occurrence: Occurrence

    /// Everything that has a known day after another one, in order of time.
    ///
    /// Permits of all environments are there, also those that have not begun, but no review of a
    /// connection that is closed by then.
    public static func all(
        in register: LicenseRegister,
        tariffs: TariffBook,
        after day: Day
    ) -> [ComingDate] {
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
        let exemptions = register.connections.flatMap { id in
            ExemptionEnd.all(of: id, after: day, register: register, tariffs: tariffs).map { end in
                let last = end.on.adding(days: -1)
                let customer = register.connection(id, on: last)?.customer
                return ComingDate(
                    day: last,
                    customer: customer.flatMap { register.customer($0, on: last)?.name },
                    occurrence: .exemptionEnds(end)
                )
            }
        }
        let decrees =
            DecreeEnd(after: day, register: register, tariffs: tariffs).map {
                [
                    ComingDate(
                        day: $0.on.adding(days: -1),
                        customer: nil,
                        occurrence: .decreeEnds($0)
                    )
                ]
            } ?? []
        // Those of a day stay in the order of the register.
        return (ends + exemptions + decrees + reviews).enumerated().sorted {
            ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
        }.map(\.element)
    }
}
