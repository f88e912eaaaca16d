import BillingPrimitives
import GRDB
import Ledger
import Metering

/// Checks every block of a chain, and makes the projections anew beside it while it reads.
struct Verification {
    private let chain: BlockChain
    private let anew: Projections
    private var check = ChainCheck()
    private(set) var findings: [VerificationFinding] = []

    init(of chain: BlockChain, into anew: Projections) {
        self.chain = chain
        self.anew = anew
    }

    /// Checks all blocks; `progress` is called with the sequence of each.
    mutating func checkBlocks(_ progress: (Int64) -> Void) throws {
        try chain.db.each(
            """
            SELECT sequence, kind, recordedAt, header, digest, summary FROM block
            ORDER BY sequence
            """
        ) { row in
            let sequence: Int64 = row[0]
            guard let header = try? BlockHeader(canonicalBytes: try row.bytes(3)) else {
                note(sequence, "header-damaged", "the header of block \(sequence) is damaged")
                return
            }
            note(check.take(header), of: sequence)
            if try row.bytes(4) != header.chainDigest || row[0] != header.sequence
                || row[1] != header.kind.rawValue
                || row[2] != header.recordedAt.milliseconds
            {
                note(
                    sequence,
                    "header-changed",
                    "the header of block \(sequence) does not agree with its digest"
                )
            }
            let summary = try row.bytes(5)
            if BlockHeader.digest(of: summary) != header.summaryDigest {
                note(
                    sequence,
                    "summary-changed",
                    "the summary of block \(sequence) does not agree with its digest"
                )
            }
            try checkBody(header, sequence, summary)
            progress(sequence)
        }
    }

    /// Says how the tables differ from those that were made anew.
    mutating func compareTables() throws {
        findings += try TableComparison(stored: chain.db, anew: anew.db).findings()
    }

    private mutating func checkBody(
        _ header: BlockHeader,
        _ sequence: Int64,
        _ summary: [UInt8]
    ) throws {
        let before = findings.count
        do {
            if header.kind == .usage {
                try checkUsage(header, sequence, summary)
            } else {
                let root = MerkleTree.root(ofLeaf: try chain.body(of: sequence))
                if root != header.merkleRoot { noteBodyChanged(sequence) }
            }
            if findings.count == before { try anew.add(header, from: chain) }
        } catch {
            note(
                sequence,
                "body-damaged",
                "the body of block \(sequence) cannot be read: \(error)"
            )
        }
    }

    private mutating func checkUsage(
        _ header: BlockHeader,
        _ sequence: Int64,
        _ summary: [UInt8]
    ) throws {
        var tree = MerkleTree()
        var count: Int64 = 0
        try chain.parts(of: sequence) { part, first in
            try UsageChunk.forEach(in: part, from: first) { chunk in
                tree.append(chunk.bytes)
                count += Int64(chunk.count)
            }
        }
        guard tree.root == header.merkleRoot, count == header.count else {
            return noteBodyChanged(sequence)
        }
        var batch = DeliveryBatch()
        var summation = UsageSummation()
        try chain.parts(of: sequence) { part, first in
            batch.removeAll()
            try UsageChunk.forEach(in: part, from: first) { try $0.append(to: &batch) }
            try summation.add(batch)
        }
        if UsageSummary.bytes(of: summation.finish()) != summary {
            note(
                sequence,
                "summary-differs",
                "the sums of block \(sequence) are not those of its deliveries"
            )
        }
    }

    private mutating func noteBodyChanged(_ sequence: Int64) {
        note(
            sequence,
            "body-changed",
            "the body of block \(sequence) does not agree with its Merkle root"
        )
    }

    private mutating func note(_ breaks: [ChainCheck.Break], of sequence: Int64) {
        for broken in breaks {
            switch broken {
            case .sequence(let expected):
                note(
                    sequence,
                    "block-missing",
                    "block \(sequence) stands where block \(expected) should"
                )
            case .previous:
                note(
                    sequence,
                    "chain-broken",
                    "block \(sequence) does not name the digest of the block before"
                )
            case .recordedAt:
                note(
                    sequence,
                    "recorded-backwards",
                    "block \(sequence) was recorded before the block that precedes it"
                )
            }
        }
    }

    private mutating func note(_ sequence: Int64, _ code: String, _ sentence: String) {
        findings.append(VerificationFinding(sequence: sequence, code: code, sentence: sentence))
    }
}
