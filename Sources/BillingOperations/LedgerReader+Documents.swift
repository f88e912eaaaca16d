public import BillingStore
public import Invoicing
import Tariffs

extension LedgerReader {
    /// The price lists and decree lists that were recorded last up to a block; nil where there are
    /// none.
    func tariffBook(through sequence: Int64 = .max) throws -> TariffBook? {
        try tariffFiles(through: sequence).map { files in
            try TariffBook(files: files.map { TariffFile(name: $0.name, text: $0.text) })
        }
    }

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
