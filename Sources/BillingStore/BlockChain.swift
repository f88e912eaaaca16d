import BillingPrimitives
import GRDB
import Ledger

/// The blocks of a ledger file: appended, read, and never changed.
struct BlockChain {
    /// The last block of a chain.
    struct Head {
        var sequence: Int64
        var digest: [UInt8]
        var recordedAt: Instant
    }

    /// What a new block holds.
    struct Content {
        var kind: BlockKind
        var source: String
        var sourceDigest: [UInt8] = []
        var count: Int64
        var merkleRoot: [UInt8]
        var summary: [UInt8] = []
        var parts: [UsageBody.Part]

        /// A body of canonical bytes that is one leaf.
        init(_ kind: BlockKind, source: String, count: Int, body: [UInt8]) {
            self.kind = kind
            self.source = source
            self.count = Int64(count)
            merkleRoot = MerkleTree.root(ofLeaf: body)
            parts = [UsageBody.Part(firstPosition: 0, bytes: body)]
        }

        /// Deliveries.
        init(_ body: UsageBody, summary: [UInt8], count: Int, source: String, digest: [UInt8]) {
            kind = .usage
            self.source = source
            sourceDigest = digest
            self.count = Int64(count)
            merkleRoot = body.merkleRoot
            self.summary = summary
            parts = body.parts
        }

        /// A certificate, and what outlives each body that it erases.
        init(_ erasure: Erasure, parts leaves: [[UInt8]]) {
            self.init(
                .erasure,
                source: erasure.dataClass.rawValue,
                count: erasure.count,
                leaves: leaves
            )
        }

        /// A body of several parts, a leaf each.
        init(_ kind: BlockKind, source: String, count: Int64, leaves: [[UInt8]]) {
            self.kind = kind
            self.source = source
            self.count = count
            merkleRoot = MerkleTree.root(ofLeaves: leaves)
            parts = leaves.enumerated().map { index, bytes in
                UsageBody.Part(firstPosition: Int32(index), bytes: bytes)
            }
        }
    }

    let db: Database

    /// The last block, or nil in an empty file.
    func head() throws -> Head? {
        try db.first(
            "SELECT sequence, digest, recordedAt FROM block ORDER BY sequence DESC LIMIT 1"
        ) { row in
            Head(
                sequence: row[0],
                digest: try row.bytes(1),
                recordedAt: Instant(milliseconds: row[2])
            )
        }
    }

    /// Appends a block; recorded time never runs backwards.
    func append(_ content: Content, at instant: Instant, actor: String) throws -> Head {
        let last = try head()
        let header = BlockHeader(
            after: (last?.sequence ?? 0, last?.digest ?? BlockHeader.noDigest),
            recordedAt: max(instant, last?.recordedAt ?? instant),
            actor: actor,
            kind: content.kind,
            source: content.source,
            sourceDigest: content.sourceDigest,
            count: content.count,
            merkleRoot: content.merkleRoot,
            summary: content.summary
        )
        let digest = header.chainDigest
        try insert(header, digest: digest, summary: content.summary)
        for part in content.parts {
            try insert(part.bytes, of: header.sequence, from: part.firstPosition)
        }
        return Head(sequence: header.sequence, digest: digest, recordedAt: header.recordedAt)
    }

    /// Stores a sealed block.
    func insert(_ header: BlockHeader, digest: [UInt8], summary: [UInt8]) throws {
        try db.run(
            """
            INSERT INTO block (sequence, kind, recordedAt, header, digest, summary)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            header.sequence,
            header.kind.rawValue,
            header.recordedAt.milliseconds,
            header.canonicalBytes.data,
            digest.data,
            summary.data
        )
    }

    /// Stores a part of the body of the last block.
    func insert(_ bytes: [UInt8], of sequence: Int64, from position: Int32) throws {
        try db.run(
            "INSERT INTO blockBody (sequence, firstPosition, bytes) VALUES (?, ?, ?)",
            sequence,
            position,
            bytes.data
        )
    }

    /// Calls a body with the header of every block from one on, in order.
    func headers(from sequence: Int64 = 1, _ body: (BlockHeader) throws -> Void) throws {
        try db.each(
            "SELECT header FROM block WHERE sequence >= ? ORDER BY sequence",
            sequence
        ) { row in try body(BlockHeader(canonicalBytes: try row.bytes(0))) }
    }

    /// The sequences of the blocks of a kind, in order.
    func sequences(of kind: BlockKind) throws -> [Int64] {
        var sequences: [Int64] = []
        try db.each(
            "SELECT sequence FROM block WHERE kind = ? AND kind <> 'usage' ORDER BY sequence",
            kind.rawValue
        ) { sequences.append($0[0]) }
        return sequences
    }

    /// The header of a block.
    func header(of sequence: Int64) throws -> BlockHeader {
        let bytes = try db.first("SELECT header FROM block WHERE sequence = ?", sequence) { row in
            try row.bytes(0)
        }
        guard let bytes else { throw LedgerStoreError.damaged("there is no block \(sequence)") }
        return try BlockHeader(canonicalBytes: bytes)
    }

    /// The chain digest of a block; empty where there is none.
    func digest(of sequence: Int64) throws -> [UInt8] {
        try db.first("SELECT digest FROM block WHERE sequence = ?", sequence) { row in
            try row.bytes(0)
        } ?? []
    }

    /// The positions at which the parts of a body begin.
    func firstPositions(of sequence: Int64) throws -> [Int32] {
        var positions: [Int32] = []
        try db.each(
            "SELECT firstPosition FROM blockBody WHERE sequence = ? ORDER BY firstPosition",
            sequence
        ) { positions.append($0[0]) }
        return positions
    }

    /// The summary of a block.
    func summary(of sequence: Int64) throws -> [UInt8] {
        try db.first("SELECT summary FROM block WHERE sequence = ?", sequence) { row in
            try row.bytes(0)
        } ?? []
    }

    /// The part of a body that begins at a position; by default all of a body that is one leaf, or
    /// what outlives it where it is erased.
    func body(of sequence: Int64, from position: Int32 = 0) throws -> [UInt8] {
        let bytes = try db.first(
            "SELECT bytes FROM blockBody WHERE sequence = ? AND firstPosition = ?",
            sequence,
            position
        ) { try $0.bytes(0) }
        if let bytes { return bytes }
        let remainder = try db.first(
            "SELECT remainder FROM erasedBlock WHERE sequence = ?",
            sequence
        ) { try $0.bytes(0) }
        guard let remainder, position == 0 else {
            throw LedgerStoreError.damaged("block \(sequence) has no body")
        }
        return remainder
    }

    /// Calls a body with every part of a block, in order.
    func parts(
        of sequence: Int64,
        _ body: (UnsafeRawBufferPointer, Int32) throws -> Void
    ) throws {
        try db.each(
            "SELECT firstPosition, bytes FROM blockBody WHERE sequence = ? ORDER BY 1",
            sequence
        ) { row in
            let first: Int32 = row[0]
            try row.withBytes(1) { try body($0, first) }
        }
    }

    /// The root over the parts of a body that is not of usage, each of which is a leaf.
    func rootOfParts(of sequence: Int64) throws -> [UInt8] {
        var tree = MerkleTree()
        var isThere = false
        try parts(of: sequence) { bytes, _ in
            isThere = true
            tree.append(bytes)
        }
        guard isThere else { throw LedgerStoreError.damaged("block \(sequence) has no body") }
        return tree.root
    }
}
