import GRDB
public import Ledger

extension LedgerWriter {
    /// How many blocks one certificate names, so that it can be read at once.
    public static var erasedBlocksMax: Int { 20_000 }
    /// How many deliveries one certificate erases, so that what outlives them fits into memory.
    public static var erasedCountMax: Int64 { 4_000_000 }

    /// Records a certificate, and erases the bodies of its blocks with it; at most
    /// `erasedBlocksMax` blocks of the class, none of which was erased before.
    ///
    /// A block that is not as it was written is not erased: then `LedgerStoreError` is thrown.
    public func recordErasure(_ erasure: Erasure, of blocks: [Int64]) throws -> RecordedErasure {
        precondition(blocks.count <= Self.erasedBlocksMax, "A certificate names so many blocks.")
        // What is deleted from now on is overwritten with zeros.
        try reader.db.execute(sql: "PRAGMA secure_delete = ON")
        var erasure = erasure
        var remainders: [[UInt8]] = []
        for sequence in blocks {
            let (entry, remainder) = try remainder(of: sequence, erasure.dataClass)
            erasure.blocks.append(entry)
            remainders.append(remainder)
        }
        let parts = [try ErasureBody.bytes(of: erasure)] + remainders
        let certificate = try append(BlockChain.Content(erasure, parts: parts))
        try reader.projections.erasures.add(erasure, of: certificate, from: reader.chain)
        for sequence in blocks { try reader.chain.eraseBody(of: sequence) }
        if erasure.dataClass == .declarations {
            reader.memory.register = RegisterMemory()
            for sequence in blocks { try reader.projections.replaceRegister(of: sequence) }
        }
        return RecordedErasure(header: try reader.chain.header(of: certificate), erasure: erasure)
    }

    private func remainder(
        of sequence: Int64,
        _ dataClass: RetentionClass
    ) throws -> (Erasure.Block, [UInt8]) {
        let header = try reader.chain.header(of: sequence)
        precondition(header.kind == dataClass.blockKind, "A class has blocks of one kind.")
        let (root, bytes, remainder): ([UInt8], Int64, [UInt8])
        if header.kind == .usage {
            let hash = reader.projections.usage.fingerprints.hash
            let erasing = try UsageErasing(sequence, from: reader.chain, hash: hash)
            root = erasing.merkleRoot
            bytes = erasing.bytes
            remainder = erasing.remainder.canonicalBytes
        } else {
            let body = try reader.chain.body(of: sequence)
            root = MerkleTree.root(ofLeaf: body)
            bytes = Int64(body.count)
            remainder = try ErasureBody.remainder(of: body, dataClass)
        }
        guard root == header.merkleRoot else {
            throw LedgerStoreError.damaged("the body of block \(sequence) is not as it was sealed")
        }
        let entry = Erasure.Block(
            sequence: sequence,
            count: header.count,
            merkleRoot: root.hexadecimal,
            bytes: bytes
        )
        return (entry, remainder)
    }
}

extension BlockChain {
    /// Erases the body of a block that a certificate names; SQLite refuses it for others.
    func eraseBody(of sequence: Int64) throws {
        try db.run("DELETE FROM blockBody WHERE sequence = ?", sequence)
    }
}

extension LedgerStore {
    /// Makes sure that what was erased is in no file any more: the write-ahead log is emptied.
    ///
    /// Throws while another program reads the ledger for too long.
    public func wipe() throws {
        try LedgerStoreError.translating {
            _ = try database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        }
    }
}
