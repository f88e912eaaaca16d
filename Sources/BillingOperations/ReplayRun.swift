import BillingPrimitives
public import BillingStore
public import Invoicing
public import Rating
import Tariffs

/// Makes the documents of a run again from nothing but the blocks that the run knew.
public struct ReplayRun {
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
            guard let files = try reader.tariffFiles() else {
                throw OperationRefusal(
                    "run-without-tariffs",
                    "the run of \(run.month) has no price lists on the ledger before it"
                )
            }
            let tariffs = try TariffBook(
                files: files.map { TariffFile(name: $0.name, text: $0.text) }
            )
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

    /// The document of a number, made again; nil for one that no run made.
    public func document(_ number: String) throws -> Document? {
        let runs = try store.read { try $0.runs() }
        guard let run = runs.first(where: { $0.documents.contains(number) }) else { return nil }
        return try replay(run).documents.first { $0.number == number }
    }
}
