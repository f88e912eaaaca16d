public import BillingPrimitives

/// The agency that invoices.
public struct Seller: Hashable, Sendable, Codable {
    /// Its name.
    public var name: String
    /// Its business id.
    public var businessID: BusinessID
    /// The street with its number, or a box, where it receives post.
    public var street: String?
    /// The postal code.
    public var postalCode: String?
    /// The post office.
    public var city: String?
    /// The country as two letters of ISO 3166.
    public var country: String
    /// The account that is paid to.
    public var iban: IBAN?
    /// The bank's code (BIC).
    public var bic: String?
    /// The address that its e-invoices come from, an OVT code as a rule.
    public var eInvoiceAddress: String?
    /// The code of the operator that serves the address; both are set, or neither.
    public var eInvoiceOperator: String?
    /// How many days a customer has to pay, where the register says so.
    public var paymentTermDays: Int?
    /// Its VAT number, where it has one.
    public var vatID: String?

    /// Creates a seller.
    public init(
        name: String,
        businessID: BusinessID,
        street: String? = nil,
        postalCode: String? = nil,
        city: String? = nil,
        country: String = "FI",
        iban: IBAN? = nil,
        bic: String? = nil,
        eInvoiceAddress: String? = nil,
        eInvoiceOperator: String? = nil,
        paymentTermDays: Int? = nil,
        vatID: String? = nil
    ) {
        self.name = name
        self.businessID = businessID
        self.street = street
        self.postalCode = postalCode
        self.city = city
        self.country = country
        self.iban = iban
        self.bic = bic
        self.eInvoiceAddress = eInvoiceAddress
        self.eInvoiceOperator = eInvoiceOperator
        self.paymentTermDays = paymentTermDays
        self.vatID = vatID
    }
}
