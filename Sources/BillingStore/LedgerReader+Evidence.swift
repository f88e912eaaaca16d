public import BillingPrimitives
public import Ledger
public import Licensing
public import Metering

/// What documents follow from.
extension LedgerReader {
    /// The register as of a block.
    public func register(through sequence: Int64) throws -> LicenseRegister {
        try chain.register(of: try chain.sequences(of: .register).filter { $0 <= sequence })
    }

    /// The header of a block.
    public func header(of sequence: Int64) throws -> BlockHeader {
        try chain.header(of: sequence)
    }

    /// Calls a body with the deliveries of a connection that the run of a month settled together,
    /// from a day through another, in the order of the ledger; erased ones are left out.
    ///
    /// `singles` are those that it settled one by one. They are left out, too. With each comes the
    /// reading that it alone would be.
    public func deliveries(
        settledByRunOf month: BillingMonth,
        of connection: ConnectionID,
        from first: Day,
        through last: Day,
        without singles: Set<DeliveryPlace>,
        _ body: (Delivery, DailyReading) throws -> Void
    ) throws {
        let marks = try runMarks()
        try forEachDelivery(of: connection, from: first, through: last, skippingErased: true) {
            delivery,
            place in
            let epoch = Int32(marks.count { $0.block < place.block })
            let reading = DailyReading(of: delivery, epoch: epoch, place: place)
            let settling = marks.first { $0.settles(reading.key.day, recordedIn: place.block) }
            guard settling?.month == month, !singles.contains(place) else { return }
            try body(delivery, reading)
        }
    }

    /// The delivery at a place; nil where its detail is erased.
    public func remainingDelivery(at place: DeliveryPlace) throws -> Delivery? {
        do {
            return try delivery(at: place)
        } catch let error as LedgerStoreError {
            guard case .erased = error else { throw error }
            return nil
        }
    }

    /// When the first run that reached a month was made, and of which month it was; nil where none
    /// did.
    public func firstRun(
        reaching month: BillingMonth
    ) throws -> (month: BillingMonth, ranAt: Instant)? {
        guard let mark = try runMarks().first(where: { $0.month >= month }) else { return nil }
        return (mark.month, try header(of: mark.block).recordedAt)
    }
}
