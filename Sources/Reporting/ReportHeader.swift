import BillingPrimitives

/// The lines of a definition that tell of its report, as they are read.
struct ReportHeader {
    let file: String
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var parameters: [ReportDefinition.Parameter] = []
    private(set) var columns: [ReportDefinition.Column] = []
    private(set) var chart: ReportDefinition.Chart?
    private(set) var words: [String: LocalizedText] = [:]
    private var texts: [String: String] = [:]

    init(file: String) { self.file = file }

    /// A text in three languages; empty where it was not given.
    func text(_ key: String) -> LocalizedText {
        LocalizedText(
            fi: texts["\(key).fi"] ?? "",
            sv: texts["\(key).sv"] ?? "",
            en: texts["\(key).en"] ?? ""
        )
    }

    /// Reads what stands behind the hyphens of a line.
    mutating func read(_ text: String, line: Int) {
        guard let colon = text.firstIndex(of: ":") else {
            return report(line, "it has no colon", remedy: "write -- key: value")
        }
        let key = text[..<colon].trimmed
        let value = text[text.index(after: colon)...].trimmed
        let parts = value.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
        switch key {
        case "title.fi", "title.sv", "title.en", "about.fi", "about.sv", "about.en":
            texts[key] = value
        case "column": readColumn(parts, line)
        case "parameter":
            guard parts.count == 3, !parts[0].isEmpty else {
                return report(line, "it is no parameter", remedy: "write name | default | help")
            }
            parameters.append(
                ReportDefinition.Parameter(name: parts[0], standard: parts[1], help: parts[2])
            )
        case "word":
            guard parts.count == 4, !parts[0].isEmpty else {
                return report(line, "it is no word", remedy: "write value | in fi | in sv | in en")
            }
            words[parts[0]] = LocalizedText(fi: parts[1], sv: parts[2], en: parts[3])
        case "chart":
            guard parts.count == 2 else {
                return report(line, "it is no chart", remedy: "write category | value")
            }
            chart = ReportDefinition.Chart(category: parts[0], value: parts[1])
        default:
            report(
                line,
                "'\(key)' is no key",
                remedy: "use title.fi, about.fi and so on, parameter, column, word or chart"
            )
        }
    }

    private mutating func readColumn(_ parts: [String], _ line: Int) {
        guard parts.count == 5, let kind = ReportDefinition.Kind(rawValue: parts[1]) else {
            return report(
                line,
                "it is no column",
                remedy: "write name | text, count or money | title in fi | in sv | in en"
            )
        }
        columns.append(
            ReportDefinition.Column(
                name: parts[0],
                kind: kind,
                title: LocalizedText(fi: parts[2], sv: parts[3], en: parts[4])
            )
        )
    }

    /// Says what is missing when all lines were read.
    mutating func finish(sql: String) {
        for key in ["title", "about"] {
            for language in ["fi", "sv", "en"] where texts["\(key).\(language)"]?.isEmpty != false {
                report(nil, "\(key).\(language) is missing", remedy: "add it to the header")
            }
        }
        if columns.isEmpty || columns.count > ReportDefinition.columnsMax {
            report(
                nil,
                "it has \(columns.count) columns",
                remedy: "name 1 to \(ReportDefinition.columnsMax) with -- column:"
            )
        }
        if let chart {
            let value = columns.first { $0.name == chart.value }
            if value == nil || value?.kind == .text
                || !columns.contains(where: { $0.name == chart.category })
            {
                report(
                    nil,
                    "the chart names columns that cannot be drawn",
                    remedy: "name a column, and one that is a count or money"
                )
            }
        }
        if sql.isEmpty { report(nil, "it has no statement", remedy: "write a SELECT") }
    }

    private mutating func report(_ line: Int?, _ what: String, remedy: String) {
        diagnostics.append(
            Diagnostic(.error, "report-header", file: file, line: line, what, remedy: remedy)
        )
    }
}
