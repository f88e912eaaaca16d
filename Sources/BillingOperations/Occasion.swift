public import BillingPrimitives

/// When something is done, and who does it: the clock and the actor as values.
public struct Occasion: Sendable {
    /// When it is done.
    public var now: Instant
    /// Who does it, as blocks and decisions name them.
    public var actor: String

    /// Creates an occasion.
    public init(now: Instant, actor: String) {
        self.now = now
        self.actor = actor
    }

    /// The civil day in Helsinki.
    public var today: Day { now.helsinkiDay }
}

/// Why an operation refuses, in a sentence for people.
public struct OperationRefusal: Error, CustomStringConvertible {
    /// A stable code.
    public var code: String
    /// The sentence.
    public var description: String

    /// Creates a refusal.
    public init(_ code: String, _ sentence: String) {
        self.code = code
        self.description = sentence
    }
}
