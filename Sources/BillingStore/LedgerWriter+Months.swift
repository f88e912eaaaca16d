public import BillingPrimitives
public import Invoicing
import Ledger

extension LedgerWriter {
    /// Closes a month, which must follow the one that was closed last, and seals it over its
    /// documents, its run and its reconciliation.
    ///
    /// Returns the closing with its seal.
    public func close(
        _ month: BillingMonth,
        reconciliation: Reconciliation
    ) throws -> RecordedMonthClosing {
        let books = try reader.monthBooks()
        let content = try reader.sealed(
            month,
            after: books.last?.closing,
            before: .max,
            reconciliation: reconciliation.canonicalBytes
        )
        let documents = try content.documents.compactMap { try reader.sums(of: $0.number) }
        let closing = MonthClosing(
            month: month,
            seal: content.digest.hexadecimal,
            previousMonth: books.last?.closing.month,
            through: reconciliation.through,
            documents: documents.count,
            net: try Money.sum(documents.map(\.net)),
            total: try Money.sum(documents.map(\.total))
        )
        let block = try append(
            BlockChain.Content(
                .month,
                source: month.description,
                count: Int64(documents.count),
                leaves: [
                    try MonthBody.bytes(of: .closing(closing)), reconciliation.canonicalBytes,
                ]
            )
        )
        return RecordedMonthClosing(header: try reader.chain.header(of: block), closing: closing)
    }

    /// Reopens the month that was closed last.
    public func reopen(_ reopening: MonthReopening) throws {
        _ = try append(
            BlockChain.Content(
                .month,
                source: reopening.month.description,
                count: 1,
                body: try MonthBody.bytes(of: .reopening(reopening))
            )
        )
    }
}
