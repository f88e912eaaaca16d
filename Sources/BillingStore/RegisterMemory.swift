import GRDB
import Ledger
import Licensing

/// The register as of its last block, so that asking again costs one look at the chain.
struct RegisterMemory {
    private var block: Int64 = 0
    private var digest: [UInt8] = []
    private var register = LicenseRegister()

    /// The register of a chain now.
    mutating func register(of chain: BlockChain) throws -> LicenseRegister {
        let blocks = try chain.sequences(of: .register)
        let last = blocks.last ?? 0
        // The digest tells a block from one that took its place after a transaction failed.
        let lastDigest = try chain.digest(of: last)
        guard last != block || lastDigest != digest else { return register }
        register = try chain.register(of: blocks)
        (block, digest) = (last, lastDigest)
        return register
    }
}

extension BlockChain {
    /// The register that blocks make, in order.
    func register(of blocks: [Int64]) throws -> LicenseRegister {
        LicenseRegister(
            versions: try blocks.flatMap { try RegisterBody.versions(of: try body(of: $0)) }
        )
    }
}
