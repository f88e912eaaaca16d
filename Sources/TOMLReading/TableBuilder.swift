/// A table while its file is being read: who began it decides what may still be added.
final class TableBuilder {
    /// What named the table first.
    enum Origin: Equatable {
        /// A header of one of its sub-tables; its own header may follow.
        case implied
        /// Its own header, an element of an array of tables, or the braces of an inline table.
        case stated
        /// A dotted key of a section, which alone may add to it.
        case dotted(ObjectIdentifier)
    }

    enum Entry {
        case value(TOMLNode)
        case table(TableBuilder)
        case tables(TableListBuilder)
    }

    /// A smaller table is searched faster than hashed.
    private static let hashedCountMin = 16

    var origin: Origin
    var line: Int
    /// The places of the keys of a table that is not small.
    private var positions: [String: Int] = [:]
    private var entries: [(key: String, entry: Entry)] = []

    init(_ origin: Origin, line: Int) {
        self.origin = origin
        self.line = line
    }

    subscript(key: String) -> Entry? {
        let position =
            positions.isEmpty ? entries.firstIndex { $0.key == key } : positions[key]
        return position.map { entries[$0].entry }
    }

    func add(_ key: String, _ entry: Entry) {
        entries.append((key, entry))
        if !positions.isEmpty {
            positions[key] = entries.count - 1
        } else if entries.count == Self.hashedCountMin {
            for (position, entry) in entries.enumerated() { positions[entry.key] = position }
        }
    }

    /// The table as a value.
    func finished() -> TOMLTable {
        TOMLTable(entries: entries.map { ($0.key, $0.entry.finished()) }, line: line)
    }
}

/// An array of tables while its file is being read.
final class TableListBuilder {
    let line: Int
    var tables: [TableBuilder] = []

    init(line: Int) {
        self.line = line
    }
}

extension TableBuilder.Entry {
    /// The line that named it first.
    var line: Int {
        switch self {
        case .value(let node): node.line
        case .table(let table): table.line
        case .tables(let list): list.line
        }
    }

    fileprivate func finished() -> TOMLNode {
        switch self {
        case .value(let node):
            node
        case .table(let table):
            TOMLNode(.table(table.finished()), line: table.line)
        case .tables(let list):
            TOMLNode(
                .array(list.tables.map { TOMLNode(.table($0.finished()), line: $0.line) }),
                line: list.line
            )
        }
    }
}
