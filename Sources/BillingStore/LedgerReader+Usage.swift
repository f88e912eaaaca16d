public import BillingPrimitives
import GRDB
public import Ledger
public import Metering
public import Rating

/// Readings.
extension LedgerReader {
    /// How many billing runs there are.
    public func epoch() throws -> Int32 { try projections.epoch() }

    /// The readings that no run has settled, up to a day, by connection and month.
    ///
    /// They are those recorded after the last run, and those of months that come after it.
    public func openReadings(through day: Day) throws -> [DailyReading] {
        let lastMonth = try lastRunMonth()?.index ?? .min
        var readings: [DailyReading] = []
        try db.each(
            """
            SELECT connection, epoch, sums FROM reading
            WHERE month <= ? AND (epoch = ? OR month > ?) ORDER BY connection, month, epoch
            """,
            BillingMonth(containing: day).index,
            try epoch(),
            lastMonth
        ) { readings += try Self.readings($0).filter { $0.key.day <= day } }
        return readings
    }

    /// All readings of a connection, or of all connections, from a day through another.
    public func readings(
        of connection: ConnectionID? = nil,
        from first: Day? = nil,
        through last: Day? = nil
    ) throws -> [DailyReading] {
        var readings: [DailyReading] = []
        try db.each(
            """
            SELECT connection, epoch, sums FROM reading
            WHERE (?1 IS NULL OR month >= ?1) AND (?2 IS NULL OR month <= ?2)
              AND (?3 IS NULL OR connection = ?3)
            ORDER BY connection, month, epoch
            """,
            first.map { BillingMonth(containing: $0).index },
            last.map { BillingMonth(containing: $0).index },
            connection?.rawValue
        ) { row in
            readings += try Self.readings(row).filter {
                (first ?? $0.key.day) <= $0.key.day && $0.key.day <= (last ?? $0.key.day)
            }
        }
        return readings
    }

    /// The days of connections on which a cursor range equals or overlaps another one.
    public func contestedDays() throws -> Set<ConnectionDay> {
        var days: Set<ConnectionDay> = []
        try db.each("SELECT connection, day FROM contestedDay") { row in
            days.insert(
                ConnectionDay(connection: ConnectionID(row[0]), day: Day(number: row[1]))
            )
        }
        return days
    }

    /// The single deliveries of a reading, with their places and how their ranges stand.
    public func split(_ key: DailyReading.Key) throws -> [DailyReading] {
        let runs = try runBlocks()
        let epoch = Int(key.epoch)
        let first = epoch == 0 ? 0 : epoch <= runs.count ? runs[epoch - 1] : Int64.max
        let end = epoch < runs.count ? runs[epoch] : Int64.max
        let marks = try runMarks()
        var readings: [DailyReading] = []
        try forEachDelivery(
            of: key.connection,
            from: key.day,
            through: key.day,
            inBlocks: first..<end
        ) { delivery, place in
            var reading = DailyReading(of: delivery, epoch: key.epoch, place: place)
            guard reading.key == key else { return }
            reading.standing = try standing(of: CursorRange(of: delivery, at: place), marks)
            readings.append(reading)
        }
        return readings
    }

    /// The delivery at a place as a reading of its own, as the run that settled it first saw it.
    public func single(at place: DeliveryPlace) throws -> DailyReading {
        let delivery = try delivery(at: place)
        let marks = try runMarks()
        let epoch = Int32(marks.count { $0.block < place.block })
        var reading = DailyReading(of: delivery, epoch: epoch, place: place)
        reading.standing = try standing(of: CursorRange(of: delivery, at: place), marks)
        return reading
    }

    /// How a cursor range stands to earlier ones.
    func standing(of range: CursorRange, _ runs: [RunMark]) throws -> RangeStanding {
        let touching = try CursorRangeTable(db: db).places(touching: range)
        guard touching.count > 1 else { return .plain }
        let ranges = try touching.map { place in
            var other = try self.range(at: place)
            other.settledBy = runs.firstIndex {
                $0.settles(other.deliveredAt.helsinkiDay, recordedIn: place.block)
            }
            return other
        }
        return RangeStandings.of(ranges)[range.place] ?? .plain
    }

    /// The cursor range at a place, also where the detail of its delivery is erased.
    private func range(at place: DeliveryPlace) throws -> CursorRange {
        if let erased = try erasedRange(at: place) { return CursorRange(of: erased, at: place) }
        return CursorRange(of: try delivery(at: place), at: place)
    }

    private static func readings(_ row: Row) throws -> [DailyReading] {
        let connection = ConnectionID(row[0])
        let epoch: Int32 = row[1]
        return try row.withBytes(2) { bytes in
            try ReadingSums(canonicalBytes: bytes).readings(of: connection, epoch: epoch)
        }
    }
}

/// Deliveries.
extension LedgerReader {
    /// The delivery at a place.
    public func delivery(at place: DeliveryPlace) throws -> Delivery {
        var batch = DeliveryBatch()
        var found: Delivery?
        try chunks(of: place.block, place.position..<place.position + 1) { chunk in
            try chunk.append(to: &batch)
            found = batch[Int(place.position - chunk.firstPosition)]
        }
        guard let found else { throw try missingDetail(of: place.block) }
        return found
    }

