import BillingPrimitives

/// The register file of a demo.
struct DemoRegister {
    private(set) var text = """
        # Everything in this file is invented: no such organisation, permit or decision exists.

        """

    init(_ customers: [DemoCustomer], month: BillingMonth) {
        addSeller()
        for (index, customer) in customers.enumerated() {
            add(customer, number: index + 1)
            for connection in customer.connections { add(connection, of: customer) }
            addPermits(of: customer, number: index + 1)
            for connection in customer.connections { addDecisions(on: connection, month: month) }
        }
    }

    private mutating func addSeller() {
        add("[seller]")
        add("name", "Esimerkkivirasto")
        add("business_id", "9999978-1")
        add("street", "Esimerkkikatu 1")
        add("postal_code", "99991")
        add("city", "Esimerkkilä")
        add("iban", "FI2112345600000785")
        add("bic", "NDEAFIHH")
        add("e_invoice_address", "003799999781")
        add("e_invoice_operator", "003799999896")
        text += "payment_term_days = 21\n"
    }

    private mutating func add(_ customer: DemoCustomer, number: Int) {
        let digits = customer.businessID.filter(\.isNumber)
        add("[[customer]]")
        add("id", customer.id.rawValue)
        add("name", customer.name)
        add("business_id", customer.businessID)
        add("class", customer.organisationClass.rawValue)
        add("language", customer.language.rawValue)
        add("street", "\(InventedStreet.all[number].fi) \(number)")
        add("postal_code", customer.place.postalCode)
        add("city", customer.place.fi)
        add("e_invoice_address", "0037\(digits)")
        add("e_invoice_operator", "003799999896")
        add("buyer_reference", "KP-\(4710 + number)")
    }

    private mutating func add(_ connection: DemoConnection, of customer: DemoCustomer) {
        let member = "FI/\(customer.memberClass.rawValue)/\(customer.businessID)"
        add("[[connection]]")
        add("id", connection.id.rawValue)
        add("customer", customer.id.rawValue)
        add("subsystem", "\(member)/\(connection.id)")
        add("environment", "production")
        add("register", connection.register)
        add("commissioned_on", connection.commissionedOn)
        if let replaced = connection.replaces { add("replaces", replaced) }
        if let settled = connection.setupFeeSettled { add("setup_fee_settled", settled) }
    }

    private mutating func addPermits(of customer: DemoCustomer, number: Int) {
        let permit = customer.permit
        add("[[permit]]")
        add("id", permit.id.rawValue)
        if permit.isUmbrella {
            add("umbrella_class", customer.organisationClass.rawValue)
        } else {
            add("holder", customer.id.rawValue)
        }
        add("status", "granted")
        add("valid_from", permit.validFrom)
        if let end = permit.validUntil { add("valid_until", end) }
        if let groups = permit.dataGroups {
            let lines = groups.map { "    \"\($0)\",\n" }.joined()
            text += "data_groups = [\n\(lines)]\n"
        }
        add("legal_provision", "Laki väestötietojärjestelmästä (661/2009)")
        for environment in [ServiceEnvironment.test, .production] {
            add("[[permit]]")
            add("id", "\(environment == .test ? "PVT" : "PV")-\(number)-ESIM")
            add("kind", "subsystem")
            add("environment", environment.rawValue)
            add("holder", customer.id.rawValue)
            add("valid_from", permit.validFrom)
        }
    }

    private mutating func addDecisions(on connection: DemoConnection, month: BillingMonth) {
        let filed = connection.commissionedOn.adding(days: -20)
        add("[[declaration]]")
        add("connection", connection.id.rawValue)
        add("kind", "purpose")
        add("filed_on", filed)
        add("text", connection.purpose)
        text += "public_law = \(connection.isPublicLaw)\n"
        if connection.isProtectionDeclared {
            add("[[declaration]]")
            add("connection", connection.id.rawValue)
            add("kind", "protection")
            add("filed_on", filed)
            add("text", "Tietosuojaseloste ja kuvaus suojaustoimista")
        }
        if let from = connection.exemptFrom {
            add("[[exemption]]")
            add("connection", connection.id.rawValue)
            add("decree", "1070/2022")
            add("item", "2 § 4 c")
            add("evidence", "Tilaus ja käyttötarkoituksen selvitys")
            add("valid_from", from)
            add("decided_by", "Maija Mallikas")
            add("decided_on", filed.adding(days: 6))
        }
        if let legacy = connection.replaces {
            add("[[waiver]]")
            add("connection", connection.id.rawValue)
            add("legacy_connection", legacy)
            add("number", "V-\(month)-1")
            add("evidence", "Muutostietopalvelun sopimus")
            add("decided_by", "Maija Mallikas")
            add("decided_on", filed.adding(days: 6))
        }
    }

    private mutating func add(_ header: String) { text += "\n\(header)\n" }

    private mutating func add(_ key: String, _ value: String) { text += "\(key) = \"\(value)\"\n" }

    private mutating func add(_ key: String, _ day: Day) { text += "\(key) = \(day)\n" }
}
