public import BillingPrimitives

/// The closing of a month: nothing can be added to it, and a seal says what it was.
///
/// Who closed it, and when, stand in the header of its block. Months that no run was made of, and
/// that come before it, are closed along with it.
public struct MonthClosing: Hashable, Sendable, Codable {
    /// The month.
    public var month: BillingMonth
    /// The seal, in hexadecimal (`MonthSeal`).
    public var seal: String
    /// The month that was closed before; nil for the first.
    public var previousMonth: BillingMonth?
    /// The last block whose usage is in its reconciliation.
    public var through: Int64
    /// How many documents belong to it.
    public var documents: Int
    /// Their sum without tax.
    public var net: Money
    /// What they claim, with tax.
    public var total: Money

    /// Creates a closing.
    public init(
        month: BillingMonth,
        seal: String,
        previousMonth: BillingMonth?,
        through: Int64,
        documents: Int,
        net: Money,
        total: Money
    ) {
        self.month = month
        self.seal = seal
        self.previousMonth = previousMonth
        self.through = through
        self.documents = documents
        self.net = net
        self.total = total
    }
}

/// The reopening of a month that was closed last: credit notes can be added to it again.
///
/// Who reopened it, and when, stand in the header of its block.
public struct MonthReopening: Hashable, Sendable, Codable {
    /// The month.
    public var month: BillingMonth
    /// Why.
    public var reason: String
    /// Who approved it: somebody other than who did it.
    public var approvedBy: String

    /// Creates a reopening.
    public init(month: BillingMonth, reason: String, approvedBy: String) {
        self.month = month
        self.reason = reason
        self.approvedBy = approvedBy
    }
}
