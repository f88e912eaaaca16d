/// Something on a ledger that is not as it was written.
public struct VerificationFinding: Hashable, Sendable {
    /// The sequence of the block; nil where it is no block.
    public var sequence: Int64?
    /// The stable code.
    public var code: String
    /// The finding in a sentence.
    public var sentence: String

    /// Creates a finding.
    public init(sequence: Int64? = nil, code: String, sentence: String) {
        self.sequence = sequence
        self.code = code
        self.sentence = sentence
    }
}
