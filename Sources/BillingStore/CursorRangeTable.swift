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
    }

    let db: Database

    /// Adds the range of a row, if it has one, and marks the days of ranges that it touches.
    func addRange(ofRow index: Int, of batch: DeliveryBatch, at place: DeliveryPlace) throws {
        let row = batch.rows[index]
        guard batch.hasDetails(index) else { return }
        let details = batch.details[Int(row.details)]
        guard let to = details.cursorTo else { return }
        let connection = batch.connections[Int(row.connection)].rawValue
        let length = Self.length(from: details.cursorFrom, to: to)
        let list = try list(connection, details.identityList ?? "", length: length)
        try markContested(
            connection,
            list,
            from: details.cursorFrom,
            to: to,
            deliveredAt: row.deliveredAt
        )
        try db.run(
            """
            INSERT INTO cursorRange (place, list, cursorFrom, cursorTo, deliveredAt)
            VALUES (?, ?, ?, ?, ?)
            """,
            place.packed,
            list.id,
            details.cursorFrom,
            to,
            row.deliveredAt
        )
    }

    /// The places of all ranges that are equal to a delivery's or overlap it, its own included.
    func places(touching delivery: Delivery) throws -> [DeliveryPlace] {
        guard let to = delivery.cursorTo,
            let list = try storedList(
                delivery.connection.rawValue,
                delivery.identityList ?? ""
            )
        else { return [] }
        var places: [DeliveryPlace] = []
        try each(touching: list, from: delivery.cursorFrom, to: to, columns: "place") { row in
            places.append(DeliveryPlace(packed: row[0]))
        }
        return places
    }

    // MARK: Lists

    private func storedList(_ connection: String, _ identityList: String) throws -> List? {
        try db.first(
            "SELECT id, longest FROM cursorList WHERE connection = ? AND identityList = ?",
            connection,
            identityList
        ) { List(id: $0[0], longest: $0[1]) }
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
            return List(id: db.lastInsertedRowID, longest: length)
        }
        if length > list.longest {
            list.longest = length
            try db.run("UPDATE cursorList SET longest = ? WHERE id = ?", length, list.id)
        }
        return list
    }

    /// How many booking keys a range spans; none where it is empty or its beginning is unknown.
    private static func length(from: Int64?, to: Int64) -> Int64 {
        guard let from, from < to else { return 0 }
        let (length, overflow) = to.subtractingReportingOverflow(from)
        return overflow ? .max : length
    }

    // MARK: Touching ranges

    private func markContested(
        _ connection: String,
        _ list: List,
        from: Int64?,
        to: Int64,
        deliveredAt: Int64
    ) throws {
        var days: Set<Day> = []
        try each(touching: list, from: from, to: to, columns: "deliveredAt") { row in
            days.insert(Instant(milliseconds: row[0]).helsinkiDay)
        }
        guard !days.isEmpty else { return }
        days.insert(Instant(milliseconds: deliveredAt).helsinkiDay)
        for day in days {
            try db.run(
                "INSERT OR IGNORE INTO contestedDay (connection, day) VALUES (?, ?)",
                connection,
                day.number
            )
        }
    }

    /// A range that overlaps begins at most the longest length before this one begins.
    private func each(
        touching list: List,
        from: Int64?,
        to: Int64,
        columns: String,
        _ body: (Row) throws -> Void
    ) throws {
        try db.each(
            """
            SELECT \(columns) FROM cursorRange
            WHERE list = ? AND cursorFrom IS ? AND cursorTo = ?
            """,
            list.id,
            from,
            to,
            body: body
        )
        guard let from, from < to else { return }
        let (earliest, overflow) = from.subtractingReportingOverflow(list.longest)
        try db.each(
            """
            SELECT \(columns) FROM cursorRange
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

extension DeliveryBatch {
    /// Whether a row is more than a plain change; only then it can have a cursor range.
    func hasDetails(_ row: Int) -> Bool { rows[row].details != Row.noDetails }
}
