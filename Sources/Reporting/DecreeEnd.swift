public import BillingPrimitives
import Licensing
import Rating
import Tariffs

/// The end of the time that a decree was given for, where no later list is on file.
///
/// Its list goes on by rule, so that nothing ends with it; but who is free after it is not known
/// until the decree that follows is on file.
public struct DecreeEnd: Hashable, Sendable {
    /// The decree.
    public var decree: String
    /// The first day after the time that it was given for.
    public var on: Day
    /// The connections whose use is free by its list, sorted.
    public var connections: [ConnectionID]

    /// Looks for an end after a day; nil where there is none or no use is free by the list then.
    init?(after day: Day, register: LicenseRegister, tariffs: TariffBook) {
        guard let list = tariffs.decrees.last, let end = list.inForce.until, end > day else {
            return nil
        }
        let last = end.adding(days: -1)
        let free = register.connections.filter { id in
            guard let connection = register.connection(id, on: last),
                connection.environment == .production, connection.isOpen(on: end)
            else { return false }
            let standing = ExemptionStanding(
                of: connection,
                on: last,
                register: register,
                tariffs: tariffs
            )
            guard case .free = standing else { return false }
            return true
        }
        guard !free.isEmpty else { return nil }
        (decree, on, connections) = (list.id, end, free)
    }
}

extension DecreeEnd {
    /// What it means and whom it concerns, in sentences.
    public var consequences: LocalizedText {
        let names = connections.map(\.rawValue).shortList
        return LocalizedText(
            fi: "Myöhempää luetteloa ei ole, joten sen luetteloa sovelletaan edelleen. "
                + "Maksutonta sen nojalla: \(names.fi).",
            sv:
                "Ingen senare förteckning finns, och därför tillämpas dess förteckning "
                + "fortfarande. "
                + "Avgiftsfritt med stöd av den: \(names.sv).",
            en: "No later list is on file, so its list goes on. Free by it: \(names.en)."
        )
    }

    /// When it ends and what that means, in sentences.
    func text(daysLeft: Int) -> LocalizedText {
        let last = on.adding(days: -1)
        return LocalizedText(
            fi: "Asetus \(decree) on annettu \(last.finnish) asti; päiviä jäljellä \(daysLeft). "
                + consequences.fi,
            sv: "Förordning \(decree) har getts till och med \(last.finnish); dagar kvar "
                + "\(daysLeft). \(consequences.sv)",
            en: "Decree \(decree) was given until \(last); days left \(daysLeft). "
                + consequences.en
        )
    }
}
