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

    /// A delivery whose answer gave a smaller booking key than it should.
    public struct BackwardAnswer: Hashable, Sendable {
        /// Where it lies.
        public var place: DeliveryPlace
        /// Its connection.
        public var connection: ConnectionID
        /// The Helsinki day on which it was delivered.
        public var day: Day
        /// Its records by `person-change`.
        public var records: Int64
        /// The delivery; nil where its detail is erased.
        public var delivery: Delivery?
    }

    /// The deliveries whose answer gave a smaller booking key than it was asked from, or than an
    /// earlier one of the same connection and identity list gave; redeliveries do not.
    public func backwardAnswers() throws -> [BackwardAnswer] {
        let marks = try runMarks()
        return try CursorRangeTable(db: db).backwardPlaces().compactMap { place in
            let erased = try erasedRange(at: place)
            let delivery = try erased == nil ? delivery(at: place) : nil
            guard
                let range = erased.map({ CursorRange(of: $0, at: place) })
                    ?? delivery.map({ CursorRange(of: $0, at: place) }),
                try standing(of: range, marks) != .redelivery
            else { return nil }
            return BackwardAnswer(
                place: place,
                connection: range.connection,
                day: range.deliveredAt.helsinkiDay,
                records: erased?.records ?? delivery?.counts.personChange ?? 0,
                delivery: delivery
            )
        }
    }

    /// Calls a body with the deliveries of a connection and month that were recorded after a block
    /// and whose detail is not erased.
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
            inBlocks: block + 1..<Int64.max,
            skippingErased: true
        ) { delivery, _ in try body(delivery) }
    }
}
