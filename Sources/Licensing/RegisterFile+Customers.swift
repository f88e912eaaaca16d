public import BillingPrimitives
import TOMLReading

extension Seller {
    /// The longest term of payment that is taken; a longer one is a slip of the pen.
    private static let paymentTermDaysMax: Int64 = 365

    /// Reads the table `[seller]`; nil where a required key is wrong.
    init?(reading reader: inout TableReader) {
        let name = reader.string("name")
        let businessID = reader.businessID()
        let address = reader.address()
        let route = reader.eInvoiceRoute()
        let iban = reader.optionalParsed("iban", expected: "an account number (IBAN)") { IBAN($0) }
        let bic = reader.optionalParsed("bic", expected: "a bank's code (BIC)") { text in
            let isCode = text.utf8.allSatisfy { $0.isASCIICapital || $0.isASCIIDigit }
            return isCode && [8, 11].contains(text.utf8.count) ? text : nil
        }
        let term = reader.optionalInteger("payment_term_days")
        if let term, !(1...Self.paymentTermDaysMax).contains(term) {
            reader.report(
                code: "payment-term",
                key: "payment_term_days",
                what: "a term of \(term) days is none",
                remedy: "write 1 to \(Self.paymentTermDaysMax) days"
            )
        }
        let vatID = reader.optionalString("vat_id")
        guard let name, let businessID else { return nil }
        self.init(
            name: name,
            businessID: businessID,
            street: address.street,
            postalCode: address.postalCode,
            city: address.city,
            country: address.country,
            iban: iban,
            bic: bic,
            eInvoiceAddress: route.address,
            eInvoiceOperator: route.operatorCode,
            paymentTermDays: term.map(Int.init),
            vatID: vatID
        )
    }
}

extension Customer {
    /// Reads one table of `[[customer]]`; nil where a required key is wrong.
    init?(reading reader: inout TableReader) {
        let id: CustomerID? = reader.identifier("id")
        let name = reader.string("name")
        let businessID = reader.businessID()
        let organisationClass = reader.choice("class", as: OrganisationClass.self)
        let language = reader.choice("language", as: Language.self, default: .finnish)
        let address = reader.address()
        let route = reader.eInvoiceRoute()
        let vatID = reader.optionalString("vat_id")
        let buyerReference = reader.optionalString("buyer_reference")
        guard let id, let name, let businessID, let organisationClass, let language else {
            return nil
        }
        self.init(
            id: id,
            name: name,
            businessID: businessID,
            organisationClass: organisationClass,
            language: language,
            street: address.street,
            postalCode: address.postalCode,
            city: address.city,
            country: address.country,
            eInvoiceAddress: route.address,
            eInvoiceOperator: route.operatorCode,
            vatID: vatID,
            buyerReference: buyerReference
        )
    }
}

extension Connection {
    /// Reads one table of `[[connection]]`; nil where a required key is wrong.
    init?(reading reader: inout TableReader) {
        let id: ConnectionID? = reader.identifier("id")
        let customer: CustomerID? = reader.identifier("customer")
        let environment = reader.choice("environment", as: ServiceEnvironment.self)
        let expected = "a subsystem: FI/MUN/1790235-0/varhaiskasvatus"
        let subsystem =
            environment == .sandbox
            ? reader.optionalParsed("subsystem", expected: expected) { XRoadSubsystem($0) }
            : reader.parsed("subsystem", expected: expected) { XRoadSubsystem($0) }
        let register = reader.string("register")
        let commissionedOn = reader.optionalDay("commissioned_on")
        let closedOn = reader.optionalDay("closed_on")
        if let closedOn, let commissionedOn, closedOn < commissionedOn {
            reader.report(
                code: "connection-dates",
                key: "closed_on",
                what: "the connection is closed on \(closedOn), before its commissioning",
                remedy: "correct commissioned_on or closed_on"
            )
        }
        let buyerReference = reader.optionalString("buyer_reference")
        let replaces = reader.optionalString("replaces")
        let setupFeeSettled = reader.optionalString("setup_fee_settled")
        guard let id, let customer, let environment, let register else { return nil }
        self.init(
            id: id,
            customer: customer,
            subsystem: subsystem,
            environment: environment,
            register: register,
            commissionedOn: commissionedOn,
            closedOn: closedOn,
            buyerReference: buyerReference,
            replaces: replaces,
            setupFeeSettled: setupFeeSettled
        )
    }
}

extension TableReader {
    /// The longest identifier that is taken, in bytes: it stands in columns and file names.
    private static var identifierBytesMax: Int { 100 }

    /// The identifier of a required key: no space, no comma, no quote, nothing invisible.
    mutating func identifier<Subject>(_ key: String) -> Identifier<Subject>? {
        parsed(key, expected: Self.identifierForm) { Identifier(checking: $0) }
    }

    /// The identifier of a key, or nil without one.
    mutating func optionalIdentifier<Subject>(_ key: String) -> Identifier<Subject>? {
        optionalParsed(key, expected: Self.identifierForm) { Identifier(checking: $0) }
    }

    /// The business id of the table.
    fileprivate mutating func businessID() -> BusinessID? {
        parsed("business_id", expected: "a business id with check digit, such as 1790235-0") {
            BusinessID($0)
        }
    }

    fileprivate mutating func address() -> (
        street: String?, postalCode: String?, city: String?, country: String
    ) {
        let country = optionalParsed("country", expected: "a country of two letters: FI") {
            $0.utf8.count == 2 && $0.utf8.allSatisfy(\.isASCIICapital) ? $0 : nil
        }
        return (
            optionalString("street"), optionalString("postal_code"), optionalString("city"),
            country ?? "FI"
        )
    }

    fileprivate mutating func eInvoiceRoute() -> (address: String?, operatorCode: String?) {
        let address = optionalString("e_invoice_address")
        let operatorCode = optionalString("e_invoice_operator")
        if (address == nil) != (operatorCode == nil) {
            report(
                code: "e-invoice-route",
                key: address == nil ? "e_invoice_operator" : "e_invoice_address",
                what: "an e-invoice address and its operator go together",
                remedy: "add the other one, or leave both out"
            )
        }
        return (address, operatorCode)
    }

    static var identifierForm: String {
        "an id of 1–\(identifierBytesMax) bytes without spaces, commas, semicolons and quotes"
    }

    fileprivate static func isIdentifier(_ text: String) -> Bool {
        (1...identifierBytesMax).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { scalar in
                let isVisible =
                    scalar.isASCII ? scalar.value > 0x20 : scalar.properties.isAlphabetic
                return isVisible && !",;\"'".unicodeScalars.contains(scalar)
            }
    }
}

extension Identifier {
    /// Takes a text of 1 to 100 bytes without spaces, commas, semicolons and quotes; else nil.
    public init?(checking text: String) {
        guard TableReader.isIdentifier(text) else { return nil }
        self.init(text)
    }
}
