/// What goes wrong with one call.
struct CallFaults: Equatable {
    /// The status that it fails with, or nil.
    var failure: Int?
    /// Whether the answer was made before it failed.
    var failsAfterAnswer: Bool
    /// How much later it is answered.
    var delayMilliseconds: Int
    /// Whether the connection is cut in the answer's body.
    var isCut: Bool
}
