public import BillingPrimitives

/// An organisation with a business id that orders, holds permits and is invoiced.
public struct Customer: Hashable, Sendable, Codable {
    /// Its id in the register.
    public var id: CustomerID
    /// Its name.
    public var name: String
    /// Its business id.
    public var businessID: BusinessID
    /// Which of the bodies that the fee decrees name it is, or none.
    public var organisationClass: OrganisationClass
    /// The language of its documents.
    public var language: Language
    /// The street with its number, or a box, where it receives post.
    public var street: String?
    /// The postal code.
    public var postalCode: String?
    /// The post office.
    public var city: String?
    /// The country as two letters of ISO 3166.
    public var country: String
    /// The address that its e-invoices go to, an OVT code as a rule.
    public var eInvoiceAddress: String?
    /// The code of the operator that serves the address; both are set, or neither.
    public var eInvoiceOperator: String?
    /// Its VAT number, where it has one.
    public var vatID: String?
    /// The reference that it wants on its documents.
    public var buyerReference: String?

    /// Creates a customer.
    public init(
        id: CustomerID,
        name: String,
        businessID: BusinessID,
        organisationClass: OrganisationClass,
        language: Language = .finnish,
        street: String? = nil,
        postalCode: String? = nil,
        city: String? = nil,
        country: String = "FI",
        eInvoiceAddress: String? = nil,
        eInvoiceOperator: String? = nil,
        vatID: String? = nil,
        buyerReference: String? = nil
    ) {
        self.id = id
        self.name = name
        self.businessID = businessID
        self.organisationClass = organisationClass
        self.language = language
        self.street = street
        self.postalCode = postalCode
        self.city = city
        self.country = country
        self.eInvoiceAddress = eInvoiceAddress
        self.eInvoiceOperator = eInvoiceOperator
        self.vatID = vatID
        self.buyerReference = buyerReference
    }
}
