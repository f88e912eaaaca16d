public import BillingStore
public import Invoicing

extension LedgerReader {
    /// The document of a number, or a refusal that says where to look.
    public func issued(_ number: String) throws -> Document {
        guard let document = try document(number: number) else {
            throw OperationRefusal.noSuchDocument(number)
        }
        return document
    }
}
