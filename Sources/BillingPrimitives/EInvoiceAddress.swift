/// An OVT code, the usual e-invoice address in Finland: `0037`, the eight digits of a business id,
/// and at most five digits or capital letters of the organisation's own.
public struct EInvoiceAddress {
    /// The code as it is written, such as `003717902350`.
    public let description: String

    /// Reads an OVT code; nil for anything else.
    ///
    /// The check digit of the business id is not required.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (12...17).contains(bytes.count), bytes.starts(with: "0037".utf8),
            bytes[4..<12].asciiNumber != nil,
            bytes[12...].allSatisfy({ $0.isASCIIDigit || $0.isASCIICapital })
        else { return nil }
        self.description = text
    }

    /// The business id in the code, or nil where its check digit is wrong, as in some old codes.
    public var businessID: BusinessID? { BusinessID(digits: Array(description.utf8)[4..<12]) }
}

extension EInvoiceAddress: CodedAsText {}
