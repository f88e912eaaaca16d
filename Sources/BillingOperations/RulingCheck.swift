import BillingPrimitives
import Licensing
import Tariffs

/// Warns of exemption rulings whose grounds do not agree with the decree lists, and takes them.
struct RulingCheck {
    var register: LicenseRegister
    var tariffs: TariffBook

    func warnings(about versions: [RegisterVersion]) -> [Diagnostic] {
        versions.compactMap { version in
            guard case .exemption(let ruling) = version.entry else { return nil }
            return warning(about: ruling)
        }
    }

    private func warning(about ruling: ExemptionRuling) -> Diagnostic? {
        let day = ruling.validFrom
        guard let list = tariffs.decree(on: day),
            let connection = register.connection(ruling.connection, on: day),
            let customer = register.customer(connection.customer, on: day)
        else { return nil }
        let organisation = customer.organisationClass
        guard let item = list.item(for: organisation) else {
            return Diagnostic(
                .warning,
                "class-not-exempt",
                "the ruling for \(ruling.connection) is for a \(organisation.rawValue)",
                why:
                    "\(list.id), in force on \(day), does not name that class; its use is priced",
                remedy: "check the class of customer \(customer.id), or revoke the ruling"
            )
        }
        guard ruling.decree != list.id || ruling.item != item.item else { return nil }
        return Diagnostic(
            .warning,
            "ruling-cites-other-list",
            "the ruling for \(ruling.connection) cites \(ruling.decree) \(ruling.item)",
            why: "on \(day) the list in force is \(list.id), which names a \(organisation.rawValue)"
                + " under \(item.item)",
            remedy: "nothing, when it carries over from an older ruling; else correct its grounds"
        )
    }
}
