import BillingPrimitives

/// The numbers of documents, without gap or repeat in a series of type, year and kind of ledger.
public struct NumberSeries {
    /// What numbers of one series begin with, such as `INV-2026-`.
    public typealias Prefix = String

    private var last: [Prefix: Int]

    /// Goes on after the last number of each series.
    public init(last: [Prefix: Int] = [:]) {
        self.last = last
    }

    /// What the numbers of a document's series begin with.
    ///
    /// At most 20 characters with the number, as Finvoice allows.
    public static func prefix(of document: Document) -> Prefix {
        let type =
            switch document.type {
            case .invoice: "INV"
            case .creditNote: "CRN"
            case .statement: "STM"
            }
        return "\(document.isPractice ? "P" : "")\(type)-\(document.issuedOn.parts.year)-"
    }

    /// The document with the next number of its series, and its payment reference.
    public mutating func number(_ document: Document) -> Document {
        let prefix = Self.prefix(of: document)
        let next = (last[prefix] ?? 0) + 1
        last[prefix] = next
        var numbered = document
        numbered.number = prefix + next.padded(6)
        if document.type == .invoice {
            // The digits tell year, ledger kind and number, so that no two invoices share one.
            let year = UInt64(document.issuedOn.parts.year)
            let kind: UInt64 = document.isPractice ? 9 : 1
            let digits = (year * 10 + kind) * 1_000_000 + UInt64(next)
            numbered.paymentReference = PaymentReference(number: digits)?.description
        }
        return numbered
    }
}
