public import BillingPrimitives
public import Reporting

/// A report's rows as listing and as a page with a chart.
public struct ReportPage {
    /// How many bars a chart has room for; the largest are drawn.
    private static let barsMax = 24

    private let report: ReportDefinition
    private let listing: Listing
    private let format: NumberFormat
    private let bars: [BarChart.Bar]

    /// Prepares the rows of a report, a cell for each column, in a language.
    public init(_ report: ReportDefinition, rows: [[Listing.Cell]], language: Language) {
        self.report = report
        format = NumberFormat(language)
        var listing = Listing(
            report.columns.map { Listing.Column($0.name, title: $0.title[language]) }
        )
        rows.forEach { listing.append($0) }
        self.listing = listing
        bars = Self.bars(of: report, rows, NumberFormat(language))
    }

    /// The rows, for text, CSV and JSON.
    public var table: Listing { listing }

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
            sections: [ListingPage.Section(report.title, listing)],
            language: language,
            figure: drawn.isEmpty ? "" : BarChart(title: title, bars: drawn).svg
        ).html
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
