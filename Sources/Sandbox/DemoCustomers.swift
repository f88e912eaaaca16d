import BillingPrimitives

/// The customers of a demo: each shows one rule of billing.
enum DemoCustomers {
    /// How many persons the registers of the demo know together.
    static let personCount = 9_000

    static func all(in month: BillingMonth, isYear: Bool) -> [DemoCustomer] {
        let first = month.firstDay
        let older = month.adding(months: -6).firstDay
        let customers = [
            municipality(first, older), county(older), company(first), pensionInstitution(older),
            parish(first, older), association(first, older),
        ]
        return isYear ? customers + [school(month.adding(months: 1).firstDay)] : customers
    }

    /// Migrates one register, and opens a new connection for another.
    private static func municipality(_ first: Day, _ older: Day) -> DemoCustomer {
        DemoCustomer(
            id: "esimerkkila",
            name: "Esimerkkilän kunta",
            businessID: "9999912-4",
            organisationClass: .municipalAuthority,
            memberClass: .municipal,
            place: InventedMunicipality.all[0],
            permit: DemoPermit(id: "DVV/KATTO-1/ESIM", isUmbrella: true, validFrom: older),
            connections: [
                DemoConnection(
                    id: "esimerkkila-varhaiskasvatus",
                    register: "Varhaiskasvatuksen asiakasrekisteri",
                    purpose: "Varhaiskasvatuksen järjestäminen",
                    isPublicLaw: true,
                    commissionedOn: first.adding(days: 1),
                    replaces: "MTP-0042",
                    exemptFrom: first,
                    places: 0..<3_000
                ),
                DemoConnection(
                    id: "esimerkkila-nuorisotyo",
                    register: "Nuorisotyön asiakasrekisteri",
                    purpose: "Nuorisotyön järjestäminen",
                    isPublicLaw: true,
                    commissionedOn: first.adding(days: 8),
                    exemptFrom: first.adding(days: 8),
                    places: 1_000..<2_500
                ),
            ]
        )
    }

    /// Uses the service free of charge.
    private static func county(_ older: Day) -> DemoCustomer {
        DemoCustomer(
            id: "mallila",
            name: "Mallilan hyvinvointialue",
            businessID: "9999923-9",
            organisationClass: .wellbeingServicesCounty,
            memberClass: .municipal,
            place: InventedMunicipality.all[1],
            permit: DemoPermit(id: "DVV/KATTO-2/ESIM", isUmbrella: true, validFrom: older),
            connections: [
                DemoConnection(
                    id: "mallila-potilas",
                    register: "Potilasrekisteri",
                    purpose: "Sosiaali- ja terveydenhuollon järjestäminen",
                    isPublicLaw: true,
                    commissionedOn: older,
                    setupFeeSettled: "Laskutettu ennen tätä kirjanpitoa",
                    exemptFrom: older,
                    places: 0..<6_000
                )
            ]
        )
    }

    /// Pays the setup fee and its records; its base data is delivered at commissioning.
    private static func company(_ first: Day) -> DemoCustomer {
        DemoCustomer(
            id: "exempelbolaget",
            name: "Exempelbolaget Ab",
            businessID: "9999934-3",
            organisationClass: .company,
            language: .swedish,
            memberClass: .commercial,
            place: InventedMunicipality.all[2],
            permit: DemoPermit(
                id: "DVV/1001/ESIM",
                validFrom: first,
                dataGroups: ChangeFeed.dataGroups
            ),
            connections: [
                DemoConnection(
                    id: "exempelbolaget-kunder",
                    register: "Kundregistret",
                    purpose: "Uppdatering av kundregistret",
                    commissionedOn: first.adding(days: 3),
                    places: 6_000..<6_200,
                    hasInitialDelivery: true
                )
            ]
        )
    }

    /// Pays its records; one page is fetched twice after a crash.
    private static func pensionInstitution(_ older: Day) -> DemoCustomer {
        DemoCustomer(
            id: "esimerkkielake",
            name: "Eläkelaitos Esimerkki",
            businessID: "9999945-8",
            organisationClass: .pensionInstitution,
            memberClass: .organisation,
            place: InventedMunicipality.all[3],
            permit: DemoPermit(
                id: "DVV/1002/ESIM",
                validFrom: older,
                dataGroups: [
                    DataGroup.death, .personName, .nameChange, .marriage, .maritalStatus,
                    .address, .ward, .identityCorrection, .nonDisclosure,
                ].map(\.rawValue).sorted()
            ),
            connections: [
                DemoConnection(
                    id: "esimerkkielake-vakuutetut",
                    register: "Vakuutettujen rekisteri",
                    purpose: "Eläketurvan toimeenpano",
                    commissionedOn: older,
                    setupFeeSettled: "Laskutettu ennen tätä kirjanpitoa",
                    places: 4_000..<8_000,
                    crashedRun: 10
                )
            ]
        )
    }

    /// Loses its permit in the middle of the month.
    private static func parish(_ first: Day, _ older: Day) -> DemoCustomer {
        DemoCustomer(
            id: "harjoittela",
            name: "Harjoittelan seurakunta",
            businessID: "9999956-2",
            organisationClass: .church,
            memberClass: .organisation,
            place: InventedMunicipality.all[2],
            permit: DemoPermit(
                id: "DVV/1003/ESIM",
                validFrom: older,
                validUntil: first.adding(days: 15)
            ),
            connections: [
                DemoConnection(
                    id: "harjoittela-jasenet",
                    register: "Jäsenrekisteri",
                    purpose: "Jäsenrekisterin ylläpito",
                    commissionedOn: older,
                    setupFeeSettled: "Laskutettu ennen tätä kirjanpitoa",
                    places: 7_000..<8_000
                )
            ]
        )
    }

    /// Has not said how it protects the data.
    private static func association(_ first: Day, _ older: Day) -> DemoCustomer {
        DemoCustomer(
            id: "malliyhdistys",
            name: "Malliyhdistys ry",
            businessID: "9999967-7",
            organisationClass: .association,
            memberClass: .organisation,
            place: InventedMunicipality.all[4],
            permit: DemoPermit(id: "DVV/1004/ESIM", validFrom: older),
            connections: [
                DemoConnection(
                    id: "malliyhdistys-jasenet",
                    register: "Jäsenluettelo",
                    purpose: "Jäsenluettelon ylläpito",
                    isProtectionDeclared: false,
                    commissionedOn: first.adding(days: 4),
                    places: 8_000..<9_000,
                    rhythmDays: 7
                )
            ]
        )
    }

    /// Joins in the second month of a year, and pays until its use is ruled free.
    private static func school(_ first: Day) -> DemoCustomer {
        DemoCustomer(
            id: "malliopisto",
            name: "Malliopisto",
            businessID: "9999902-8",
            organisationClass: .statutoryDegreeEducation,
            memberClass: .organisation,
            place: InventedMunicipality.all[1],
            permit: DemoPermit(id: "DVV/1006/ESIM", validFrom: first),
            connections: [
                DemoConnection(
                    id: "malliopisto-opiskelijat",
                    register: "Opiskelijarekisteri",
                    purpose: "Tutkintoon johtavan koulutuksen järjestäminen",
                    isPublicLaw: true,
                    commissionedOn: first.adding(days: 3),
                    places: 2_000..<3_500,
                    rhythmDays: 2
                )
            ]
        )
    }
}
