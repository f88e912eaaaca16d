import BillingPrimitives
import Licensing

/// Which connection a caller of the change API is, by its X-Road headers.
struct CallerDirectory {
    /// A connection, and whose it is.
    private struct Candidate {
        var connection: ConnectionID
        var businessID: String
    }

    private var candidates: [String: [Candidate]] = [:]

    /// The connections of a register as on a day.
    init(_ register: LicenseRegister, on day: Day) {
        for id in register.connections {
            guard let connection = register.connection(id, on: day),
                let subsystem = connection.subsystem,
                connection.closedOn.map({ day < $0 }) ?? true
            else { continue }
            let customer = register.customer(connection.customer, on: day)
            candidates[subsystem.description, default: []].append(
                Candidate(connection: id, businessID: customer?.businessID.description ?? "")
            )
        }
    }

    /// The one connection of a subsystem, or among several that of the party represented.
    ///
    /// `representedParty` is `[class/]code` as the X-Road REST protocol has it; nil where no
    /// connection, or more than one, is left.
    func connection(ofClient client: String, representedParty: String?) -> ConnectionID? {
        var found = candidates[client] ?? []
        if let code = representedParty?.split(separator: "/").last, found.count > 1 {
            found = found.filter { $0.businessID == code }
        }
        return found.count == 1 ? found.first?.connection : nil
    }
}
