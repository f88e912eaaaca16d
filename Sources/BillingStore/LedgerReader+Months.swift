public import BillingPrimitives
import GRDB
public import Invoicing
public import Ledger

/// The books of months.
extension LedgerReader {
    /// What was done to the books of months, in order.
    public func monthSteps() throws -> [RecordedMonthStep] {
        try chain.sequences(of: .month).map { sequence in
            RecordedMonthStep(
                header: try chain.header(of: sequence),
                step: try MonthBody.step(of: try chain.body(of: sequence))
            )
        }
    }

    /// Which months are closed.
    public func monthBooks() throws -> MonthBooks {
        MonthBooks(try monthSteps(), runs: try runMarks().map(\.month))
    }

    /// The header of the block of a month's run; nil where there was none.
    public func runHeader(of month: BillingMonth) throws -> BlockHeader? {
        try runMarks().first { $0.month == month }.map { try chain.header(of: $0.block) }
    }

    /// The reconciliation that a closing was made with.
    public func reconciliation(of closing: RecordedMonthClosing) throws -> Reconciliation {
        try Reconciliation(canonicalBytes: try reconciliationBytes(of: closing.header.sequence))
    }

    /// What the seal of a closing covers by what the ledger holds now.
    public func sealed(by closing: RecordedMonthClosing) throws -> MonthSeal {
        let earlier = try monthBooks().closings.last {
            $0.closing.month == closing.closing.previousMonth
                && $0.header.sequence < closing.header.sequence
        }
        return try sealed(
            closing.closing.month,
            after: earlier?.closing,
            before: closing.header.sequence,
            documentsBefore: closing.reopenedIn ?? .max,
            reconciliation: try reconciliationBytes(of: closing.header.sequence)
        )
    }

    /// What a seal covers: the documents of the months after the one that was closed before.
    func sealed(
        _ month: BillingMonth,
        after earlier: MonthClosing?,
        before block: Int64,
        documentsBefore end: Int64 = .max,
        reconciliation: [UInt8]
    ) throws -> MonthSeal {
        var documents: [MonthSeal.Entry] = []
        try db.each(
            """
            SELECT number, block FROM document
            WHERE month > ? AND month <= ? AND block < ? ORDER BY block
            """,
            earlier?.month.description ?? "",
            month.description,
            end
        ) { row in
            documents.append(MonthSeal.Entry(number: row[0], root: try bodyRoot(of: row[1])))
        }
        let history = try monthSteps().filter {
            $0.step.month == month && $0.header.sequence < block
        }
        return MonthSeal(
            previous: earlier?.seal ?? "",
            month: month,
            run: try runHeader(of: month)?.chainDigest ?? [],
            history: history.map(\.header.chainDigest),
            documents: documents,
            reconciliation: reconciliation
        )
    }

    /// The Merkle root of a body of one leaf, from its bytes, or as it was sealed where they are
    /// erased.
    private func bodyRoot(of block: Int64) throws -> [UInt8] {
        if try certificate(of: block) != nil { return try chain.header(of: block).merkleRoot }
        return MerkleTree.root(ofLeaf: try chain.body(of: block))
    }

    func reconciliationBytes(of block: Int64) throws -> [UInt8] {
        try chain.body(of: block, from: MonthBody.reconciliationPosition)
    }
}

/// Months in figures.
extension LedgerReader {
    /// The documents that belong to a month.
    public struct DocumentSums: Hashable, Sendable {
        /// How many they are.
        public var documents: Int64 = 0
        /// Their sum without tax.
        public var net = Money.zero

        /// Creates sums of nothing.
        public init() {}

        init(documents: Int64, net: Money) {
            self.documents = documents
            self.net = net
        }
    }

    /// The documents by the month that they belong to.
    public func documentSums() throws -> [BillingMonth: DocumentSums] {
        var sums: [BillingMonth: DocumentSums] = [:]
        try db.each("SELECT month, count(*), sum(netCents) FROM document GROUP BY month") { row in
            sums[try month(row[0])] = DocumentSums(documents: row[1], net: Money(cents: row[2]))
        }
        return sums
    }

    /// What runs left held and no decision settled, by its month of service.
    public func heldByMonth() throws -> [BillingMonth: Int64] {
        var records: [BillingMonth: Int64] = [:]
        try db.each(
            """
            SELECT serviceMonth, sum(personChange) FROM settlement WHERE fate = 'held'
            GROUP BY serviceMonth
            """
        ) { records[try month($0[0])] = $0[1] }
        return records.filter { $0.value != 0 }
    }

    /// What no run has seen, by its month of service.
    public func unbilledByMonth() throws -> [BillingMonth: UsageAmount] {
        var amounts: [BillingMonth: UsageAmount] = [:]
        try unbilled(after: try lastRunMonth(), epochs: nil) { _, month, amount in
            try amounts[month, default: UsageAmount()].add(amount)
        }
        return amounts
    }

    /// The first month with usage; nil where there is none.
    public func firstMonthWithUsage() throws -> BillingMonth? {
        let index: Int32?? = try db.first("SELECT min(month) FROM reading") { $0[0] }
        return index?.map { BillingMonth(index: $0) }
    }

    /// The sums of a document without and with tax.
    func sums(of number: String) throws -> (net: Money, total: Money)? {
        try db.first("SELECT netCents, vatCents FROM document WHERE number = ?", number) { row in
            let net = Money(cents: row[0])
            return (net, try net.adding(Money(cents: row[1])))
        }
    }

    private func month(_ text: String) throws -> BillingMonth {
        guard let month = BillingMonth(text) else {
            throw LedgerStoreError.damaged("a table names no month")
        }
        return month
    }
}
