/// A generator whose value at any place is known without the ones before it.
///
/// SplitMix64 (Steele, Lea and Flood, 2014): a counter and a mixing function, so that row N of a
/// file can be written again without keeping it.
struct SplitMix64 {
    var state: UInt64

    /// The generator that belongs to one row of a seeded file.
    init(seed: UInt64, row: UInt64) {
        self.state = Self.mixed(seed &+ row &* 0x9e37_79b9_7f4a_7c15)
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        return Self.mixed(state)
    }

    /// The next number below a bound; the bias of the remainder does not matter here.
    mutating func next(below bound: UInt64) -> UInt64 {
        next() % bound
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
        bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
        return bits ^ (bits >> 31)
    }
}
