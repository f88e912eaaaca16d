import BillingPrimitives
public import Invoicing
import Ledger

extension Sequence<Document> {
    /// The SHA-256 of what documents say, in hexadecimal, so that a draft can be reviewed and
    /// recognised when it is issued.
    ///
    /// It leaves out what they get by being issued: numbers, the days of issue and of payment,
    /// payment references, and their place on the ledger.
    public var draftDigest: String {
        get throws {
            var writer = ByteWriter()
            for document in self {
                var draft = document
                draft.number = ""
                draft.issuedOn = draft.month.firstDay
                draft.dueOn = nil
                draft.paymentReference = nil
                draft.anchor = LedgerAnchor(sequence: 0, digest: "")
                writer.write(try DocumentBody.bytes(of: draft))
            }
            return BlockHeader.digest(of: writer.bytes).hexadecimal
        }
    }
}
