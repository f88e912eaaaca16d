/// The parts of bodies that were read last, so that many deliveries of one part cost one read.
final class PartCache {
    /// A part of a body.
    struct Part {
        var firstPosition: Int32
        var bytes: [UInt8]
    }

    private struct Key: Hashable {
        var block: Int64
        var part: Int
    }

    /// Some six megabytes.
    private static let countMax = 64

    private var firstPositions: [Int64: [Int32]] = [:]
    private var parts: [Key: [UInt8]] = [:]

    /// Calls a body with every part of a block that holds some of the positions; whether the block
    /// has any part.
    func forEach(
        in positions: Range<Int32>,
        of block: Int64,
        from chain: BlockChain,
        _ body: (Part) throws -> Void
    ) throws -> Bool {
        let starts: [Int32]
        if let known = firstPositions[block] {
            starts = known
        } else {
            starts = try chain.firstPositions(of: block)
            firstPositions[block] = starts
        }
        guard let first = starts.lastIndex(where: { $0 <= positions.lowerBound }) else {
            return !starts.isEmpty
        }
        for index in first..<starts.count where starts[index] < positions.upperBound {
            let key = Key(block: block, part: index)
            let bytes = try parts[key] ?? chain.body(of: block, from: starts[index])
            if parts.count >= Self.countMax { parts.removeAll(keepingCapacity: true) }
            parts[key] = bytes
            try body(Part(firstPosition: starts[index], bytes: bytes))
        }
        return true
    }
}
