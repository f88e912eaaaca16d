public import BillingPrimitives

/// The certificate of an erasure: what was erased, how much, of which time, and on what ground.
///
/// Who recorded it, when, and the chain digests before and after stand in the header of its block.
public struct Erasure: Hashable, Sendable, Codable {
    /// One block whose body was erased; its header, its digests and its sums stay.
    public struct Block: Hashable, Sendable, Codable {
        /// Its sequence.
        public var sequence: Int64
        /// How many things were in its body.
        public var count: Int64
        /// The Merkle root over its body, in hexadecimal, as its header has it.
        public var merkleRoot: String
        /// The length of its body in bytes.
        public var bytes: Int64

        /// Creates an entry.
        public init(sequence: Int64, count: Int64, merkleRoot: String, bytes: Int64) {
            self.sequence = sequence
            self.count = count
            self.merkleRoot = merkleRoot
            self.bytes = bytes
        }
    }

    /// What was erased.
    public var dataClass: RetentionClass
    /// How long that is kept.
    public var term: RetentionTerm
    /// The first Helsinki day that is kept.
    public var before: Day
    /// The first Helsinki day of what was erased.
    public var from: Day
    /// The last Helsinki day.
    public var through: Day
    /// Who decided.
    public var decidedBy: String
    /// On what ground.
    public var reason: String
    /// The blocks, in order.
    public var blocks: [Block]

    /// Creates a certificate.
    public init(
        of dataClass: RetentionClass,
        kept term: RetentionTerm,
        before: Day,
        from: Day,
        through: Day,
        decidedBy: String,
        reason: String,
        blocks: [Block] = []
    ) {
        self.dataClass = dataClass
        self.term = term
        self.before = before
        self.from = from
        self.through = through
        self.decidedBy = decidedBy
        self.reason = reason
        self.blocks = blocks
    }

    private enum CodingKeys: String, CodingKey {
        case dataClass = "class"
        case term
        case before
        case from
        case through
        case decidedBy
        case reason
        case blocks
    }

    /// How many things were erased.
    public var count: Int64 { blocks.reduce(0) { $0 + $1.count } }

    /// How many bytes.
    public var bytes: Int64 { blocks.reduce(0) { $0 + $1.bytes } }
}

/// A certificate with its block.
public struct RecordedErasure: Hashable, Sendable {
    /// The header of its block, whose sequence is the number of the certificate.
    public var header: BlockHeader
    /// What was erased.
    public var erasure: Erasure

    /// Creates a recorded certificate.
    public init(header: BlockHeader, erasure: Erasure) {
        self.header = header
        self.erasure = erasure
    }
}
