import BillingPrimitives
public import Ledger

extension Reconciliation {
    private static let version: UInt64 = 1

    /// The canonical bytes, which the block of a closed month holds and its seal covers.
    public var canonicalBytes: [UInt8] {
        var writer = ByteWriter()
        writer.write(Self.version)
        writer.write(through)
        writer.write(UInt64(rows.count))
        for row in rows {
            writer.write(row.connection.rawValue)
            row.delivered.write(to: &writer)
            writer.write(UInt64(row.parts.count))
            for part in Part.allCases {
                guard let amount = row.parts[part] else { continue }
                writer.write(part.rawValue)
                amount.write(to: &writer)
            }
        }
        return writer.bytes
    }

    /// Reads a reconciliation from its canonical bytes; what does not balance follows from them.
    public init(canonicalBytes: [UInt8]) throws(DamagedBytes) {
        var reader = ByteReader(canonicalBytes)
        guard try reader.unsigned() == Self.version else {
            throw DamagedBytes("a reconciliation of an unknown version")
        }
        let through = try reader.signed()
        var rows: [Row] = []
        for _ in 0..<(try reader.unsigned()) {
            var row = Row(connection: ConnectionID(try reader.text()))
            row.delivered = try Amount(from: &reader)
            for _ in 0..<(try reader.unsigned()) {
                guard let part = Part(rawValue: try reader.text()) else {
                    throw DamagedBytes("a part of a reconciliation")
                }
                row.parts[part] = try Amount(from: &reader)
            }
            rows.append(row)
        }
        guard reader.isAtEnd, let read = try? Reconciliation(rows, through: through) else {
            throw DamagedBytes("a reconciliation")
        }
        self = read
    }
}
