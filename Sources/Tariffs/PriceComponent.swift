public import BillingPrimitives

/// What a price list has a price for.
public enum ComponentName: String, Codable, Sendable, CaseIterable {
    /// The fee paid once for each connection.
    case setupFee = "setup-fee"
    /// Records of changes after commissioning.
    case changeRecords = "change-records"
    /// Records of the one-off delivery of the base data at commissioning.
    case initialRecords = "initial-records"
}

/// One price of a price list, with what a document says about it.
public struct PriceComponent: Hashable, Sendable, Codable {
    /// What is priced.
    public var name: ComponentName
    /// What a line calls it.
    public var title: LocalizedText
    /// The price in euros, without value added tax.
    public var price: Price
    /// The value added tax on it.
    public var vat: VATTreatment
    /// The account of the general ledger that its revenue goes to.
    public var account: String
    /// The provision on which it is charged.
    public var legalBasis: String

    /// Creates a component.
    public init(
        name: ComponentName,
        title: LocalizedText,
        price: Price,
        vat: VATTreatment,
        account: String,
        legalBasis: String
    ) {
        self.name = name
        self.title = title
        self.price = price
        self.vat = vat
        self.account = account
        self.legalBasis = legalBasis
    }
}
