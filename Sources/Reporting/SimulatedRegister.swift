import BillingPrimitives
import Licensing
import Tariffs

/// The register of a scenario: one customer, whose connections have everything that they need.
struct SimulatedRegister {
    static let customer: CustomerID = "estimate"
    /// Who is named as having decided what a scenario only assumes.
    private static let decider = "estimate"

    let register: LicenseRegister

    init(_ scenario: Scenario, tariffs: TariffBook) {
        let first = scenario.from.firstDay
        var entries = Self.customerAndPermits(of: scenario, from: first)
        let exemptions = Self.exemptPeriods(of: scenario, tariffs)
        for connection in scenario.connections {
            let id = ConnectionID(connection.name)
            let legacy = connection.isMigrating ? "legacy-\(connection.name)" : nil
            entries.append(.connection(Self.connection(connection, from: first, legacy: legacy)))
            for kind in Declaration.Kind.allCases {
                let declaration = Declaration(
                    connection: id,
                    kind: kind,
                    filedOn: first,
                    publicLaw: scenario.publicLaw && kind == .purpose
                )
                entries.append(.declaration(declaration))
            }
            if let legacy {
                let waiver = Waiver(
                    connection: id,
                    legacyConnection: legacy,
                    decidedBy: Self.decider,
                    decidedOn: first
                )
                entries.append(.waiver(waiver))
            }
            for (period, list, item) in exemptions {
                let ruling = ExemptionRuling(
                    connection: id,
                    decree: list.id,
                    item: item.item,
                    validFrom: period.from,
                    validUntil: period.until,
                    decidedBy: Self.decider,
                    decidedOn: first
                )
                entries.append(.exemption(ruling))
            }
        }
        register = LicenseRegister(versions: entries.map { RegisterVersion($0) })
    }

    private static func customerAndPermits(
        of scenario: Scenario,
        from first: Day
    ) -> [RegisterEntry] {
        // A number that is well formed and was never given to anybody.
        guard let businessID = BusinessID("0000000-0") else {
            preconditionFailure("A business id of noughts has the right check digit.")
        }
        return [
            .customer(
                Customer(
                    id: customer,
                    name: scenario.title ?? customer.rawValue,
                    businessID: businessID,
                    organisationClass: scenario.organisationClass
                )
            ),
            .permit(Permit(id: "data", holder: customer, validFrom: first)),
            .permit(
                Permit(
                    id: "production",
                    kind: .subsystem,
                    environment: .production,
                    holder: customer,
                    validFrom: first
                )
            ),
        ]
    }

    private static func connection(
        _ connection: ScenarioConnection,
        from first: Day,
        legacy: String?
    ) -> Connection {
        Connection(
            id: ConnectionID(connection.name),
            customer: customer,
            subsystem: nil,
            environment: .production,
            register: connection.name,
            commissionedOn: first,
            replaces: legacy,
            setupFeeSettled: connection.isNew ? nil : "commissioned before the estimate"
        )
    }

    /// The parts of the scenario's period in which the decree list in force names the class.
    private static func exemptPeriods(
        of scenario: Scenario,
        _ tariffs: TariffBook
    ) -> [(Period, DecreeList, DecreeItem)] {
        guard scenario.publicLaw else { return [] }
        let whole = scenario.from.firstDay..<scenario.period.upperBound.firstDay
        let begins =
            [whole.lowerBound]
            + tariffs.decrees.map(\.inForce.from).filter {
                whole.contains($0) && $0 > whole.lowerBound
            }
        return begins.enumerated().compactMap { index, from in
            let until = index + 1 < begins.count ? begins[index + 1] : whole.upperBound
            return tariffs.exemption(for: scenario.organisationClass, on: from).map {
                (Period(from: from, until: until), $0.list, $0.item)
            }
        }
    }
}
