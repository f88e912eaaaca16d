import BillingPrimitives

/// Why somebody decided something, as it stays on the record.
struct DecisionReason {
    /// How many characters it may have; enough for a paragraph and the number of a case.
    static let lengthMax = 1_000

    let text: String

    /// Takes a line of text that is not empty and carries no personal identity code.
    init(_ text: String) throws {
        let isLine = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard text.contains(where: { !$0.isWhitespace }), text.count <= Self.lengthMax, isLine
        else {
            throw OperationRefusal(
                "reason-refused",
                "a reason or a name is one line of 1 to \(Self.lengthMax) characters; it stays on "
                    + "the record"
            )
        }
        guard IdentityCode.find(in: text) == nil else {
            throw OperationRefusal(
                "identity-code",
                "the text carries what looks like a personal identity code; the ledger is kept "
                    + "for ever, and no identity code may be; write it without the code"
            )
        }
        self.text = text
    }

    /// Takes the name of whoever decided or approved something, which is asked for alike.
    static func name(_ text: String) throws -> String { try DecisionReason(text).text }
}
