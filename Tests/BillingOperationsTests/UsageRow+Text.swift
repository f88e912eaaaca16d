import BillingPrimitives
import Metering

extension Sequence<UsageRow> {
    /// The rows as usage CSV, with the columns that some row has something in.
    ///
    /// Every other row tells its instant with the offset of Helsinki in summer.
    var csv: String {
        let columns = Column.all.filter { column in
            column.isRequired || contains { column.text($0.delivery) != nil }
        }
        var lines = [columns.map(\.name).joined(separator: ",")]
        for (index, row) in enumerated() {
            lines.append(
                columns.map { column in
                    guard column.name == "delivered_at", index.isMultiple(of: 2) else {
                        return column.text(row.delivery) ?? ""
                    }
                    return row.delivery.deliveredAt.textInSummer
                }.joined(separator: ",")
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// A column of usage CSV.
private struct Column {
    var name: String
    var isRequired = false
    var text: (Delivery) -> String?

    static var all: [Column] {
        [
            Column(name: "connection", isRequired: true) { $0.connection.rawValue },
            Column(name: "delivery_id", isRequired: true) { $0.id },
            Column(name: "records", isRequired: true) { $0.counts.personChange.description },
            Column(name: "delivered_at", isRequired: true) { $0.deliveredAt.description },
            Column(name: "kind") { $0.kind == .initial ? "initial" : nil },
            Column(name: "group_entries") { $0.counts.groupEntry?.description },
            Column(name: "distinct_groups") { $0.counts.distinctGroup?.description },
            Column(name: "entries_without_supplement") {
                $0.counts.groupEntryWithoutSupplement?.description
            },
            Column(name: "uncensored_entries") { $0.counts.groupEntryUncensored?.description },
            Column(name: "test_records") {
                $0.testCounts == .zero ? nil : $0.testCounts.personChange.description
            },
            Column(name: "data_groups") { delivery in
                delivery.dataGroups.isEmpty
                    ? nil : delivery.dataGroups.map(\.code).joined(separator: ";")
            },
            Column(name: "identity_list") { $0.identityList },
            Column(name: "cursor_from") { $0.cursorFrom?.description },
            Column(name: "cursor_to") { $0.cursorTo?.description },
            Column(name: "digest") { $0.digest },
        ]
    }
}

extension Instant {
    fileprivate var textInSummer: String {
        let local = Instant(milliseconds: milliseconds + 3 * 3_600_000).description
        return "\(local.dropLast())+03:00"
    }
}
