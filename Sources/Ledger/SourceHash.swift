import Crypto

/// The SHA-256 of a source, taken piece by piece while it is read.
public struct SourceHash: Sendable {
    private var hash = SHA256()

    /// Starts with no bytes.
    public init() {}

    /// Takes the next bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        hash.update(bufferPointer: bytes)
    }

    /// The digest of all bytes so far, 32 bytes.
    public var digest: [UInt8] { Array(hash.finalize()) }
}
