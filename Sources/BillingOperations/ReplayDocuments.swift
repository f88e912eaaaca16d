import BillingPrimitives
public import BillingStore
public import Invoicing
public import Rating
import Tariffs

/// Makes documents again from nothing but the blocks that were known when they were issued.
public struct ReplayDocuments {
    private let store: LedgerStore

    /// Prepares replays of a ledger's runs.
    public init(store: LedgerStore) {
        self.store = store
    }

    /// The documents and settlements of a run, made again as known at its cut-off.
    public func replay(
        _ run: BillingRun
    ) throws -> (documents: [Document], settlements: [Settlement]) {
        let replica = try store.replica(through: run.cutOff)
        return try replica.read { reader in
            guard let tariffs = try reader.tariffBook() else {
                throw OperationRefusal(
                    "run-without-tariffs",
                    "the run of \(run.month) has no price lists on the ledger before it"
                )
            }
            let draft = try DraftMonth(
                reader: reader,
                settings: store.settings,
                tariffs: tariffs,
                month: run.month,
                issuedOn: run.ranAt.helsinkiDay,
                anchor: try reader.anchor()
            ).draft()
            var series = try reader.numberSeries()
            return draft.issued(with: &series)
        }
    }

    /// A credit note by hand, made again from what was decided: the invoice, how much of which
    /// lines, why and on which day.
    public func replay(creditNote note: Document) throws -> Document {
        guard let credited = note.credits, let reason = note.reason else {
            preconditionFailure("A credit note by hand names its invoice and its reason.")
        }
        let parts = note.lines.compactMap { line in
            line.charge.reverses.map {
                CreditInvoice.Part(line: $0.line, records: -line.charge.quantity)
            }
        }
        return try store.replica(through: note.anchor.sequence).read { reader in
            try reader.creditNote(over: credited, parts, reason: reason, on: note.issuedOn)
        }
    }

    /// The document of a number, made again; nil where its run does not give it any more.
    public func document(_ number: String) throws -> Document? {
        let (issued, runs) = try store.read { (try $0.issued(number), try $0.runs()) }
        guard let run = runs.first(where: { $0.documents.contains(number) }) else {
            return try replay(creditNote: issued)
        }
        return try replay(run).documents.first { $0.number == number }
    }
}
