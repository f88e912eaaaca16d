import BillingPrimitives

/// Follows a chain of headers and says where it is broken.
public struct ChainCheck: Sendable {
    /// What is wrong with a header at its place in the chain.
    public enum Break: Hashable, Sendable {
        /// Blocks are missing before it, or it stands there twice.
        case sequence(expected: Int64)
        /// It does not name the digest of the block before.
        case previous
        /// It was recorded before the block that precedes it.
        case recordedAt
    }

    private var last: (sequence: Int64, digest: [UInt8]) = (0, BlockHeader.noDigest)
    private var lastRecordedAt = Int64.min

    /// Starts before the first block.
    public init() {}

    /// Takes the next header; what does not fit the one before.
    public mutating func take(_ header: BlockHeader) -> [Break] {
        var breaks: [Break] = []
        if header.sequence != last.sequence + 1 {
            breaks.append(.sequence(expected: last.sequence + 1))
        }
        if header.previous != last.digest { breaks.append(.previous) }
        if header.recordedAt.milliseconds < lastRecordedAt { breaks.append(.recordedAt) }
        last = (header.sequence, header.chainDigest)
        lastRecordedAt = header.recordedAt.milliseconds
        return breaks
    }
}
