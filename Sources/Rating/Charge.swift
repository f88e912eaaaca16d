public import BillingPrimitives
public import Tariffs

/// Why a charge is not due although it has a price.
public enum Relief: String, Codable, Sendable, CaseIterable {
    /// Free under § 2 of the fee decree.
    case exemption
    /// A setup fee not charged, because the connection replaces one of the old change service.
    case waiver
    /// Covered by the setup fee.
    case included
}

/// One rated line, with everything that explains it, so that it never follows later changes.
public struct Charge: Hashable, Sendable, Codable {
    /// The customer whose connection it was on the day of service.
    public var customer: CustomerID
    /// The connection.
    public var connection: ConnectionID
    /// The name of the register that the connection updates.
    public var register: String
    /// Which component of the price list it is.
    public var component: ComponentName
    /// The month of service in Helsinki.
    public var serviceMonth: BillingMonth
    /// Whether it corrects a month that was run before.
    public var isCorrection: Bool
    /// What is charged, in the words of the price list.
    public var title: LocalizedText
    /// The rule that counted the quantity; nil for a fee.
    public var countingRule: CountingRule?
    /// How quantity became money.
    public var calculation: Calculation
    /// Why it is not due; nil where it is.
    public var relief: Relief?
    /// The law, and where it is relieved the ruling, that it rests on.
    public var legalBasis: String
    /// The price list and its version.
    public var tariff: String
    /// How it stands to value added tax.
    public var vat: VATTreatment
    /// The account of the posting.
    public var account: String
    /// The customer's reference for this connection, before that of the customer.
    public var buyerReference: String?
    /// The line whose amount it reverses.
    public var reverses: LineReference?
    /// The line that it charges anew under a mended price list; its usage is settled there.
    public var replaces: LineReference?

    /// Creates a charge.
    public init(
        customer: CustomerID,
        connection: ConnectionID,
        register: String,
        component: ComponentName,
        serviceMonth: BillingMonth,
        isCorrection: Bool,
        title: LocalizedText,
        countingRule: CountingRule?,
        calculation: Calculation,
        relief: Relief?,
        legalBasis: String,
        tariff: String,
        vat: VATTreatment,
        account: String,
        buyerReference: String?
    ) {
        self.customer = customer
        self.connection = connection
        self.register = register
        self.component = component
        self.serviceMonth = serviceMonth
        self.isCorrection = isCorrection
        self.title = title
        self.countingRule = countingRule
        self.calculation = calculation
        self.relief = relief
        self.legalBasis = legalBasis
        self.tariff = tariff
        self.vat = vat
        self.account = account
        self.buyerReference = buyerReference
    }

    /// The quantity; negative in a reversal.
    public var quantity: Int64 { calculation.quantity }
    /// The amount before relief.
    public var listAmount: Money { calculation.amount }
    /// The amount that is due: the list amount, or nothing under a relief.
    public var netAmount: Money { relief == nil ? calculation.amount : .zero }
}
