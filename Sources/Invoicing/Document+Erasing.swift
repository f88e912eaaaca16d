extension Document {
    /// What outlives the erased document: its number, days, lines and amounts, and nothing of what
    /// its customer, its seller and its writer put into words.
    public var withoutParticulars: Document {
        var document = self
        document.customer = Party(
            customer: customer.customer,
            name: "",
            businessID: "",
            country: customer.country
        )
        document.seller = nil
        document.paymentReference = nil
        document.buyerReference = nil
        document.reason = nil
        document.notes = []
        document.rectification = nil
        document.lateInterest = nil
        return document
    }
}
