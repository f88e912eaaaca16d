public import BillingPrimitives
import GRDB
public import Ledger
public import Metering
import Rating

/// What incidents are made of.
extension LedgerReader {
    /// The decisions that close incidents, in order.
    public func closings() throws -> [RecordedClosing] {
        try chain.sequences(of: .decision).compactMap { sequence in
            guard case .incident(let closing) = try decision(of: sequence) else { return nil }
            let header = try chain.header(of: sequence)
            return RecordedClosing(
                block: sequence,
                closedAt: header.recordedAt,
                closedBy: header.actor,
                closing: closing
            )
        }
    }

    /// The deliveries that were refused because their ids name others, in order.
    public func conflicts() throws -> [RecordedConflict] {
        try chain.sequences(of: .conflict).flatMap { sequence in
            let header = try chain.header(of: sequence)
            return try ConflictBody.conflicts(of: try chain.body(of: sequence)).map { conflict in
                RecordedConflict(
                    block: sequence,
                    refusedAt: header.recordedAt,
                    source: header.source,
                    conflict: conflict
                )
            }
        }
    }

    /// The deliveries whose answer gave a smaller booking key than it was asked from, or than an
    /// earlier one of the same connection and identity list gave; redeliveries do not.
    public func backwardDeliveries() throws -> [(delivery: Delivery, place: DeliveryPlace)] {
        try CursorRangeTable(db: db).backwardPlaces().compactMap { place in
            let reading = try single(at: place)
            guard reading.standing != .redelivery else { return nil }
            return (try delivery(at: place), place)
        }
    }

    /// Calls a body with the deliveries of a connection and month that were recorded after a block.
    public func deliveries(
        of connection: ConnectionID,
        in month: BillingMonth,
        recordedAfter block: Int64,
        _ body: (Delivery) throws -> Void
    ) throws {
        try forEachDelivery(
            of: connection,
            from: month.firstDay,
            through: month.lastDay,
            inBlocks: block + 1..<Int64.max
        ) { delivery, _ in try body(delivery) }
    }
}
