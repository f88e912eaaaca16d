import BillingPrimitives
public import BillingStore
public import Invoicing
import Ledger
import Rating

/// Credits an issued invoice in part or in full by a credit note, from its stored amounts.
public struct CreditInvoice {
    private let store: LedgerStore
    private let occasion: Occasion

    /// Prepares credit notes on a ledger.
    public init(store: LedgerStore, occasion: Occasion) {
        self.store = store
        self.occasion = occasion
    }

    /// Issues a credit note that prints its reason.
    ///
    /// Without a line it credits all lines, and without records all that is left of the line. It
    /// belongs to the earliest month that is neither closed nor before that of the invoice.
    public func credit(
        _ number: String,
        line: Int?,
        records: Int64?,
        reason: String
    ) throws -> Document {
        try store.write(at: occasion.now, actor: occasion.actor) { writer in
            let reader = writer.reader
            let invoice = try reader.issued(number)
            let charges = try invoice.crediting(
                line: line,
                quantity: records,
                balance: CreditBalance(try reader.documents())
            )
            let note = try Document(
                crediting: invoice,
                by: charges,
                reason: reason,
                in: try reader.monthBooks().monthTaking(creditOf: invoice.month),
                on: occasion.today,
                anchor: try reader.anchor()
            )
            var series = try reader.numberSeries()
            let numbered = series.number(note)
            try writer.recordDocument(numbered)
            return numbered
        }
    }
}

extension OperationRefusal {
    /// The ledger has no document of that number.
    public static func noSuchDocument(_ number: String) -> OperationRefusal {
        OperationRefusal(
            "no-such-document",
            "there is no document \(number) on this ledger; see 'vtj-bill invoice list'"
        )
    }
}
