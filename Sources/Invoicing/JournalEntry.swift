public import BillingPrimitives
public import Rating
import Tariffs

/// A document as double entry: what was claimed or given back, and for what.
public struct JournalEntry: Sendable {
    /// An amount on an account.
    public struct Posting: Hashable, Sendable {
        /// The account.
        public var account: JournalAccount
        /// The amount: positive debits the account, negative credits it.
        public var amount: Money
        /// The line of the document that it is for; nil for what all lines come to.
        public var line: DocumentLine?
        /// The rate in per cent, for value added tax.
        public var rate: UnitPrice?
    }

    /// The document.
    public let document: Document
    /// The postings, which sum up to nothing.
    public private(set) var postings: [Posting] = []

    /// Books a document on the day of its issue.
    ///
    /// `original` is the charge of an issued line, which tells what a reversal gives back.
    public init(
        of document: Document,
        original: (LineReference) -> Charge?
    ) throws(ArithmeticOverflow) {
        guard let customer = document.customer.customer else {
            preconditionFailure("A document is issued to customers of the register only.")
        }
        self.document = document
        post(try document.total, to: .receivables(customer))
        for line in document.lines {
            let charge = line.charge
            let later = charge.laterRelief(onRun: document.isOfRun, original)
            let account = later.map(charge.account) ?? .income(charge.component)
            post(try charge.listAmount.negated(), to: account, line)
            if let relief = charge.relief {
                post(charge.listAmount, to: charge.account(of: relief), line)
            }
        }
        for tax in try document.vatBreakdown where tax.tax != .zero {
            post(try tax.tax.negated(), to: .tax)
            postings[postings.count - 1].rate = tax.rate
        }
    }

    private mutating func post(
        _ amount: Money,
        to account: JournalAccount,
        _ line: DocumentLine? = nil
    ) {
        postings.append(Posting(account: account, amount: amount, line: line))
    }
}

extension Charge {
    /// The account of a relief.
    fileprivate func account(of relief: Relief) -> JournalAccount {
        switch relief {
        case .exemption: .exempt(ground)
        case .waiver: .waived
        case .included: .included
        }
    }

    /// The decree in force and its item, without the earlier one that a ruling may cite.
    private var ground: String {
        guard let end = legalBasis.firstRange(of: " (")?.lowerBound else { return legalBasis }
        return String(legalBasis[..<end])
    }
}
