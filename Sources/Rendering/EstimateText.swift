public import BillingPrimitives
import Rating
public import Reporting
import Tariffs

/// An estimate for people and for scripts.
public struct EstimateText {
    private let report: EstimateReport
    private let format: NumberFormat

    /// Prepares an estimate in a language.
    public init(_ report: EstimateReport, language: Language) {
        self.report = report
        self.format = NumberFormat(language)
    }

    /// The estimate for people.
    public func text(style: TerminalStyle = .plain) -> String {
        let rules = report.countingRules.map(\.rawValue).joined(separator: ", ")
        var blocks = [
            style.styled("\(say(Phrase.estimate)): \(format.money(report.total))", .bold) + "\n"
                + "\(say(Phrase.countingRule)): \(rules)\n",
            months.text(format, style: style),
        ]
        if !report.paces.isEmpty { blocks.append(paces.text(format, style: style)) }
        blocks.append(free)
        if !report.thresholds.isEmpty { blocks.append(thresholds) }
        blocks.append(
            say(Phrase.underOtherRules) + "\n" + comparison.text(format, style: style)
        )
        blocks.append(
            say(Phrase.assumptions) + "\n"
                + report.assumptions.map { "- \($0.text[format.language])\n" }.joined()
        )
        return blocks.joined(separator: "\n")
    }

    /// The estimate for scripts.
    public var json: JSONValue {
        [
            "total": report.total, "vat_total": report.vatTotal,
            "from": report.scenario.from, "months": months.json,
            "class": report.scenario.organisationClass, "public_law": report.scenario.publicLaw,
            "counting_rules": report.countingRules, "comparison": comparison.json,
            "paces": paces.json, "free": freeGrounds,
            "reliefs": JSONValue.array(
                report.reliefs.map {
                    [
                        "relief": $0.relief.rawValue, "legal_basis": $0.legalBasis,
                        "quantity": $0.quantity, "list_value": $0.listValue,
                    ]
                }
            ),
            "thresholds": JSONValue.array(
                report.thresholds.map {
                    [
                        "connection": $0.connection, "service_month": $0.serviceMonth,
                        "quantity": $0.quantity, "more_records": $0.moreRecords,
                        "saving": $0.saving,
                    ]
                }
            ),
            "assumptions": report.assumptions.map { $0.text[format.language] },
        ]
    }

    /// The months as a listing, with their sum.
    public var months: Listing {
        var listing = Listing([
            Listing.Column("month", title: say(Phrase.month)),
            Listing.Column("setup_fees", title: say(Phrase.setupFee)),
            Listing.Column("usage", title: say(Phrase.usage)),
            Listing.Column("list_value", title: say(Phrase.listAmount)),
            Listing.Column("relieved", title: say(Phrase.relief)),
            Listing.Column("due", title: say(Phrase.total)),
        ])
        for month in report.months {
            listing.append([
                .text(month.month.description), .money(month.setupFees), .money(month.usage),
                .money(month.listValue), .money(month.relieved), .money(month.due),
            ])
        }
        return listing
    }

    private func say(_ text: LocalizedText) -> String { text[format.language] }

    private var paces: Listing {
        var listing = Listing([
            Listing.Column("pace"), Listing.Column("changes_per_person_and_year"),
            Listing.Column("records"), Listing.Column("total"),
        ])
        for pace in report.paces {
            let rate = ScaledDecimal.format(pace.changesPerPersonAndYear, scale: 6, decimalsMin: 2)
            listing.append([
                .text(pace.pace.rawValue), .text(rate), .integer(pace.records),
                .money(pace.total),
            ])
        }
        return listing
    }

    private var comparison: Listing {
        var listing = Listing([
            Listing.Column("counting_rule", title: say(Phrase.countingRule)),
            Listing.Column("records", title: say(Phrase.quantity)),
            Listing.Column("list_value", title: say(Phrase.listAmount)),
            Listing.Column("total", title: say(Phrase.total)), .data("priced"), .data("assumed"),
        ])
        for row in report.comparison {
            listing.append([
                .text(row.rule.rawValue), .integer(row.records), .money(row.listValue),
                .money(row.total), .bool(row.isPriced), .bool(row.isAssumed),
            ])
        }
        return listing
    }

    private var freeGrounds: JSONValue {
        guard case .free(let grounds) = report.exemption else { return .array([]) }
        return grounds.json
    }

    private var free: String {
        var lines: [String] = []
        switch report.exemption {
        case .free(let grounds):
            lines.append("\(say(Phrase.useIsFree)): \(grounds.joined(separator: ", "))")
        case .purposeNotOfPublicLaw: lines.append(say(Phrase.purposeNotOfPublicLaw))
        case .classNotNamed: lines.append(say(Phrase.classNotNamed))
        }
        for relief in report.reliefs {
            lines.append(
                "- \(say(relief.relief.phrase)): \(format.money(relief.listValue)),"
                    + " \(relief.legalBasis)"
            )
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private var thresholds: String {
        report.thresholds.map { note in
            "\(note.connection), \(note.serviceMonth): "
                + "\(format.count(note.moreRecords, .record)) \(say(Phrase.moreWouldSave)) "
                + "\(format.money(note.saving)).\n"
        }.joined()
    }
}
