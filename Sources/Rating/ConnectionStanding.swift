import BillingPrimitives
import Licensing
import Tariffs

/// How usage of a connection is judged and priced, the same for all days of a span.
final class ConnectionStanding {
    let id: ConnectionID
    /// The days for which it holds.
    let days: Period
    /// The connection; nil where the register does not know it.
    let connection: Connection?
    /// The price list; nil where none is in force.
    let tariff: Tariff?
    /// Whether its use is free.
    let exemption: ExemptionStanding
    /// What covers it, by the data groups that were asked about.
    private var covers: [Set<String>?: Coverage] = [:]

    /// Works out the standing around a day.
    init(of id: ConnectionID, around day: Day, _ register: LicenseRegister, _ tariffs: TariffBook) {
        self.id = id
        days = register.span(of: id, around: day).within(tariffs.span(around: day))
        connection = register.connection(id, on: day)
        tariff = tariffs.tariff(on: day)
        exemption =
            connection.map {
                ExemptionStanding(of: $0, on: day, register: register, tariffs: tariffs)
            } ?? .priced
    }

    /// What covers usage that carried data groups, or named none.
    func coverage(groups: Set<String>?, in register: LicenseRegister) -> Coverage {
        if let known = covers[groups] { return known }
        let coverage = register.coverage(of: id, on: days.from, groups: groups)
        covers[groups] = coverage
        return coverage
    }
}
