import GRDB
import Ledger

/// Copies blocks from one ledger file to another, each checked before it is stored.
struct ChainCopy {
    private let source: BlockChain
    private let target: Projections
    private let erased: Erasures
    private let last: Int64
    private var check = ChainCheck()
    private(set) var count: Int64 = 0

    private var chain: BlockChain { BlockChain(db: target.db) }

    /// Prepares copying up to a block to a ledger that has the same blocks up to another.
    init(
        from source: BlockChain,
        to target: Projections,
        after shared: Int64,
        through last: Int64
    ) throws {
        self.source = source
        self.target = target
        self.last = last
        erased = try Erasures(on: source)
        if shared > 0 { _ = check.take(try source.header(of: shared)) }
    }

    /// Copies the blocks after one; `progress` is called with the sequence of each.
    mutating func copy(after shared: Int64, _ progress: (Int64) -> Void) throws {
        try source.db.each(
            """
            SELECT header, digest, summary FROM block WHERE sequence > ? AND sequence <= ?
            ORDER BY sequence
            """,
            shared,
            last
        ) { row in
            let header = try BlockHeader(canonicalBytes: try row.bytes(0))
            try copy(header, digest: try row.bytes(1), summary: try row.bytes(2))
            progress(header.sequence)
        }
    }

    private mutating func copy(
        _ header: BlockHeader,
        digest: [UInt8],
        summary: [UInt8]
    ) throws {
        let sequence = header.sequence
        guard check.take(header).isEmpty, header.chainDigest == digest,
            header.summaryDigest == BlockHeader.digest(of: summary)
        else {
            throw LedgerStoreError.damaged("block \(sequence) does not agree with its digests")
        }
        try checkBody(header)
        try chain.insert(header, digest: digest, summary: summary)
        try source.parts(of: sequence) { bytes, first in
            try chain.insert([UInt8](bytes), of: sequence, from: first)
        }
        try target.add(header, from: source, erased, checking: true)
        if header.kind == .erasure { try erase(under: sequence) }
        count += 1
    }

    /// Checks a body that is not of usage, and that an erased one is gone under a certificate.
    private func checkBody(_ header: BlockHeader) throws {
        let sequence = header.sequence
        if let place = erased.place(of: sequence) {
            guard place.certificate <= last else {
                throw CopyRefusal.erasedLater(block: sequence, certificate: place.certificate)
            }
            guard place.names(header), try source.firstPositions(of: sequence).isEmpty else {
                throw LedgerStoreError.damaged(
                    "block \(sequence) is not as certificate \(place.certificate) says"
                )
            }
        } else if header.kind != .usage,
            try source.rootOfParts(of: sequence) != header.merkleRoot
        {
            throw LedgerStoreError.damaged(
                "the body of block \(sequence) does not agree with its Merkle root"
            )
        }
    }

    /// Erases what the target has of bodies that a certificate names.
    private func erase(under certificate: Int64) throws {
        let erasure = try ErasureBody.erasure(of: try source.body(of: certificate))
        try target.db.execute(sql: "PRAGMA secure_delete = ON")
        for entry in erasure.blocks {
            try chain.eraseBody(of: entry.sequence)
            if erasure.dataClass == .declarations {
                try target.replaceRegister(of: entry.sequence)
            }
        }
    }
}

/// Why blocks are not copied.
public enum CopyRefusal: Error, Equatable {
    /// The other ledger has other blocks from one on, or goes on by itself.
    case differs(from: Int64)
    /// There is no such block; the last one has this sequence.
    case noSuchBlock(last: Int64)
    /// What a block held is gone under a certificate that would not be copied.
    case erasedLater(block: Int64, certificate: Int64)
}
