/// A table of text for a terminal, aligned by the columns that the characters take.
///
/// Two spaces stand between columns, a rule of hyphens under the titles and over the footer, and no
/// line ends in spaces. Control characters in a cell become spaces.
public struct TextTable: Sendable {
    /// The side on which the cells of a column are flush.
    public enum Alignment: Sendable {
        /// For words.
        case left
        /// For numbers.
        case right
    }

    /// A column: its title, its side, and how wide it may grow.
    public struct Column: Sendable {
        /// What stands over the cells.
        public var title: String
        /// The side on which the cells are flush.
        public var alignment: Alignment
        /// The widest that a cell may be before it is cut with `…`, or nil for no limit.
        public var maxWidth: Int?

        /// A column of words.
        public static func left(_ title: String, maxWidth: Int? = nil) -> Column {
            Column(title: title, alignment: .left, maxWidth: maxWidth)
        }

        /// A column of numbers, which are never cut.
        public static func right(_ title: String) -> Column {
            Column(title: title, alignment: .right, maxWidth: nil)
        }
    }

    /// The columns from left to right.
    public let columns: [Column]
    /// The rows under the titles, a cell for each column.
    public private(set) var rows: [[String]] = []
    /// The row under the closing rule, such as totals; nil for none.
    public private(set) var footer: [String]?

    /// Creates a table without rows.
    public init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Appends a row, which has a cell for each column.
    public mutating func append(_ cells: [String]) {
        rows.append(fitted(cells))
    }

    /// Sets the row under the closing rule, which has a cell for each column.
    public mutating func setFooter(_ cells: [String]) {
        footer = fitted(cells)
    }

    /// The table as lines, each of which ends in a line feed.
    public func text(style: TerminalStyle = .plain) -> String {
        let titles = fitted(columns.map(\.title))
        let all = [titles] + rows + (footer.map { [$0] } ?? [])
        var widths = columns.map { _ in 1 }
        for cells in all {
            for (index, cell) in cells.enumerated() {
                widths[index] = max(widths[index], cell.displayWidth)
            }
        }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        var lines = [style.styled(line(titles, widths), .bold), style.styled(rule, .dim)]
        lines += rows.map { line($0, widths) }
        if let footer { lines += [style.styled(rule, .dim), line(footer, widths)] }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The cells without control characters and cut to their columns.
    private func fitted(_ cells: [String]) -> [String] {
        precondition(cells.count == columns.count, "A row has a cell for each column.")
        return zip(columns, cells).map { column, cell in
            let text = cell.printable
            return column.maxWidth.map { text.truncated(toDisplayWidth: $0) } ?? text
        }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        var owed = 0
        for (index, cell) in cells.enumerated() {
            let padding = widths[index] - cell.displayWidth
            let isRight = columns[index].alignment == .right
            if isRight { owed += padding }
            if !cell.isEmpty {
                line += String(repeating: " ", count: owed) + cell
                owed = 0
            }
            owed += isRight ? 2 : padding + 2
        }
        return line
    }
}
