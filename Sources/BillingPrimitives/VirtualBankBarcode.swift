/// The 54 digits by which a bank's form is filled in (Pankkiviivakoodi-opas 5.3, Finance Finland).
///
/// Version 4 carries a Finnish payment reference, version 5 a creditor reference (RF).
public struct VirtualBankBarcode: Hashable, Sendable {
    /// The largest amount that has room; a larger one is left for the payer to fill in.
    public static let amountMax = Money(cents: 99_999_999)

    /// The digits: version, account, euros, cents, reference, due date.
    public let digits: String

    /// Makes the digits of a payment, or nil where there is no barcode for it.
    ///
    /// The account has to be Finnish, the amount not negative, and the reference a Finnish one or a
    /// creditor reference with digits only. An amount of nothing, or above `amountMax`, and a due
    /// date that is left out are zeros.
    public init?(account: IBAN, amount: Money, reference: String, dueOn: Day?) {
        guard account.description.hasPrefix("FI"), amount >= .zero,
            let (version, carried) = Self.carried(reference)
        else { return nil }
        let cents = amount > Self.amountMax ? 0 : Int(amount.cents)
        let due = dueOn.map { day in
            let (year, month, dayOfMonth) = day.parts
            return (year % 100).padded(2) + month.padded(2) + dayOfMonth.padded(2)
        }
        digits =
            version + account.description.dropFirst(2) + cents.padded(8) + carried
            + (due ?? "000000")
    }

    /// The version, and the 23 digits that carry a reference.
    private static func carried(_ text: String) -> (version: String, digits: String)? {
        if let reference = PaymentReference(text) {
            return ("4", "000" + zeros(before: reference.description, width: 20))
        }
        let compact = text.withoutSpaces()
        let body = compact.dropFirst(4)
        guard PaymentReference.isCreditorReference(compact),
            body.utf8.allSatisfy(\.isASCIIDigit)
        else { return nil }
        return ("5", compact.dropFirst(2).prefix(2) + zeros(before: String(body), width: 21))
    }

    private static func zeros(before digits: String, width: Int) -> String {
        String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}
