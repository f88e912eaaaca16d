public import BillingPrimitives
public import Licensing
public import Tariffs

/// Whether the use of a connection is free on a day.
public enum ExemptionStanding: Equatable {
    /// Its use is priced.
    case priced
    /// Its use is free, on this ground.
    case free(legalBasis: String)
    /// A ruling is valid, but the list in force no longer names the class, as an earlier one did.
    case lapsed

    /// Judges a day by its ruling, its purpose and its decree list.
    ///
    /// Free is what has a ruling valid on the day, a purpose declared as one of public law, and a
    /// class that the list in force names (decree 1136/2021 § 2 item 4 and its successors).
    public init(
        of connection: Connection,
        on day: Day,
        register: LicenseRegister,
        tariffs: TariffBook
    ) {
        self = .priced
        guard let ruling = register.exemption(of: connection.id, on: day),
            register.declaration(of: connection.id, kind: .purpose, on: day)?.publicLaw == true,
            let customer = register.customer(connection.customer, on: day)
        else { return }
        if let (list, item) = tariffs.exemption(for: customer.organisationClass, on: day) {
            let basis = "\(list.id) \(item.item)"
            let ground = "\(ruling.decree) \(ruling.item)"
            self = .free(
                legalBasis: basis == ground ? basis : "\(basis) (\(ground))"
            )
        } else if let current = tariffs.decree(on: day),
            tariffs.decrees.contains(where: {
                $0.inForce.from < current.inForce.from
                    && $0.item(for: customer.organisationClass) != nil
            })
        {
            self = .lapsed
        }
    }
}
