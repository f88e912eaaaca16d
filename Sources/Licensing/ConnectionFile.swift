import BillingPrimitives

/// What concerns one connection, gathered so that a question for it searches nothing else.
struct ConnectionFile: Sendable {
    /// The permits that are for it in any of their versions, by id.
    var permits: [Timeline<Permit>] = []
    /// Its declarations, by the day on which they were filed, then by kind.
    var declarations: [Declaration] = []
    /// Its exemption rulings, by their first day.
    var exemptions: [ExemptionRuling] = []

    /// Gathers the files of all connections; `permits` come in the order of their ids.
    static func gather(
        connections: [ConnectionID: Timeline<Connection>],
        customers: [CustomerID: Timeline<Customer>],
        permits: [Timeline<Permit>],
        declarations: some Sequence<Declaration>,
        exemptions: some Sequence<ExemptionRuling>
    ) -> [ConnectionID: ConnectionFile] {
        var files = connections.mapValues { _ in ConnectionFile() }
        let holdings = Holdings(connections: connections, customers: customers)
        for permit in permits {
            for id in holdings.connections(of: permit) { files[id]?.permits.append(permit) }
        }
        let inOrder = declarations.sorted {
            ($0.filedOn, $0.kind.rawValue) < ($1.filedOn, $1.kind.rawValue)
        }
        for declaration in inOrder {
            files[declaration.connection]?.declarations.append(declaration)
        }
        for ruling in exemptions.sorted(by: { $0.validFrom < $1.validFrom }) {
            files[ruling.connection]?.exemptions.append(ruling)
        }
        return files
    }
}

/// Which connections belonged at any time to a customer, or to a member of a class.
private struct Holdings {
    var byCustomer: [CustomerID: Set<ConnectionID>] = [:]
    var byClass: [OrganisationClass: Set<ConnectionID>] = [:]

    init(
        connections: [ConnectionID: Timeline<Connection>],
        customers: [CustomerID: Timeline<Customer>]
    ) {
        for (id, timeline) in connections {
            for holder in timeline.changes.compactMap(\.value?.customer) {
                byCustomer[holder, default: []].insert(id)
                for customer in customers[holder]?.changes.compactMap(\.value) ?? [] {
                    byClass[customer.organisationClass, default: []].insert(id)
                }
            }
        }
    }

    /// The connections that a permit is for in any of its versions.
    func connections(of permit: Timeline<Permit>) -> Set<ConnectionID> {
        permit.changes.compactMap(\.value).reduce(into: []) { result, version in
            for amended in version.steps { result.formUnion(amended.connections ?? []) }
            if let listed = version.connections {
                result.formUnion(listed)
            } else if let holder = version.holder {
                result.formUnion(byCustomer[holder] ?? [])
            } else if let umbrellaClass = version.umbrellaClass {
                result.formUnion(byClass[umbrellaClass] ?? [])
            }
        }
    }
}
