import BillingPrimitives
import GRDB
import Ledger

/// Checks every block of a chain, and makes the projections anew beside it while it reads.
struct Verification {
    private let chain: BlockChain
    private let anew: Projections
    private let erased: Erasures
    private var check = ChainCheck()
    private var fingerprints = FingerprintTally()
    private(set) var findings: [VerificationFinding] = []

    init(of chain: BlockChain, into anew: Projections) throws {
        self.chain = chain
        self.erased = try Erasures(on: chain)
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

    /// Says how the tables differ from those that were made anew, where all blocks are whole.
    mutating func compareTables() throws {
        let comparison = TableComparison(stored: chain.db, anew: anew.db)
        findings += try comparison.schema()
        guard findings.isEmpty else { return }
        findings += try comparison.tables()
        if try FingerprintTally(of: chain.db) != fingerprints {
            findings.append(
                VerificationFinding(
                    code: "projection-differs",
                    sentence: "the index of delivery ids does not agree with the blocks; "
                        + "make it again"
                )
            )
        }
    }

    private mutating func checkBody(
        _ header: BlockHeader,
        _ sequence: Int64,
        _ summary: [UInt8]
    ) throws {
        do {
            if let place = erased.place(of: sequence) {
                return try checkErased(header, place, summary)
            }
            if header.kind == .usage { return try checkUsage(header, sequence, summary) }
            guard try chain.rootOfParts(of: sequence) == header.merkleRoot else {
                return noteBodyChanged(sequence)
            }
            try anew.add(header, from: chain, erased)
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
        let replay = try UsageReplay(
            sequence,
            epoch: try anew.epoch(),
            from: chain,
            hash: anew.usage.fingerprints.hash,
            sealing: true
        )
        guard replay.merkleRoot == header.merkleRoot, replay.count == header.count else {
            return noteBodyChanged(sequence)
        }
        if UsageSummary.bytes(of: replay.block.connections) != summary {
            note(
                sequence,
                "summary-differs",
                "the sums of block \(sequence) are not those of its deliveries"
            )
        }
        try anew.usage.add(replay.block)
        fingerprints.add(replay.block.fingerprints)
    }

    /// A certificate must name the body as it was sealed; what outlives it gives the same tables.
    private mutating func checkErased(
        _ header: BlockHeader,
        _ place: Erasures.Place,
        _ summary: [UInt8]
    ) throws {
        let sequence = header.sequence
        if try !chain.firstPositions(of: sequence).isEmpty {
            note(
                sequence,
                "erased-body-present",
                "block \(sequence) has a body, which certificate \(place.certificate) erased"
            )
        }
        var agrees = place.names(header)
        if header.kind == .usage {
            let block = try UsageBlock(
                erased: sequence,
                epoch: try anew.epoch(),
                summary: summary,
                remainder: try erased.remainder(of: sequence) ?? []
            )
            agrees = agrees && Int64(block.fingerprints.count) == header.count
            try anew.usage.add(block)
            fingerprints.add(block.fingerprints)
        } else {
            try anew.add(header, from: chain, erased)
        }
        guard !agrees else { return }
        note(
            sequence,
            "certificate-differs",
            "certificate \(place.certificate) does not name block \(sequence) as it was sealed"
        )
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
