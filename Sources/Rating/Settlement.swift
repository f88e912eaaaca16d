public import BillingPrimitives
public import Ledger
public import Licensing
public import Metering

/// What became of usage in a billing run; the first that applies, in the order of the rules.
public enum Fate: String, Codable, Sendable, CaseIterable {
    /// Not of the production environment, or of identities that do not belong here; never billed.
    case test
    /// Older than the limit of its tariff; listed, and never billed.
    case refused
    /// Not covered, or not clear; waits for a decision.
    case held
    /// Was held, and a decision took it off the bill for ever.
    case writtenOff = "written-off"
    /// Delivered before under another id; shown, not billed.
    case redelivered
    /// Covered by the setup fee.
    case included
    /// Free under § 2 of the fee decree.
    case exempt
    /// On a document at its price.
    case billed
}

/// What a billing run made of usage of one connection, day and kind, for ever.
public struct Settlement: Hashable, Sendable {
    /// The connection.
    public var connection: ConnectionID
    /// The Helsinki day on which it was delivered.
    public var day: Day
    /// What the source said of its kind.
    public var kind: DeliveryKind
    /// What became of it.
    public var fate: Fate
    /// How many deliveries it covers; test records of a delivery that has others count none.
    public var deliveries: Int64
    /// Its records by every rule.
    public var counts: RecordCounts
    /// Whether its records are of identities that do not belong on the ledger, in production.
    public var isIncident: Bool = false
    /// Why it is held; empty otherwise.
    public var reasons: [HeldReason]
    /// The id of its one delivery, where single deliveries were judged.
    public var deliveryID: String?
    /// Where that delivery lies.
    public var place: DeliveryPlace?
    /// The index of its charge among the charges of the run.
    public var charge: Int?
    /// The line of a document on which it is, once it is issued.
    public var line: LineReference?

    /// Creates a settlement.
    public init(
        of reading: DailyReading,
        fate: Fate,
        deliveries: Int64,
        counts: RecordCounts,
        reasons: [HeldReason] = [],
        charge: Int? = nil
    ) {
        self.connection = reading.key.connection
        self.day = reading.key.day
        self.kind = reading.key.kind
        self.fate = fate
        self.deliveries = deliveries
        self.counts = counts
        self.reasons = reasons
        self.deliveryID = reading.deliveryID
        self.place = reading.place
        self.charge = charge
    }
}

/// One line of one issued document.
public struct LineReference: Hashable, Sendable, Codable {
    /// The number of the document.
    public var document: String
    /// The number of the line, from 1.
    public var line: Int

    /// Creates a reference.
    public init(document: String, line: Int) {
        self.document = document
        self.line = line
    }
}

extension Settlement {
    /// Writes the settlement in the canonical encoding of run blocks.
    public func write(to writer: inout ByteWriter) {
        writer.write(connection.rawValue)
        writer.write(Int64(day.number))
        writer.write(UInt64(kind.rawValue))
        writer.write(fate.rawValue)
        writer.write(deliveries)
        writer.write(counts)
        writer.write(UInt64(isIncident ? 1 : 0))
        writer.write(UInt64(reasons.count))
        for reason in reasons { writer.write(reason.rawValue) }
        writer.write(deliveryID ?? "")
        writer.write(place?.block ?? 0)
        writer.write(Int64(place?.position ?? 0))
        writer.write(line?.document ?? "")
        writer.write(UInt64(line?.line ?? 0))
    }

    /// Reads a settlement from the canonical encoding of run blocks.
    public init(from reader: inout ByteReader) throws(DamagedBytes) {
        connection = ConnectionID(try reader.text())
        day = Day(number: Int32(clamping: try reader.signed()))
        guard let kind = DeliveryKind(rawValue: UInt8(clamping: try reader.unsigned())),
            let fate = Fate(rawValue: try reader.text())
        else { throw DamagedBytes("a settlement") }
        self.kind = kind
        self.fate = fate
        deliveries = try reader.signed()
        counts = try reader.counts()
        isIncident = try reader.unsigned() == 1
        reasons = []
        for _ in 0..<(try reader.unsigned()) {
            guard let reason = HeldReason(rawValue: try reader.text()) else {
                throw DamagedBytes("a reason of held usage")
            }
            reasons.append(reason)
        }
        let id = try reader.text()
        deliveryID = id.isEmpty ? nil : id
        let block = try reader.signed()
        let position = Int32(clamping: try reader.signed())
        place = block == 0 ? nil : DeliveryPlace(block: block, position: position)
        let document = try reader.text()
        let number = Int(clamping: try reader.unsigned())
        line = document.isEmpty ? nil : LineReference(document: document, line: number)
    }
}
