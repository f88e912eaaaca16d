import Crypto

/// The Merkle tree of RFC 6962 with SHA-256: 0x00 goes before a leaf, 0x01 before two nodes.
public struct MerkleTree: Sendable {
    private var leaves: [SHA256.Digest] = []

    /// Creates a tree without leaves.
    public init() {}

    /// The root over one leaf.
    public static func root(ofLeaf bytes: [UInt8]) -> [UInt8] {
        var tree = MerkleTree()
        bytes.withUnsafeBytes { tree.append($0) }
        return tree.root
    }

    /// The root over leaves.
    public static func root(ofLeaves leaves: some Sequence<[UInt8]>) -> [UInt8] {
        var tree = MerkleTree()
        for leaf in leaves { leaf.withUnsafeBytes { tree.append($0) } }
        return tree.root
    }

    /// Adds the next leaf.
    public mutating func append(_ leaf: UnsafeRawBufferPointer) {
        var hash = SHA256()
        withUnsafeBytes(of: UInt8(0)) { hash.update(bufferPointer: $0) }
        hash.update(bufferPointer: leaf)
        leaves.append(hash.finalize())
    }

    /// The root; without leaves the SHA-256 of nothing.
    public var root: [UInt8] {
        guard !leaves.isEmpty else { return Array(SHA256().finalize()) }
        var level = leaves
        // Pairing from the left and lifting an odd node gives the splits of RFC 6962.
        while level.count > 1 {
            level = stride(from: 0, to: level.count, by: 2).map { index in
                guard index + 1 < level.count else { return level[index] }
                return Self.node(level[index], level[index + 1])
            }
        }
        return Array(level[0])
    }

    private static func node(_ left: SHA256.Digest, _ right: SHA256.Digest) -> SHA256.Digest {
        var hash = SHA256()
        withUnsafeBytes(of: UInt8(1)) { hash.update(bufferPointer: $0) }
        left.withUnsafeBytes { hash.update(bufferPointer: $0) }
        right.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return hash.finalize()
    }
}
