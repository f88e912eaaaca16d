public import BillingPrimitives
public import Reporting

/// A report's rows as listing and as a page with a chart.
public struct ReportPage {
    /// How many bars a chart has room for; the largest are drawn.
    private static let barsMax = 24

    /// The rows with the values that programs read, for CSV and JSON.
    public let table: Listing

    private let report: ReportDefinition
    private let format: NumberFormat
    private let shown: Listing
    private let bars: [BarChart.Bar]
    private let isPractice: Bool

    /// Prepares the rows of a report, a cell for each column, in a language.
    public init(
        _ report: ReportDefinition,
        rows: [[Listing.Cell]],
        language: Language,
        isPractice: Bool
    ) {
        self.report = report
        self.isPractice = isPractice
        format = NumberFormat(language)
        let worded = rows.map { row in row.map { Self.worded($0, report, language) } }
        let empty = Listing(
            report.columns.map { Listing.Column($0.name, title: $0.title[language]) }
        )
        var (table, shown) = (empty, empty)
        rows.forEach { table.append($0) }
        worded.forEach { shown.append($0) }
        (self.table, self.shown) = (table, shown)
        bars = Self.bars(of: report, worded, format)
    }

    /// The rows under the title, for people.
    public func text(style: TerminalStyle) -> String {
        let language = format.language
        let practice = isPractice ? "\(Phrase.practiceFigures[language])\n\n" : ""
        return practice + """
            \(report.title[language])

            \(shown.text(format, style: style))
            \(report.about[language])

            """
    }

    /// A page that stands by itself.
    public var html: String {
        let language = format.language
        var note = report.about[language]
        let drawn = Self.drawn(bars)
        if drawn.count < bars.count {
            note += " \(Phrase.largestDrawn[language]) (\(drawn.count)/\(bars.count))."
        }
        let title = report.title[language]
        return ListingPage(
            title: title,
            note: note,
            sections: [ListingPage.Section(Phrase.figures, shown)],
            language: language,
            isPractice: isPractice,
            figure: drawn.isEmpty ? "" : chart(drawn).svg
        ).html
    }

    private func chart(_ bars: [BarChart.Bar]) -> BarChart {
        let language = format.language
        let names = [report.chart?.category, report.chart?.value].compactMap { name in
            report.columns.first { $0.name == name }?.title[language]
        }
        return BarChart(
            title: report.title[language],
            note: "\(names.joined(separator: ", ")). \(Phrase.sameInTable[language])",
            bars: bars
        )
    }

    private static func worded(
        _ cell: Listing.Cell,
        _ report: ReportDefinition,
        _ language: Language
    ) -> Listing.Cell {
        guard case .text(let value) = cell, let word = report.words[value] else { return cell }
        return .text(word[language])
    }

    private static func bars(
        of report: ReportDefinition,
        _ rows: [[Listing.Cell]],
        _ format: NumberFormat
    ) -> [BarChart.Bar] {
        guard let chart = report.chart,
            let category = report.columns.firstIndex(where: { $0.name == chart.category }),
            let value = report.columns.firstIndex(where: { $0.name == chart.value })
        else { return [] }
        return rows.compactMap { row in
            let size: Int64
            switch row[value] {
            case .money(let money): size = money.cents
            case .integer(let number): size = number
            default: return nil
            }
            return BarChart.Bar(
                name: row[category].text(format),
                size: size,
                label: row[value].text(format)
            )
        }
    }

    /// The largest bars, in the order of the rows.
    private static func drawn(_ bars: [BarChart.Bar]) -> [BarChart.Bar] {
        guard bars.count > barsMax else { return bars }
        let largest = bars.indices.sorted { bars[$0].size.magnitude > bars[$1].size.magnitude }
        return largest.prefix(barsMax).sorted().map { bars[$0] }
    }
}
