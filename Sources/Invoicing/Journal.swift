public import BillingPrimitives
import Rating

/// The books of issued documents, or of those that were issued on some days.
public struct Journal: Sendable {
    /// The entries by day and order of issue.
    public let entries: [JournalEntry]
    /// The days of issue that it is limited to; nil where it has every document.
    public let days: ClosedRange<Day>?
    /// Whether it is of a practice ledger, whose documents claim nothing.
    public let isPractice: Bool

    /// Books the documents of a ledger, all of which are given, in the order of issue.
    public init(
        of documents: [Document],
        issuedOn days: ClosedRange<Day>? = nil,
        isPractice: Bool
    ) throws(ArithmeticOverflow) {
        self.days = days
        self.isPractice = isPractice
        var charges: [LineReference: Charge] = [:]
        for document in documents {
            for line in document.lines {
                let place = LineReference(document: document.number, line: line.number)
                charges[place] = line.charge
            }
        }
        var entries: [JournalEntry] = []
        for document in documents where days?.contains(document.issuedOn) ?? true {
            entries.append(try JournalEntry(of: document) { charges[$0] })
        }
        let inOrder = entries.enumerated().sorted {
            ($0.element.document.issuedOn, $0.offset) < ($1.element.document.issuedOn, $1.offset)
        }
        self.entries = inOrder.map(\.element)
    }

    /// What every account comes to.
    public var balances: [JournalAccount: Money] {
        get throws(ArithmeticOverflow) {
            var balances: [JournalAccount: Money] = [:]
            for entry in entries {
                for posting in entry.postings {
                    let sum = balances[posting.account] ?? .zero
                    balances[posting.account] = try sum.adding(posting.amount)
                }
            }
            return balances
        }
    }
}
