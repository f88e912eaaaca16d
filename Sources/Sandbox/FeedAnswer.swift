/// An answer of the synthetic change API, and the truth about it.
public struct FeedAnswer: Sendable {
    /// The answer as it goes over the wire: compact JSON in UTF-8.
    public var bytes: [UInt8]
    /// The booking key (`viimeisinKirjausavain`) to ask from next; nil for base data.
    public var cursorTo: Int64?
    /// Whether nothing newer is left (`ajanTasalla`).
    public var upToDate: Bool
    /// What is in it.
    public var truth: AnswerTruth
}
