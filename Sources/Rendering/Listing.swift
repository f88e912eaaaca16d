public import BillingPrimitives

/// Rows of values under named columns: what every command that prints data hands to the printer.
///
/// The same listing is a table for people, a CSV file, or a JSON array of objects whose keys are
/// the column names. On a page for officers and customers, titles and codes stand in words of their
/// language.
public struct Listing {
    /// One value of a row.
    public enum Cell: Hashable, Sendable {
        /// A text.
        case text(String)
        /// A text that tables, CSV and JSON have, and what a page says for it.
        case code(String, LocalizedText)
        /// A whole number.
        case integer(Int64)
        /// An amount of euros.
        case money(Money)
        /// A unit price.
        case price(UnitPrice)
        /// A civil day.
        case day(Day)
        /// Yes or no.
        case bool(Bool)
        /// Several texts.
        case list([String])
        /// No value.
        case empty
    }

    /// One column.
    public struct Column: Hashable, Sendable {
        /// Its name in CSV and JSON.
        public var name: String
        /// Its title in a table; nil for a column that only CSV and JSON have.
        public var title: String?
        /// Its title on a page, where it is not that of a table.
        public var words: LocalizedText?

        /// Creates a column; without a title of its own, the name with spaces is the title.
        public init(_ name: String, title: String? = nil) {
            self.name = name
            self.title = title ?? String(name.map { $0 == "_" ? " " : $0 })
        }

        /// A column that pages name in the language of their reader.
        public static func worded(_ name: String) -> Column {
            var column = Column(name)
            column.words = Phrase.column(name)
            precondition(column.words != nil, "Every column of a page has its words.")
            return column
        }

        /// A column that only CSV and JSON have.
        public static func data(_ name: String) -> Column {
            var column = Column(name)
            column.title = nil
            return column
        }
    }

    /// How wide a list may be in a table for people, such as the data groups of a delivery.
    private static let listWidthMax = 60

    /// The columns.
    public let columns: [Column]
    /// The rows.
    public private(set) var rows: [[Cell]] = []

    /// Creates a listing without rows.
    public init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row with a value for each column.
    public mutating func append(_ cells: [Cell]) {
        precondition(cells.count == columns.count, "A row has a value for each column.")
        rows.append(cells)
    }

    /// The table for people.
    public func text(_ format: NumberFormat, style: TerminalStyle = .plain) -> String {
        let shown = columns.indices.filter { columns[$0].title != nil }
        var table = TextTable(
            shown.map { index in
                let title = columns[index].title ?? ""
                if rows.contains(where: { $0[index].isNumber }) { return .right(title) }
                let isList = rows.contains { $0[index].isList }
                return .left(title, maxWidth: isList ? Self.listWidthMax : nil)
            }
        )
        for row in rows { table.append(shown.map { row[$0].text(format) }) }
        return table.text(style: style)
    }

    /// The CSV file.
    public func csv(_ preset: CSVPreset = .rfc4180) -> String {
        CSVWriter(preset).file(columns: columns.map(\.name), rows: rows.lazy.map { $0.map(\.csv) })
    }

    /// The JSON array.
    public var json: JSONValue {
        .array(
            rows.map { row in
                .object(
                    Dictionary(
                        uniqueKeysWithValues: zip(columns.map(\.name), row.map(\.json))
                    )
                )
            }
        )
    }
}

extension Listing.Cell {
    /// A text, or no value.
    public static func optional(_ text: String?) -> Listing.Cell { text.map(Self.text) ?? .empty }

    /// A code with its words, or no value.
    public static func optional(_ code: String?, _ words: LocalizedText?) -> Listing.Cell {
        guard let code, let words else { return .empty }
        return .code(code, words)
    }

    /// A number, or no value.
    public static func optional(_ number: Int64?) -> Listing.Cell {
        number.map(Self.integer) ?? .empty
    }

    /// A day, or no value.
    public static func optional(_ day: Day?) -> Listing.Cell { day.map(Self.day) ?? .empty }

    fileprivate var isList: Bool {
        if case .list = self { true } else { false }
    }

    var isNumber: Bool {
        switch self {
        case .integer, .money, .price: true
        default: false
        }
    }

    func text(_ format: NumberFormat) -> String {
        switch self {
        case .text(let text), .code(let text, _): text
        case .integer(let number): format.integer(number)
        case .money(let money): format.money(money)
        case .price(let price): format.price(price)
        case .day(let day): day.description
        case .bool(let value): (value ? Phrase.yes : Phrase.no)[format.language]
        case .list(let texts): texts.joined(separator: ", ")
        case .empty: ""
        }
    }

    /// The value as a page has it.
    func words(_ format: NumberFormat) -> String {
        guard case .code(_, let words) = self else { return text(format) }
        return words[format.language]
    }

    fileprivate var csv: CSVCell {
        switch self {
        case .text(let text), .code(let text, _): .text(text)
        case .integer(let number): .integer(number)
        case .money(let money): .money(money)
        case .price(let price): .price(price)
        case .day(let day): .day(day)
        case .bool(let value): .text(value ? "true" : "false")
        case .list(let texts): .text(texts.joined(separator: ";"))
        case .empty: .empty
        }
    }

    /// The value in JSON.
    public var json: JSONValue {
        switch self {
        case .text(let text), .code(let text, _): .string(text)
        case .integer(let number): .integer(number)
        case .money(let money): money.json
        case .price(let price): price.json
        case .day(let day): day.json
        case .bool(let value): .bool(value)
        case .list(let texts): texts.json
        case .empty: .null
        }
    }
}
