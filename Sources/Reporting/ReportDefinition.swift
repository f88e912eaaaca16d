public import BillingPrimitives

/// A report: its titles, its parameters and columns, and the one SELECT that makes it.
///
/// A definition is a text file: lines that begin with `--` tell of the report, and the statement
/// follows.
///
///     -- title.en: Monthly revenue          (and title.fi, title.sv)
///     -- about.en: One sentence.            (and about.fi, about.sv)
///     -- parameter: month | 2026-03 | what it is for
///     -- column: net | money | Netto | Netto | Net
///     -- word: invoice | Lasku | Faktura | Invoice
///     -- chart: month | net
///     SELECT …
public struct ReportDefinition: Hashable, Sendable {
    /// What a column holds.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Words, days or months.
        case text
        /// A whole number.
        case count
        /// Whole cents.
        case money
    }

    /// A column of the statement.
    public struct Column: Hashable, Sendable {
        /// Its name in the statement.
        public var name: String
        /// What it holds.
        public var kind: Kind
        /// What stands over it.
        public var title: LocalizedText
    }

    /// A value that whoever runs the report can give; `:name` in the statement.
    public struct Parameter: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// The value where none is given.
        public var standard: String
        /// What it is for.
        public var help: String
    }

    /// A chart of bars.
    public struct Chart: Hashable, Sendable {
        /// The column that names the bars.
        public var category: String
        /// The column that is drawn.
        public var value: String
    }

    /// The largest file of a definition, in bytes: a statement that a person can read.
    public static let bytesMax = 100_000
    /// The most columns that a page can hold.
    public static let columnsMax = 50

    /// The name: that of the file without `.sql`.
    public var name: String
    /// The title.
    public var title: LocalizedText
    /// What it tells, in a sentence.
    public var about: LocalizedText
    /// The parameters, in order.
    public var parameters: [Parameter]
    /// The columns, in order.
    public var columns: [Column]
    /// What people read in the place of a value of a text column; CSV and JSON keep the value.
    public var words: [String: LocalizedText]
    /// The chart; nil for none.
    public var chart: Chart?
    /// The statement.
    public var sql: String

    /// Reads a definition, or throws `DiagnosticsError` with all that is wrong with its lines.
    public init(name: String, text: String) throws(DiagnosticsError) {
        var header = ReportHeader(file: "\(name).sql")
        var statement: [Substring] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            if statement.isEmpty, line.hasPrefix("--") {
                header.read(line.dropFirst(2).trimmed, line: index + 1)
            } else if !statement.isEmpty || !line.trimmed.isEmpty {
                statement.append(line)
            }
        }
        self.name = name
        sql = statement.joined(separator: "\n")
        (title, about) = (header.text("title"), header.text("about"))
        (parameters, columns, words) = (header.parameters, header.columns, header.words)
        chart = header.chart
        header.finish(sql: sql)
        guard header.diagnostics.isEmpty else { throw DiagnosticsError(header.diagnostics) }
    }
}

extension Substring {
    var trimmed: String {
        var rest = self
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
