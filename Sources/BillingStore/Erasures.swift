import GRDB
import Ledger

/// Which bodies were erased, as the certificates of a chain say, and not a table.
struct Erasures {
    /// Where the certificate of a block is, and what it says of it.
    struct Place {
        var certificate: Int64
        /// The part of the certificate's body that outlives the block's.
        var part: Int32
        var entry: Erasure.Block

        /// Whether the certificate names a block as it was sealed.
        func names(_ header: BlockHeader) -> Bool {
            entry.merkleRoot == header.merkleRoot.hexadecimal && entry.count == header.count
        }
    }

    private let chain: BlockChain
    private var places: [Int64: Place] = [:]

    /// Reads all certificates; one that cannot be read erased nothing, which verifying tells.
    init(on chain: BlockChain) throws {
        self.chain = chain
        for sequence in try chain.sequences(of: .erasure) {
            guard let erasure = try? ErasureBody.erasure(of: try chain.body(of: sequence)) else {
                continue
            }
            for (index, entry) in erasure.blocks.enumerated() {
                places[entry.sequence] = Place(
                    certificate: sequence,
                    part: Int32(index) + 1,
                    entry: entry
                )
            }
        }
    }

    /// Where the certificate of a block is; nil for one whose body is there.
    func place(of sequence: Int64) -> Place? { places[sequence] }

    /// What outlives the body of a block; nil for one whose body is there.
    func remainder(of sequence: Int64) throws -> [UInt8]? {
        try places[sequence].map { try chain.body(of: $0.certificate, from: $0.part) }
    }
}

/// The table of erased bodies: where the certificate of each is, and what readers need of it.
struct ErasureProjection {
    let db: Database

    /// Adds a certificate; what outlives each body is read from the chain that holds it.
    func add(_ erasure: Erasure, of certificate: Int64, from chain: BlockChain) throws {
        for (index, entry) in erasure.blocks.enumerated() {
            let part = Int32(index) + 1
            let bytes = try chain.body(of: certificate, from: part)
            let isUsage = erasure.dataClass == .usage
            try add(
                entry.sequence,
                certificate,
                part,
                // The fingerprints have an index of their own.
                isUsage ? try UsageRemainder(bytes).ranges.canonicalBytes : bytes
            )
        }
    }

    /// Adds the blocks up to one that later certificates erased, from another file.
    func copy(through last: Int64, from other: Database) throws {
        try other.each(
            """
            SELECT sequence, certificate, part, remainder FROM erasedBlock
            WHERE sequence <= ?1 AND certificate > ?1
            """,
            last
        ) { row in try add(row[0], row[1], row[2], try row.bytes(3)) }
    }

    private func add(
        _ sequence: Int64,
        _ certificate: Int64,
        _ part: Int32,
        _ remainder: [UInt8]
    ) throws {
        try db.run(
            """
            INSERT INTO erasedBlock (sequence, certificate, part, remainder) VALUES (?, ?, ?, ?)
            """,
            sequence,
            certificate,
            part,
            remainder.data
        )
    }
}

extension UsageRemainder {
    /// Reads a remainder from its canonical bytes.
    init(_ bytes: [UInt8]) throws {
        self = try bytes.withUnsafeBytes { try UsageRemainder(canonicalBytes: $0) }
    }
}
