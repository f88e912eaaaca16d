import Sandbox

/// How many calls go wrong, as shares from 0 to 1.
///
/// What happens to a call follows from the seed and its number, so a run can be had again.
public struct FaultRates: Sendable {
    /// The share that fails with 500, 502 or 503; of half of these the answer was made already.
    public var fail = 0.0
    /// The share that is answered late.
    public var slow = 0.0
    /// How late that is.
    public var slowMilliseconds = 2_000
    /// The share whose connection is cut in the middle of the answer's body.
    public var cut = 0.0

    /// Creates rates by which nothing goes wrong.
    public init() {}

    /// What happens to a call.
    func faults(ofCall number: Int, seed: UInt64) -> CallFaults {
        var sequence = SeededSequence(seed: ~seed, number, 0)
        // Every chance is taken for every call, so that one rate does not move the other faults.
        let fails = Self.happens(fail, &sequence)
        let isLate = sequence.below(2) == 0
        let isSlow = Self.happens(slow, &sequence)
        let isCut = Self.happens(cut, &sequence)
        return CallFaults(
            failure: fails ? [500, 502, 503][number % 3] : nil,
            failsAfterAnswer: isLate,
            delayMilliseconds: isSlow ? slowMilliseconds : 0,
            isCut: isCut
        )
    }

    private static func happens(_ rate: Double, _ sequence: inout SeededSequence) -> Bool {
        Double(sequence.below(1_000_000)) < rate * 1_000_000
    }
}
