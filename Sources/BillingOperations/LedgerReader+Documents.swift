public import BillingStore
public import Invoicing

extension LedgerReader {
    /// The document of a number, or a refusal that says where to look.
    public func issued(_ number: String) throws -> Document {
        do {
            guard let document = try document(number: number) else {
                throw OperationRefusal.noSuchDocument(number)
            }
            return document
        } catch LedgerStoreError.erased(_, let certificate) {
            throw OperationRefusal(
                "document-erased",
                "\(number) was erased under certificate \(certificate), but for its lines and "
                    + "amounts; see 'vtj-bill retention show \(certificate)' and 'invoice list'"
            )
        }
    }
}
