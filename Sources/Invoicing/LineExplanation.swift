public import BillingPrimitives
public import Ledger
public import Licensing
public import Metering
public import Rating

/// Everything that a line of a document follows from, as known when it was issued.
public struct LineExplanation: Hashable, Sendable {
    /// The usage of one Helsinki day on the line.
    public struct DayOfUsage: Hashable, Sendable {
        /// The day.
        public var day: Day
        /// How many deliveries.
        public var deliveries: Int64
        /// Their records by the rule of the line.
        public var records: Int64

        /// Creates a day.
        public init(day: Day, deliveries: Int64, records: Int64) {
            self.day = day
            self.deliveries = deliveries
            self.records = records
        }
    }

    /// Records of the same connection and month that are on no line.
    public struct Unbilled: Hashable, Sendable {
        /// What became of them.
        public var fate: Fate
        /// How many, by the rule of the line.
        public var records: Int64

        /// Creates the records of a fate.
        public init(fate: Fate, records: Int64) {
            self.fate = fate
            self.records = records
        }
    }

    /// The permits and declarations that covered the usage of some days.
    public struct Cover: Hashable, Sendable {
        /// The days, from the first with usage to the last.
        public var period: Period
        /// What covered it.
        public var cover: PermitCover

        /// Creates the cover of a period.
        public init(period: Period, cover: PermitCover) {
            self.period = period
            self.cover = cover
        }
    }

    /// One delivery on the line.
    public struct Item: Hashable, Sendable {
        /// The id under which its source reported it.
        public var id: String
        /// When it was delivered.
        public var deliveredAt: Instant
        /// Its records on the line.
        public var records: Int64
        /// The digest of its content, where its source gave one.
        public var digest: String?
        /// Its position in its block, from 0.
        public var position: Int32

        /// Creates the item of a delivery at a place.
        public init(_ delivery: Delivery, records: Int64, at place: DeliveryPlace) {
            id = delivery.id
            deliveredAt = delivery.deliveredAt
            digest = delivery.digest
            position = place.position
            self.records = records
        }
    }

    /// What one recorded source, a file or an answer, brought for the line.
    public struct Batch: Hashable, Sendable {
        /// The block of the ledger that holds it.
        public var block: Int64
        /// When it was recorded.
        public var recordedAt: Instant
        /// Who recorded it.
        public var recordedBy: String
        /// What it was read from.
        public var source: String
        /// The SHA-256 of the source, in hexadecimal; empty where it had none.
        public var sourceDigest: String
        /// The Merkle root over all deliveries of the block, in hexadecimal.
        public var merkleRoot: String
        /// Its deliveries on the line, in the order of the block.
        public var items: [Item]

        /// Creates a batch.
        public init(
            block: Int64,
            recordedAt: Instant,
            recordedBy: String,
            source: String,
            sourceDigest: String,
            merkleRoot: String,
            items: [Item]
        ) {
            self.block = block
            self.recordedAt = recordedAt
            self.recordedBy = recordedBy
            self.source = source
            self.sourceDigest = sourceDigest
            self.merkleRoot = merkleRoot
            self.items = items
        }

        /// Its records on the line.
        public var records: Int64 { items.reduce(0) { $0 + $1.records } }
    }

    /// What a later document gave back of the line.
    public struct Reversal: Hashable, Sendable {
        /// The line that gave it back.
        public var line: LineReference
        /// How much of the quantity.
        public var quantity: Int64
        /// How much of the amount.
        public var amount: Money

        /// Tells that a charge on a later line reverses it.
        public init(by charge: Charge, on line: LineReference) {
            self.line = line
            quantity = -charge.quantity
            amount = Money(cents: -charge.netAmount.cents)
        }
    }

    /// The line.
    public var line: DocumentLine
    /// Why it is on this document and not on that of its month; empty for one that is.
    public var corrections: [CorrectionCause] = []
    /// The usage, by day; empty for a fee and for a reversal.
    public var days: [DayOfUsage] = []
    /// What of the same connection and month is on no line.
    public var unbilled: [Unbilled] = []
    /// What covered the usage.
    public var covers: [Cover] = []
    /// The ruling by which it is free.
    public var ruling: ExemptionRuling?
    /// The waiver by which its fee is not charged.
    public var waiver: Waiver?
    /// What the usage was recorded from.
    public var batches: [Batch] = []
    /// How many of its deliveries have no detail any more; they are in no batch.
    public var erasedDeliveries: Int64 = 0
    /// What was given back of it since.
    public var reversals: [Reversal] = []

    /// Creates the explanation of a line of which nothing else is known.
    public init(of line: DocumentLine) {
        self.line = line
    }

    /// How many deliveries are on the line.
    public var deliveries: Int64 { days.reduce(0) { $0 + $1.deliveries } }
    /// The quantity that is not given back.
    public var quantityLeft: Int64 {
        reversals.reduce(line.charge.quantity) { $0 - $1.quantity }
    }
    /// The amount that is not given back.
    public var amountLeft: Money {
        get throws(ArithmeticOverflow) {
            let given = try Money.sum(reversals.map(\.amount))
            return try line.charge.netAmount.subtracting(given)
        }
    }
}
