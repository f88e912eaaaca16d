public import BillingPrimitives
public import Ledger
public import Metering

extension LedgerWriter {
    /// Records that a sync run begins, and returns its name.
    ///
    /// From here on it alone takes answers of its kind: an older run of the connection that still
    /// goes on is refused its next page.
    public func beginSync(_ beginning: SyncBeginning) throws -> Int64 {
        try append(.began(beginning), source: beginning.connection.rawValue)
    }

    /// Records a delivery of a sync run and the cursor that it leads to, together.
    ///
    /// Throws `SyncConflict` where a younger run of the connection has begun, and where the id
    /// names another delivery; then nothing is recorded.
    public func recordPage(
        _ delivery: Delivery,
        of run: Int64,
        bucket: Int
    ) throws -> Posting {
        guard try reader.lastSync(like: run) == run else {
            throw SyncConflict.superseded(delivery.connection)
        }
        var batch = DeliveryBatch()
        batch.append(delivery)
        let source = "sync run \(run)"
        let posting = try recordUsage(batch, source: source)
        guard posting.conflicts.isEmpty else {
            throw SyncConflict.conflictingDelivery(posting.conflicts[0])
        }
        let page = SyncPage(
            run: run,
            bucket: bucket,
            cursor: delivery.cursorTo,
            deliveryID: delivery.id,
            records: delivery.counts.personChange
        )
        _ = try append(.page(page), source: source)
        return posting
    }

    /// Records how a sync run ended.
    public func endSync(_ ending: SyncEnding) throws {
        _ = try append(.ended(ending), source: "sync run \(ending.run)")
    }

    private func append(_ event: SyncEvent, source: String) throws -> Int64 {
        let body = try SyncBody.bytes(of: event)
        let block = try append(BlockChain.Content(.sync, source: source, count: 1, body: body))
        let recordedAt = try reader.head().recordedAt
        try reader.projections.sync.add(event, of: block, recordedAt: recordedAt)
        return block
    }
}

/// Why a page of a sync run is not recorded.
public enum SyncConflict: Error, Hashable, CustomStringConvertible {
    /// Another run of the connection began after this one.
    case superseded(ConnectionID)
    /// The id of the answer names another delivery of the connection.
    case conflictingDelivery(Conflict)

    /// The reason in a sentence.
    public var description: String {
        switch self {
        case .superseded(let connection):
            "another sync run of \(connection) began meanwhile; this one leaves the rest to it"
        case .conflictingDelivery(let conflict):
            "delivery \(Redaction.quoted(conflict.id)) of \(conflict.connection) was recorded with "
                + "other content; an id names one delivery for ever, so nothing was stored"
        }
    }
}
