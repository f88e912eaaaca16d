import BillingPrimitives

/// The checks of the register as it would be with a file's entries.
extension LicenseRegister {
    /// Checks what the file says against everything that is known.
    func check(
        _ file: RegisterFile,
        on day: Day,
        before: LicenseRegister,
        _ findings: inout RegisterFindings
    ) {
        let neighbours = Neighbours(self)
        for item in file.items {
            let (key, line) = (item.entry.key, item.line)
            switch item.entry {
            case .seller: break
            case .customer(let customer):
                let others = neighbours.customers[customer.businessID, default: []]
                for other in others where other != customer.id {
                    findings.report(
                        .error,
                        "duplicate-business-id",
                        line: line,
                        "\(key) has the business id \(customer.businessID) of customer \(other)",
                        why: "one organisation is one customer",
                        remedy: "use one id for both, or correct the business id"
                    )
                }
            case .connection(let connection):
                let known = customer(connection.customer, on: day) != nil
                let owner = RegisterKey(.customer, connection.customer.rawValue)
                findings.require(known, owner, of: key, line: line)
                warnOfShared(connection, neighbours, line: line, &findings)
                checkClaim(of: connection.id, line: line, &findings)
            case .permit(let permit): check(permit, line: line, &findings)
            case .succession(let succession): check(succession, line: line, &findings)
            case .legacyConnection: break
            case .declaration(let declaration):
                require(declaration.connection, of: key, line: line, &findings)
            case .exemption(let ruling):
                require(ruling.connection, of: key, line: line, &findings)
            case .waiver(let waiver):
                require(waiver.connection, of: key, line: line, &findings)
                check(waiver, neighbours, line: line, &findings)
                // What was decided before the list of the old service came stays decided.
                let isNew =
                    before.waiver(of: waiver.connection) != self.waiver(of: waiver.connection)
                checkHolder(of: waiver, isNew ? .error : .warning, line: line, &findings)
            }
        }
        checkWaiversOfList(file, &findings)
    }

    /// Compares the waivers on record with a list of the old service that comes later.
    private func checkWaiversOfList(_ file: RegisterFile, _ findings: inout RegisterFindings) {
        let brings = file.items.contains { $0.entry.key.kind == .legacyConnection }
        guard brings else { return }
        for waiver in waivers { checkHolder(of: waiver, .warning, line: nil, &findings) }
    }

    func require(
        _ id: ConnectionID,
        of subject: RegisterKey,
        line: Int?,
        _ findings: inout RegisterFindings
    ) {
        let key = RegisterKey(.connection, id.rawValue)
        findings.require(connection(id) != nil, key, of: subject, line: line)
    }

    private func warnOfShared(
        _ connection: Connection,
        _ neighbours: Neighbours,
        line: Int?,
        _ findings: inout RegisterFindings
    ) {
        guard let place = Neighbours.Place(connection) else { return }
        for other in neighbours.connections[place, default: []] where other != connection.id {
            findings.report(
                .warning,
                "shared-subsystem",
                line: line,
                "connections \(connection.id) and \(other) have one subsystem and environment",
                why: "each connection pays a setup fee",
                remedy: "make sure that they are two connections"
            )
        }
    }

    private func check(_ permit: Permit, line: Int?, _ findings: inout RegisterFindings) {
        let key = RegisterKey(.permit, permit.id.rawValue)
        if let holder = permit.holder {
            let holderKey = RegisterKey(.customer, holder.rawValue)
            findings.require(customer(holder) != nil, holderKey, of: key, line: line)
        }
        for id in permit.connections ?? [] {
            require(id, of: key, line: line, &findings)
            guard let holder = permit.holder, let owner = connection(id)?.customer,
                !owners(of: id).contains(holder)
            else { continue }
            findings.report(
                .warning,
                "permit-of-another",
                line: line,
                "\(key) lists connection \(id), which belongs to \(owner) and not to its holder",
                why: "the permit does not cover that connection",
                remedy: "correct the holder, or take the connection out of the list"
            )
        }
    }

    private func check(
        _ waiver: Waiver,
        _ neighbours: Neighbours,
        line: Int?,
        _ findings: inout RegisterFindings
    ) {
        for other in neighbours.waivers[waiver.legacyConnection, default: []]
        where other != waiver.connection {
            findings.report(
                .error,
                "legacy-connection-used",
                line: line,
                "\(waiver.legacyConnection) was used up by the waiver of connection \(other)",
                why: "a connection of the old change service is replaced once, so "
                    + "\(waiver.connection) pays its setup fee",
                remedy: "take one of the two waivers out, or correct its legacy_connection"
            )
        }
        if let number = waiver.number {
            for other in neighbours.numbers[number, default: []] where other != waiver.connection {
                findings.report(
                    .error,
                    "waiver-number-used",
                    line: line,
                    "waiver \(number) is that of connection \(other)",
                    remedy: "give the waiver a number of its own"
                )
            }
        }
        checkClaim(of: waiver.connection, line: line, &findings)
    }

    /// Checks that a connection and its waiver speak of the same connection of the old service.
    private func checkClaim(
        of id: ConnectionID,
        line: Int?,
        _ findings: inout RegisterFindings
    ) {
        guard let waiver = waiver(of: id), let connection = connection(id),
            connection.replaces != waiver.legacyConnection
        else { return }
        let isUnclaimed = connection.replaces == nil
        findings.report(
            isUnclaimed ? .warning : .error,
            isUnclaimed ? "waiver-without-claim" : "waiver-of-another",
            line: line,
            "the waiver of connection \(id) is for \(waiver.legacyConnection), and the connection "
                + (connection.replaces.map { "replaces \($0)" } ?? "does not say what it replaces"),
            remedy: "let replaces and legacy_connection name the same connection"
        )
    }
}

/// What entries have in common with others, by what must not be common.
private struct Neighbours {
    /// Where a connection is plugged in.
    struct Place: Hashable {
        var subsystem: XRoadSubsystem
        var environment: ServiceEnvironment

        init?(_ connection: Connection) {
            guard let subsystem = connection.subsystem else { return nil }
            self.subsystem = subsystem
            self.environment = connection.environment
        }
    }

    var customers: [BusinessID: [CustomerID]] = [:]
    var connections: [Place: [ConnectionID]] = [:]
    var waivers: [String: [ConnectionID]] = [:]
    var numbers: [String: [ConnectionID]] = [:]

    init(_ register: LicenseRegister) {
        for customer in register.customers.compactMap({ register.customer($0) }) {
            customers[customer.businessID, default: []].append(customer.id)
        }
        for connection in register.connections.compactMap({ register.connection($0) }) {
            guard let place = Place(connection) else { continue }
            connections[place, default: []].append(connection.id)
        }
        for waiver in register.waivers {
            waivers[waiver.legacyConnection, default: []].append(waiver.connection)
            guard let number = waiver.number else { continue }
            numbers[number, default: []].append(waiver.connection)
        }
    }
}
