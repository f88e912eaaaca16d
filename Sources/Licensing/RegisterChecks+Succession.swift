import BillingPrimitives

/// The checks of who took whose place, and of who held what of the old service.
extension LicenseRegister {
    func check(_ succession: Succession, line: Int?, _ findings: inout RegisterFindings) {
        let key = RegisterEntry.succession(succession).key
        for id in [succession.from, succession.to] {
            let customerKey = RegisterKey(.customer, id.rawValue)
            findings.require(customer(id) != nil, customerKey, of: key, line: line)
        }
        if succession.from == succession.to {
            findings.report(
                .error,
                "succession-of-itself",
                line: line,
                "customer \(succession.from) cannot take its own place",
                remedy: "name two customers"
            )
        }
        let passing = connections(passingBy: succession)
        for id in succession.connections ?? [] where !passing.contains(id) {
            require(id, of: key, line: line, &findings)
            guard let owner = connection(id, on: succession.on.adding(days: -1))?.customer else {
                continue
            }
            findings.report(
                .error,
                "succession-of-another",
                line: line,
                "connection \(id) is \(owner)'s on the day before \(succession.on)",
                why: "a succession passes on what the old customer has",
                remedy: "take the connection out of the list, or correct the customers or the day"
            )
        }
        if succession.connections == nil, passing.isEmpty {
            findings.report(
                .warning,
                "succession-passes-nothing",
                line: line,
                "customer \(succession.from) has no connection on the day before \(succession.on)",
                remedy: "nothing, where it had none; else correct the customers or the day"
            )
        }
    }

    /// Checks that a waiver names a connection that its customer, or a predecessor, held.
    ///
    /// Without a list of the old service's connections nothing is known, and the decision stands.
    func checkHolder(
        of waiver: Waiver,
        _ severity: Diagnostic.Severity,
        line: Int?,
        _ findings: inout RegisterFindings
    ) {
        guard hasLegacyConnections else { return }
        guard let legacy = legacyConnection(waiver.legacyConnection) else {
            return findings.report(
                severity,
                "legacy-connection-unknown",
                line: line,
                "the waiver of connection \(waiver.connection) names "
                    + "\(waiver.legacyConnection), which is not on the list of the old service",
                remedy: "correct legacy_connection, or import the list that has it"
            )
        }
        guard !isHolder(of: legacy, for: waiver.connection, by: waiver.decidedOn) else { return }
        findings.report(
            severity,
            "legacy-connection-of-another",
            line: line,
            "\(legacy.id) was held by \(legacy.customerName) (\(legacy.businessID)), which is not "
                + "the customer of connection \(waiver.connection)",
            why: "a fee is waived for what the customer held, or an organisation that it succeeded",
            remedy: "correct legacy_connection, or record the succession"
        )
    }
}
