public import BillingPrimitives
import Foundation
import GRDB
public import Invoicing
import Ledger

/// What was decided about the books of months.
extension LedgerReader {
    /// A decision about a month as it stands on the ledger.
    public struct RecordedMonthEvent: Hashable, Sendable {
        /// The block that records it.
        public var block: Int64
        /// When it was recorded.
        public var recordedAt: Instant
        /// Who recorded it.
        public var actor: String
        /// The decision.
        public var event: MonthEvent
    }

    /// All decisions about months, in order.
    public func monthEvents() throws -> [RecordedMonthEvent] {
        try chain.sequences(of: .month).map { sequence in
            let header = try chain.header(of: sequence)
            return RecordedMonthEvent(
                block: sequence,
                recordedAt: header.recordedAt,
                actor: header.actor,
                event: try MonthBody.event(of: try chain.body(of: sequence))
            )
        }
    }

    /// The months that are closed now, with their closings, in order.
    public func closedMonths() throws -> [RecordedMonthEvent] {
        var closed: [BillingMonth: RecordedMonthEvent] = [:]
        for recorded in try monthEvents() where recorded.event.action != .override {
            let isClosing = recorded.event.action == .close
            closed[recorded.event.month] = isClosing ? recorded : nil
        }
        return closed.values.sorted { $0.event.month < $1.event.month }
    }

    /// The documents of a month with their bytes, in the order of issue before a block.
    public func documentBytes(
        of month: BillingMonth,
        before block: Int64
    ) throws -> [(number: String, bytes: [UInt8])] {
        var numbers: [String] = []
        try db.each(
            "SELECT number FROM document WHERE month = ? AND block < ? ORDER BY block",
            month.description,
            block
        ) { numbers.append($0[0]) }
        return try numbers.map { number in
            guard let bytes = try documentBytes(number: number) else {
                throw LedgerStoreError.damaged("the table of documents names \(number) in vain")
            }
            return (number, bytes)
        }
    }
}

extension LedgerWriter {
    /// Records a decision about a month.
    public func recordMonthEvent(_ event: MonthEvent) throws {
        _ = try append(
            BlockChain.Content(
                .month,
                source: event.month.description,
                count: 1,
                body: try MonthBody.bytes(of: event)
            )
        )
    }
}

/// The body of a block about a month.
enum MonthBody {
    static func bytes(of event: MonthEvent) throws -> [UInt8] {
        [UInt8](try JSONEncoder.canonical.encode(event))
    }

    static func event(of bytes: [UInt8]) throws -> MonthEvent {
        try JSONDecoder().decode(MonthEvent.self, from: bytes.data)
    }
}
