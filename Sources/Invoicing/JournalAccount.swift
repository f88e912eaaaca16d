public import BillingPrimitives
public import Tariffs

/// An account of the journal of issued documents.
///
/// Income is booked at list value, and what is not due of it against an account of relief, so that
/// both can be read off, and their sum is what was claimed.
public enum JournalAccount: Hashable, Sendable {
    /// What a customer was invoiced, less what it was credited; payments are recorded elsewhere.
    case receivables(CustomerID)
    /// Income of a component at list value.
    case income(ComponentName)
    /// Income forgone on what is free under an item of a decree, as the ground of a line names it.
    case exempt(String)
    /// Income forgone on setup fees that were waived.
    case waived
    /// The list value of what the setup fee covers.
    case included
    /// Value added tax to be accounted for.
    case tax

    /// The part of the name that the chart of accounts fixes; a leaf stands below it.
    public var stem: String {
        switch self {
        case .receivables: "Assets:Receivables"
        case .income(.setupFee): "Income:Setup-fees"
        case .income(.changeRecords): "Income:Usage"
        case .income(.initialRecords): "Income:Initial-records"
        case .exempt: "Income:Relief:Exempt"
        case .waived: "Income:Relief:Waived"
        case .included: "Income:Relief:Included"
        case .tax: "Liabilities:VAT"
        }
    }

    /// What names the account below its stem: a customer's id, or a decree and its item.
    public var leaf: String? {
        switch self {
        case .receivables(let customer): customer.rawValue
        case .exempt(let item): item
        default: nil
        }
    }
}

extension JournalAccount: Comparable {
    /// Orders accounts by their names.
    public static func < (left: JournalAccount, right: JournalAccount) -> Bool {
        (left.stem, left.leaf ?? "") < (right.stem, right.leaf ?? "")
    }
}
