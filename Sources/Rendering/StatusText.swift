public import BillingPrimitives
public import Reporting

/// What an officer has to look at, for people: most urgent first, then by whom it concerns.
public struct StatusText {
    /// Lines fit a terminal of the usual width twice over and a mail as it is.
    private static let widthMax = 96

    private let status: PermitStatus
    private let language: Language
    private let style: TerminalStyle

    /// Prepares the text of a status in a language.
    public init(_ status: PermitStatus, language: Language, style: TerminalStyle) {
        self.status = status
        self.language = language
        self.style = style
    }

    /// The text; every line ends in a line feed.
    public var text: String {
        let sections = StatusFinding.Urgency.allCases.compactMap(section)
        return ([head] + sections).joined(separator: "\n")
    }

    /// The day, and how many permits and exemptions end when.
    private var head: String {
        let day = NumberFormat(language).day(status.day)
        let title = LocalizedText(
            fi: "Lupien tilanne \(day)",
            sv: "Tillståndens läge \(day)",
            en: "Permit status on \(day)"
        )
        var permits: [Int: Int] = [:]
        var exemptions: [Int: Int] = [:]
        for finding in status.findings {
            switch finding.detail {
            case .expiring(let end, _, let bucket?) where !end.isRenewed:
                permits[bucket, default: 0] += 1
            case .exemptionEnds(_, _, let bucket?, _): exemptions[bucket, default: 0] += 1
            default: continue
            }
        }
        let permitLine = LocalizedText(
            fi: "Päättyviä lupia päivien mukaan",
            sv: "Tillstånd som upphör, efter dagar",
            en: "Permits that end, by days left"
        )
        let exemptionLine = LocalizedText(
            fi: "Päättyviä maksuttomuuksia päivien mukaan",
            sv: "Avgiftsfriheter som upphör, efter dagar",
            en: "Exemptions that end, by days left"
        )
        var lines = [style.styled(title[language], .bold)]
        lines.append("\(permitLine[language])  \(counts(permits))")
        if !exemptions.isEmpty {
            lines.append("\(exemptionLine[language])  \(counts(exemptions))")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// How many end in each of the buckets.
    private func counts(_ ends: [Int: Int]) -> String {
        PermitStatus.expiryBuckets.map { bucket in
            let first = PermitStatus.expiryBuckets.last { $0 < bucket }.map { $0 + 1 } ?? 1
            return "\(first)–\(bucket): \(ends[bucket] ?? 0)"
        }.joined(separator: ", ")
    }

    private func section(_ urgency: StatusFinding.Urgency) -> String? {
        var findings = status.findings.filter { $0.urgency == urgency }
        guard !findings.isEmpty else { return nil }
        if urgency == .coming {
            findings = findings.enumerated().sorted {
                ($0.element.figures.day ?? status.day, $0.offset)
                    < ($1.element.figures.day ?? status.day, $1.offset)
            }.map(\.element)
        }
        let heading = "\(urgency.title[language]): \(findings.count)"
        var lines = [style.styled(heading, urgency == .action ? .red : .bold)]
        var subject: String?
        for finding in findings {
            if finding.subject != subject {
                subject = finding.subject
                lines.append("  " + style.styled(finding.subject, .bold))
            }
            lines += self.lines(of: finding)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func lines(of finding: StatusFinding) -> [String] {
        let isUrgent = finding.severity == .attention
        let mark = isUrgent ? style.styled("!", .red) : "·"
        let permit = finding.permit.map { "\($0.rawValue): " } ?? ""
        let width = Self.widthMax - 6
        let text = (permit + finding.text[language]).printable.wrapped(toDisplayWidth: width)
        let remedy = finding.remedy[language].printable.wrapped(toDisplayWidth: width - 2)
        return text.enumerated().map { ($0.offset == 0 ? "    \(mark) " : "      ") + $0.element }
            + remedy.enumerated().map { ($0.offset == 0 ? "      → " : "        ") + $0.element }
    }
}

extension StatusFinding {
    /// Whom it concerns.
    fileprivate var subject: String {
        let ids = [customer?.rawValue, connection?.rawValue].compactMap(\.self)
        if case .decreeEnds(let end, _) = detail { return end.decree }
        return (ids.isEmpty ? permit?.rawValue ?? "" : ids.joined(separator: ", ")).printable
    }
}

extension StatusFinding.Urgency {
    /// What stands over its findings.
    fileprivate var title: LocalizedText {
        switch self {
        case .action: LocalizedText(fi: "Vaatii toimia", sv: "Kräver åtgärder", en: "Needs action")
        case .coming: LocalizedText(fi: "Tulossa", sv: "Kommande", en: "Coming")
        case .signal:
            LocalizedText(fi: "Poikkeava käyttö", sv: "Avvikande användning", en: "Unusual usage")
        case .information: LocalizedText(fi: "Tiedoksi", sv: "För kännedom", en: "For information")
        }
    }
}

extension String {
    /// The text in lines of at most so many columns, broken at spaces; a longer word stands alone.
    func wrapped(toDisplayWidth limit: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            if !line.isEmpty, line.displayWidth + 1 + word.description.displayWidth > limit {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return lines + [line]
    }
}
