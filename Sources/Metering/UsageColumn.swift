/// A column of the usage CSV and a member of usage lines, by the same name.
enum UsageColumn: Int, CaseIterable {
    case deliveryID
    case connection
    case deliveredAt
    case records
    case kind
    case groupEntries
    case distinctGroups
    case entriesWithoutSupplement
    case uncensoredEntries
    case testRecords
    case dataGroups
    case identityList
    case cursorFrom
    case cursorTo
    case digest

    /// The columns that every source has.
    static let required: [UsageColumn] = [.deliveryID, .connection, .deliveredAt, .records]

    /// The name in the header, and in usage lines.
    var name: StaticString {
        switch self {
        case .deliveryID: "delivery_id"
        case .connection: "connection"
        case .deliveredAt: "delivered_at"
        case .records: "records"
        case .kind: "kind"
        case .groupEntries: "group_entries"
        case .distinctGroups: "distinct_groups"
        case .entriesWithoutSupplement: "entries_without_supplement"
        case .uncensoredEntries: "uncensored_entries"
        case .testRecords: "test_records"
        case .dataGroups: "data_groups"
        case .identityList: "identity_list"
        case .cursorFrom: "cursor_from"
        case .cursorTo: "cursor_to"
        case .digest: "digest"
        }
    }

    /// Whether it holds a whole number.
    var isNumber: Bool {
        switch self {
        case .records, .groupEntries, .distinctGroups, .entriesWithoutSupplement,
            .uncensoredEntries, .testRecords, .cursorFrom, .cursorTo:
            true
        default: false
        }
    }

    /// The column of a name; nil for a name that none has.
    static func named(_ name: UnsafeRawBufferPointer) -> UsageColumn? {
        guard name.count < byNameLength.count else { return nil }
        for column in byNameLength[name.count] where column.name.bytes.holdsSame(as: name) {
            return column
        }
        return nil
    }

    /// The columns by the length of their names, so that most names are compared once.
    private static let byNameLength: [[UsageColumn]] = {
        let lengths = allCases.map(\.name.utf8CodeUnitCount)
        return (0...(lengths.max() ?? 0)).map { length in
            allCases.filter { $0.name.utf8CodeUnitCount == length }
        }
    }()
}
