import BillingPrimitives
import GRDB
import Ledger
import Metering

/// The cursor ranges of all deliveries that have one, and the days on which they touch each other.
struct CursorRangeTable {
    /// A list of identities on a connection, and how many booking keys its longest range spans.
    private struct List {
        var id: Int64
        var longest: Int64
        /// Whether its ranges came in the order of their keys and instants, none behind another.
        var isOrdered: Bool
    }

    let db: Database

    /// Adds the range of a delivery, and marks the days of ranges that it touches.
    func add(_ range: StoredRange) throws {
        let length = Self.length(from: range.from, to: range.to)
        let list = try list(range.connection, range.identityList, length: length)
        try markContested(range, in: list)
        try markDisordered(range, in: list)
        try db.run(
            """
            INSERT INTO cursorRange (place, list, cursorFrom, cursorTo, deliveredAt)
            VALUES (?, ?, ?, ?, ?)
            """,
            range.place.packed,
            list.id,
            range.from,
            range.to,
            range.deliveredAt
        )
    }

    /// Calls a body with the ranges of all blocks up to one, in order.
    func ranges(through block: Int64, _ body: (StoredRange) throws -> Void) throws {
        try db.each(
            """
            SELECT place, connection, identityList, cursorFrom, cursorTo, deliveredAt
            FROM cursorRange JOIN cursorList ON cursorList.id = list
            WHERE place <= ? ORDER BY place
            """,
            DeliveryPlace(block: block, position: .max).packed
        ) { row in
            try body(
                StoredRange(
                    place: DeliveryPlace(packed: row[0]),
                    connection: row[1],
                    identityList: row[2],
                    from: row[3],
                    to: row[4],
                    deliveredAt: row[5]
                )
            )
        }
    }

    /// The places of all ranges that are equal to a range or overlap it, its own included.
    func places(touching range: CursorRange) throws -> [DeliveryPlace] {
        guard let to = range.to,
            let list = try storedList(range.connection.rawValue, range.identityList ?? "")
        else { return [] }
        var places: [DeliveryPlace] = []
        func add(_ row: Row) { places.append(DeliveryPlace(packed: row[0])) }
        try each(equalIn: list, from: range.from, to: to, add)
        try each(overlappingIn: list, from: range.from, to: to, add)
        return places
    }

    // MARK: Lists

    private func storedList(_ connection: String, _ identityList: String) throws -> List? {
        try db.first(
            """
            SELECT id, longest, isOrdered FROM cursorList
            WHERE connection = ? AND identityList = ?
            """,
            connection,
            identityList
        ) { List(id: $0[0], longest: $0[1], isOrdered: $0[2]) }
    }

    private func list(
        _ connection: String,
        _ identityList: String,
        length: Int64
    ) throws -> List {
        guard var list = try storedList(connection, identityList) else {
            try db.run(
                "INSERT INTO cursorList (connection, identityList, longest) VALUES (?, ?, ?)",
                connection,
                identityList,
                length
            )
            return List(id: db.lastInsertedRowID, longest: length, isOrdered: true)
        }
        if length > list.longest {
            list.longest = length
            try db.run("UPDATE cursorList SET longest = ? WHERE id = ?", length, list.id)
        }
        return list
    }

    /// The places of ranges that end before they begin, or before one that was delivered earlier.
    ///
    /// In a list that is ordered there are none, and most lists are.
    func backwardPlaces() throws -> [DeliveryPlace] {
        var places: [DeliveryPlace] = []
        try db.each(
            """
            SELECT place FROM (
              SELECT place, cursorFrom, cursorTo, max(cursorTo) OVER (
                PARTITION BY list ORDER BY deliveredAt
                RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
              FROM cursorRange WHERE list IN (SELECT id FROM cursorList WHERE NOT isOrdered))
            WHERE cursorTo < cursorFrom OR cursorTo < reached ORDER BY place
            """
        ) { places.append(DeliveryPlace(packed: $0[0])) }
        return places
    }

    private func markDisordered(_ range: StoredRange, in list: List) throws {
        guard list.isOrdered else { return }
        // While a list is ordered, its last range by key is the last in every respect.
        let last = try db.first(
            """
            SELECT cursorFrom, cursorTo, deliveredAt FROM cursorRange WHERE list = ?
            ORDER BY cursorFrom DESC, cursorTo DESC, deliveredAt DESC LIMIT 1
            """,
            list.id
        ) { row -> (from: Int64?, to: Int64, deliveredAt: Int64) in (row[0], row[1], row[2]) }
        let (from, end) = (range.from ?? .min, range.to)
        let isBehind = last.map {
            from < $0.from ?? .min || end < $0.to || range.deliveredAt < $0.deliveredAt
        }
        guard isBehind == true || end < from else { return }
        try db.run("UPDATE cursorList SET isOrdered = 0 WHERE id = ?", list.id)
    }

    /// How many booking keys a range spans; none where it is empty or its beginning is unknown.
    private static func length(from: Int64?, to: Int64) -> Int64 {
        guard let from, from < to else { return 0 }
        let (length, overflow) = to.subtractingReportingOverflow(from)
        return overflow ? .max : length
    }

    // MARK: Touching ranges

    private func markContested(_ range: StoredRange, in list: List) throws {
        var days: Set<Day> = []
        // Of many equal ranges the days are marked, and those of what overlaps them too: two of
        // them tell enough, however often a client asks the same again.
        try each(equalIn: list, from: range.from, to: range.to, limit: 2) { row in
            days.insert(Instant(milliseconds: row[1]).helsinkiDay)
        }
        if days.isEmpty {
            try each(overlappingIn: list, from: range.from, to: range.to) { row in
                days.insert(Instant(milliseconds: row[1]).helsinkiDay)
            }
        }
        guard !days.isEmpty else { return }
        days.insert(Instant(milliseconds: range.deliveredAt).helsinkiDay)
        for day in days {
            try db.run(
                "INSERT OR IGNORE INTO contestedDay (connection, day) VALUES (?, ?)",
                range.connection,
                day.number
            )
        }
    }

    private func each(
        equalIn list: List,
        from: Int64?,
        to: Int64,
        limit: Int = -1,
        _ body: (Row) throws -> Void
    ) throws {
        try db.each(
            """
            SELECT place, deliveredAt FROM cursorRange
            WHERE list = ? AND cursorFrom IS ? AND cursorTo = ? LIMIT ?
            """,
            list.id,
            from,
            to,
            limit,
            body: body
        )
    }

    /// A range that overlaps begins at most the longest length before this one begins.
    private func each(
        overlappingIn list: List,
        from: Int64?,
        to: Int64,
        _ body: (Row) throws -> Void
    ) throws {
        guard let from, from < to else { return }
        let (earliest, overflow) = from.subtractingReportingOverflow(list.longest)
        try db.each(
            """
            SELECT place, deliveredAt FROM cursorRange
            WHERE list = ?1 AND cursorFrom > ?2 AND cursorFrom < ?4
              AND cursorTo > ?3 AND cursorTo > cursorFrom
              AND NOT (cursorFrom = ?3 AND cursorTo = ?4)
            """,
            list.id,
            overflow ? Int64.min : earliest,
            from,
            to,
            body: body
        )
    }
}
