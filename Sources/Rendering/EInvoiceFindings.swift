import BillingPrimitives

/// What keeps a document from being an e-invoice, collected under its number.
struct EInvoiceFindings {
    /// What the receiver's format is called in the findings.
    let format: String
    /// The number of the document.
    let document: String
    private(set) var diagnostics: [Diagnostic] = []

    init(_ format: String, document: String) {
        self.format = format
        self.document = document
    }

    /// Reports one thing.
    mutating func report(_ code: String, _ what: String, why: String? = nil, remedy: String) {
        diagnostics.append(
            Diagnostic(.error, code, file: document, what, why: why, remedy: remedy)
        )
    }

    /// Takes a value that has to be there, or reports the field that lacks it.
    mutating func required(_ value: String?, _ field: String, why: String? = nil) -> String {
        if let value, !value.isEmpty { return value }
        report(
            "e-invoice-missing",
            "\(field) is missing",
            why: why,
            remedy: "register it for the documents to come, and send this one as pdf"
        )
        return ""
    }

    /// Takes a value as it is, or reports that it does not fit: nothing is ever cut off.
    mutating func fitting(_ value: String, _ field: String, in lengths: ClosedRange<Int>) -> String
    {
        let length = value.unicodeScalars.count
        if !value.isEmpty, !lengths.contains(length) {
            report(
                "e-invoice-length",
                "\(field) has \(length) characters; \(format) takes \(lengths.lowerBound) to"
                    + " \(lengths.upperBound)",
                remedy: "shorten it in the register for the documents to come, and send this one"
                    + " in another format"
            )
        }
        return value
    }

    /// Reports characters that XML does not carry.
    mutating func take(_ forbidden: [XMLWriter.Forbidden]) {
        for problem in forbidden {
            let code = String(problem.scalar.value, radix: 16, uppercase: true)
            report(
                "e-invoice-character",
                "\(problem.element) holds the character U+\(code), which XML 1.0 forbids",
                remedy: "take it out in the register for the documents to come, and send this one"
                    + " as pdf"
            )
        }
    }

    /// Throws what was found.
    func throwIfAny() throws(DiagnosticsError) {
        guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
    }
}
