public import BillingPrimitives

extension Document {
    /// The bank barcode of what is to be paid; nil where nothing is, where the account is not
    /// Finnish, and on practice documents, which nobody pays.
    public var barcode: VirtualBankBarcode? {
        get throws(ArithmeticOverflow) {
            guard type == .invoice, !isPractice, let paymentReference,
                let account = seller?.iban.flatMap(IBAN.init)
            else { return nil }
            return VirtualBankBarcode(
                account: account,
                amount: try total,
                reference: paymentReference,
                dueOn: dueOn
            )
        }
    }
}
