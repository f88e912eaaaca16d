public import BillingPrimitives
public import Rating

/// What kind of document it is.
public enum DocumentType: String, Codable, Sendable, CaseIterable {
    /// Money is claimed.
    case invoice
    /// Money that was claimed is given back.
    case creditNote = "credit-note"
    /// Nothing is due; what was used or waived is shown.
    case statement
}

/// Who a document is from or to, as known when it was issued.
public struct Party: Hashable, Sendable, Codable {
    /// The customer's id in the register; nil for the seller.
    public var customer: CustomerID?
    /// The name.
    public var name: String
    /// The business id (Y-tunnus).
    public var businessID: String
    /// The street.
    public var street: String?
    /// The postal code.
    public var postalCode: String?
    /// The city.
    public var city: String?
    /// The country, such as `FI`.
    public var country: String
    /// The value added tax number.
    public var vatID: String?
    /// The address of e-invoices.
    public var eInvoiceAddress: String?
    /// The operator of e-invoices.
    public var eInvoiceOperator: String?
    /// The account that is paid to; nil for a customer.
    public var iban: String?
    /// The bank of that account.
    public var bic: String?

    /// Creates a party with a name and a business id.
    public init(customer: CustomerID? = nil, name: String, businessID: String, country: String) {
        self.customer = customer
        self.name = name
        self.businessID = businessID
        self.country = country
    }
}

/// One printed line: a charge, its number, and the tax on it.
public struct DocumentLine: Hashable, Sendable, Codable {
    /// The number on its document, from 1.
    public var number: Int
    /// What is charged, with everything that explains it.
    public var charge: Charge
    /// The value added tax on the line.
    public var vatAmount: Money

    /// Creates a line.
    public init(number: Int, charge: Charge, vatAmount: Money) {
        self.number = number
        self.charge = charge
        self.vatAmount = vatAmount
    }
}

/// The place on the ledger from which a document can be made again.
public struct LedgerAnchor: Hashable, Sendable, Codable {
    /// The sequence of the last block that the document knows.
    public var sequence: Int64
    /// The chain digest of that block, in hexadecimal.
    public var digest: String

    /// Creates an anchor.
    public init(sequence: Int64, digest: String) {
        self.sequence = sequence
        self.digest = digest
    }
}

/// An invoice, a credit note or a statement, whose bytes never change once it is issued.
public struct Document: Hashable, Sendable, Codable {
    /// The number, without gap within its series and year; empty in a draft.
    public var number: String
    /// What kind of document it is.
    public var type: DocumentType
    /// Whether it is of a practice ledger and claims nothing.
    public var isPractice: Bool
    /// The month whose books it belongs to: the one whose run made it; for a credit note by hand,
    /// the earliest that is neither closed nor before that of the document it credits.
    public var month: BillingMonth
    /// Whether a month's run made it, and not somebody's decision.
    public var isOfRun: Bool
    /// The Helsinki day of issue.
    public var issuedOn: Day
    /// The day by which to pay; nil where nothing is to be paid.
    public var dueOn: Day?
    /// Who it is to.
    public var customer: Party
    /// Who it is from; nil while the register has no seller.
    public var seller: Party?
    /// The language of its words.
    public var language: Language
    /// Its lines.
    public var lines: [DocumentLine]
    /// The payment reference (viitenumero); nil where nothing is to be paid.
    public var paymentReference: String?
    /// The customer's own reference.
    public var buyerReference: String?
    /// The document that it credits, for a credit note by hand.
    public var credits: String?
    /// Why it was issued, for a credit note by hand.
    public var reason: String?
    /// What its reader should know of the grounds of its lines.
    public var notes: [LocalizedText] = []
    /// How to contest it; the wording of the price list.
    public var rectification: LocalizedText?
    /// The interest on late payment; the wording of the price list.
    public var lateInterest: LocalizedText?
    /// The place on the ledger from which it can be made again.
    public var anchor: LedgerAnchor

    /// The sum of its printed lines, without tax.
    public var netTotal: Money {
        get throws(ArithmeticOverflow) { try Money.sum(lines.lazy.map(\.charge.netAmount)) }
    }

    /// The tax of its lines.
    public var vatTotal: Money {
        get throws(ArithmeticOverflow) { try Money.sum(lines.lazy.map(\.vatAmount)) }
    }

    /// What is to be paid: the sum of the lines and their tax.
    public var total: Money {
        get throws(ArithmeticOverflow) { try netTotal.adding(vatTotal) }
    }
}
