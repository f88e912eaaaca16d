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
            let parts = line.map { [Part(line: $0, records: records)] } ?? []
            let note = try writer.reader.creditNote(
                over: number,
                parts,
                reason: reason,
                on: occasion.today
            )
            try writer.recordDocument(note)
            return note
        }
    }

    /// How much of one line is credited.
    struct Part {
        /// The line.
        var line: Int
        /// How many of its records; nil for all that is left.
        var records: Int64?
    }
}

extension LedgerReader {
    /// The next credit note over parts of an invoice, or over all that is left of it.
    func creditNote(
        over number: String,
        _ parts: [CreditInvoice.Part],
        reason: String,
        on day: Day
    ) throws -> Document {
        let invoice = try issued(number)
        let balance = CreditBalance(try documents())
        let charges =
            parts.isEmpty
            ? try invoice.crediting(line: nil, quantity: nil, balance: balance)
            : try parts.flatMap {
                try invoice.crediting(line: $0.line, quantity: $0.records, balance: balance)
            }
        let note = try Document(
            crediting: invoice,
            by: charges,
            reason: reason,
            in: try monthBooks().monthTaking(creditOf: invoice.month),
            on: day,
            anchor: try anchor()
        )
        var series = try numberSeries()
        return series.number(note)
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
