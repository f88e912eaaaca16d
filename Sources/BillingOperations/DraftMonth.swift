import BillingPrimitives
import BillingStore
import Invoicing
import Ledger
import Rating
import Tariffs

/// Computes a month from what the ledger holds: open usage, setup fees, and what earlier documents
/// would be under what is known now.
struct DraftMonth {
    var reader: LedgerReader
    var settings: LedgerSettings
    var tariffs: TariffBook
    var month: BillingMonth
    var issuedOn: Day
    /// The place on the ledger that the documents name as theirs.
    var anchor: LedgerAnchor
    /// Whether decisions on held usage are applied that no run has settled yet.
    var appliesDecisions = true

    func draft() throws -> MonthDraft {
        let register = try reader.register()
        let usage = try rate(through: month.lastDay)
        var others = try SetupFees.due(
            in: month,
            register: register,
            tariffs: tariffs,
            charged: try reader.connectionsWithSetupFee()
        )
        if let last = try reader.lastRun(), try mayCorrect(after: last.cutOff) {
            let documents = try reader.documents()
            var corrections = RetroactiveCorrections(
                register: register,
                tariffs: tariffs,
                settlements: try reader.settlements(),
                documents: documents
            )
            others += try corrections.corrections(of: documents)
        }
        let heading = MonthDraft.Heading(
            month: month,
            issuedOn: issuedOn,
            isPractice: settings.isPractice,
            anchor: anchor,
            register: register,
            tariffs: tariffs
        )
        return try MonthDraft(of: usage, and: others, under: heading)
    }

    /// Whether anything was recorded, or is given now, that may change what was issued.
    private func mayCorrect(after cutOff: Int64) throws -> Bool {
        if try reader.hasRulings(after: cutOff) { return true }
        let recorded = try reader.tariffFiles() ?? []
        return recorded.map { TariffFile(name: $0.name, text: $0.text) } != tariffs.files
    }
}