    /// The delivery of an id on a connection; nil where the ledger has none.
    ///
    /// Throws `LedgerStoreError.erased` where its detail is erased.
    public func delivery(of connection: ConnectionID, id: String) throws -> Delivery? {
        guard indexesIDs else {
            var found: Delivery?
            try deliveries(of: connection) { if $0.id == id { found = $0 } }
            return found
        }
        var batch = DeliveryBatch()
        batch.append(
            Delivery(
                id: id,
                connection: connection,
                deliveredAt: Instant(milliseconds: 0),
                counts: RecordCounts(personChange: 0)
            )
        )
        let index = projections.usage.fingerprints
        for hit in try index.hits(of: FingerprintRun(of: batch, index.hash)) {
            let delivery = try delivery(at: hit.place)
            if delivery.connection == connection, delivery.id == id { return delivery }
        }
        return nil
    }

    /// Calls a body with the deliveries of a connection, or of all, by connection, time and id;
    /// those whose detail is erased are left out, see `erasedUsage`.
    public func deliveries(
        of connection: ConnectionID? = nil,
        from first: Day? = nil,
        through last: Day? = nil,
        _ body: (Delivery) throws -> Void
    ) throws {
        for connection in try connection.map({ [$0] }) ?? connectionsWithUsage() {
            guard let days = try days(of: connection) else { continue }
            // A month at a time is sorted in memory.
            let (from, through) = (max(first ?? days.lowerBound, days.lowerBound), days.upperBound)
            let end = min(last ?? through, through)
            guard from <= end else { continue }
            for month in BillingMonth(containing: from)...BillingMonth(containing: end) {
                var deliveries: [Delivery] = []
                try forEachDelivery(
                    of: connection,
                    from: max(from, month.firstDay),
                    through: min(end, month.lastDay),
                    skippingErased: true
                ) { delivery, _ in deliveries.append(delivery) }
                try deliveries.sorted { $0.precedes($1) }.forEach(body)
            }
        }
    }

    /// Calls a body with the chunks of a block that hold some of the positions.
    func chunks(
        of block: Int64,
        _ positions: Range<Int32>,
        _ body: (UsageChunk) throws -> Void
    ) throws {
        let isThere = try parts.forEach(in: positions, of: block, from: chain) { part in
            try part.bytes.withUnsafeBytes { bytes in
                try UsageChunk.forEach(in: bytes, from: part.firstPosition) { chunk in
                    if chunk.positions.overlaps(positions) { try body(chunk) }
                }
            }
        }
        guard isThere else { throw try missingDetail(of: block) }
    }

    func forEachDelivery(
        of connection: ConnectionID,
        from first: Day,
        through last: Day,
        inBlocks blocks: Range<Int64> = 0..<Int64.max,
        skippingErased: Bool = false,
        _ body: (Delivery, DeliveryPlace) throws -> Void
    ) throws {
        let from = first.startInHelsinki.milliseconds
        let end = last.adding(days: 1).startInHelsinki.milliseconds
        var batch = DeliveryBatch()
        try db.each(
            """
            SELECT block, firstPosition, count FROM usageSpan
            WHERE connection = (SELECT id FROM usageConnection WHERE connection = ?)
              AND block >= ? AND block < ? AND firstDay <= ? AND lastDay >= ?
              AND NOT (? AND block IN (SELECT sequence FROM erasedBlock)) ORDER BY block
            """,
            connection.rawValue,
            blocks.lowerBound,
            blocks.upperBound,
            last.number,
            first.number,
            skippingErased
        ) { row in
            let (block, start, count): (Int64, Int32, Int32) = (row[0], row[1], row[2])
            try chunks(of: block, start..<start + count) { chunk in
                guard chunk.firstDeliveredAt < end else { return }
                batch.removeAll()
                try chunk.append(to: &batch)
                for (index, row) in batch.rows.enumerated()
                where row.deliveredAt >= from && row.deliveredAt < end {
                    let position = chunk.firstPosition + Int32(index)
                    try body(batch[index], DeliveryPlace(block: block, position: position))
                }
            }
        }
    }

    private func connectionsWithUsage() throws -> [ConnectionID] {
        var connections: [ConnectionID] = []
        try db.each("SELECT connection FROM usageConnection ORDER BY connection") { row in
            connections.append(ConnectionID(row[0]))
        }
        return connections
    }

    private func days(of connection: ConnectionID) throws -> ClosedRange<Day>? {
        try db.first(
            """
            SELECT min(firstDay), max(lastDay) FROM usageSpan
            WHERE connection = (SELECT id FROM usageConnection WHERE connection = ?)
            HAVING count(*) > 0
            """,
            connection.rawValue
        ) { row in Day(number: row[0])...Day(number: row[1]) }
    }
}

extension Delivery {
    fileprivate func precedes(_ other: Delivery) -> Bool {
        guard deliveredAt == other.deliveredAt else { return deliveredAt < other.deliveredAt }
        return id.utf8.lexicographicallyPrecedes(other.id.utf8)
    }
}
