public import BillingPrimitives
import Crypto

/// What stays of a block for ever: what it holds, where it came from, and what seals it.
public struct BlockHeader: Hashable, Sendable {
    /// The length of every digest in bytes.
    public static let digestLength = 32
    /// What stands for the digest of a block before the first.
    public static let noDigest = [UInt8](repeating: 0, count: digestLength)
    private static let version: UInt64 = 1

    /// The place in the chain, from 1.
    public var sequence: Int64
    /// When it was recorded; never before the block that precedes it.
    public var recordedAt: Instant
    /// Who recorded it.
    public var actor: String
    /// What it brings.
    public var kind: BlockKind
    /// Where its content came from, such as a file and the bytes of it.
    public var source: String
    /// The SHA-256 of the source; empty where there is none.
    public var sourceDigest: [UInt8]
    /// How many things are in its body.
    public var count: Int64
    /// The Merkle root over the leaves of its body.
    public var merkleRoot: [UInt8]
    /// The SHA-256 of its summary.
    public var summaryDigest: [UInt8]
    /// The chain digest of the block before.
    public var previous: [UInt8]

    /// Seals a body and a summary behind the block before.
    public init(
        after previous: (sequence: Int64, digest: [UInt8]),
        recordedAt: Instant,
        actor: String,
        kind: BlockKind,
        source: String,
        sourceDigest: [UInt8] = [],
        count: Int64,
        merkleRoot: [UInt8],
        summary: [UInt8]
    ) {
        self.sequence = previous.sequence + 1
        self.recordedAt = recordedAt
        self.actor = actor
        self.kind = kind
        self.source = source
        self.sourceDigest = sourceDigest
        self.count = count
        self.merkleRoot = merkleRoot
        self.summaryDigest = Self.digest(of: summary)
        self.previous = previous.digest
    }

    /// The SHA-256 of bytes.
    public static func digest(of bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: bytes))
    }
}

extension BlockHeader {
    /// The bytes that the chain digest covers.
    public var canonicalBytes: [UInt8] {
        var writer = ByteWriter()
        writer.write(Self.version)
        writer.write(sequence)
        writer.write(recordedAt.milliseconds)
        writer.write(actor)
        writer.write(kind.rawValue)
        writer.write(source)
        writer.write(sourceDigest)
        writer.write(count)
        writer.write(merkleRoot)
        writer.write(summaryDigest)
        writer.write(previous)
        return writer.bytes
    }

    /// Reads a header from its canonical bytes.
    public init(canonicalBytes: [UInt8]) throws(DamagedBytes) {
        var reader = ByteReader(canonicalBytes)
        guard try reader.unsigned() == Self.version else {
            throw DamagedBytes("a block header of an unknown version")
        }
        sequence = try reader.signed()
        recordedAt = Instant(milliseconds: try reader.signed())
        actor = try reader.text()
        guard let kind = BlockKind(rawValue: try reader.text()) else {
            throw DamagedBytes("a block header of an unknown kind")
        }
        self.kind = kind
        source = try reader.text()
        sourceDigest = try reader.data()
        count = try reader.signed()
        merkleRoot = try reader.data()
        summaryDigest = try reader.data()
        previous = try reader.data()
        guard reader.isAtEnd else { throw DamagedBytes("a block header") }
    }

    /// The digest by which the next block, and every document, names this one.
    public var chainDigest: [UInt8] { Self.digest(of: canonicalBytes) }
}
