import BillingPrimitives

/// The numbers that a seed stands for (SplitMix64): the same seed gives the same numbers for ever.
package struct SeededSequence {
    private var state: UInt64

    /// Starts the sequence of a seed.
    init(seed: UInt64) {
        self.state = seed
    }

    /// Starts the sequence of one place within a seed, such as a person and a day.
    package init(seed: UInt64, _ place: Int, _ part: Int) {
        var sequence = SeededSequence(seed: seed ^ UInt64(truncatingIfNeeded: place))
        sequence.state = sequence.next() ^ UInt64(truncatingIfNeeded: part)
        self.state = sequence.next()
    }

    /// The next number of 64 bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }

    /// The next number from 0 to below the bound.
    package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// Whether something that happens that many times in a thousand happens now.
    mutating func happens(inThousand share: Int) -> Bool { below(1000) < share }

    /// The next element of a list that is not empty.
    mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

    /// The next day from the first one to below the end.
    mutating func day(in days: Range<Day>) -> Day {
        days.lowerBound.adding(days: below(days.upperBound.days(since: days.lowerBound)))
    }
}
