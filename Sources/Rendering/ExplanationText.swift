public import BillingPrimitives
public import Invoicing
public import Rating
import Tariffs

/// How each amount of a document came about: quantity, rule, price, legal basis, rounding.
public struct ExplanationText {
    private let document: Document
    private let settlements: [Settlement]
    private let format: NumberFormat

    /// Prepares the explanation of a document.
    ///
    /// `settlements` is what stands of what runs settled on its lines, and on its connections
    /// beside them.
    public init(_ document: Document, settlements: [Settlement], language: Language? = nil) {
        self.document = document
        self.settlements = settlements
        self.format = NumberFormat(language ?? document.language)
    }

    /// The explanation of all lines, or of one.
    public func text(line number: Int? = nil) throws(ArithmeticOverflow) -> String {
        let title = "\(say(Phrase.title(of: document.type))) \(document.number)"
        var text = "\(title), \(document.customer.name)\n"
        for line in document.lines where number == nil || line.number == number {
            text += "\n" + explanation(of: line)
        }
        if number == nil {
            text += "\n\(say(Phrase.total)): \(format.money(try document.total)). "
            text += say(Phrase.totalIsSumOfLines) + "\n"
        }
        return text
    }

    /// The explanation for scripts.
    public func json(line number: Int? = nil) throws(ArithmeticOverflow) -> JSONValue {
        let lines = document.lines.filter { number == nil || $0.number == number }
        return [
            "document": document.number, "total": try document.total,
            "lines": JSONValue.array(lines.map { json(of: $0) }),
        ]
    }

    private func json(of line: DocumentLine) -> JSONValue {
        let charge = line.charge
        let days = settled(on: line.number)
        return [
            "line": line.number, "connection": charge.connection,
            "service_month": charge.serviceMonth, "title": say(charge.title),
            "counting_rule": charge.countingRule, "quantity": charge.quantity,
            "deliveries": days.reduce(0) { $0 + $1.deliveries }, "tariff": charge.tariff,
            "steps": JSONValue.array(
                charge.calculation.steps.map {
                    ["quantity": $0.quantity, "unit_price": $0.unitPrice]
                }
            ),
            "rounding": charge.calculation.rounding.rawValue, "list_amount": charge.listAmount,
            "relief": charge.relief?.rawValue, "legal_basis": charge.legalBasis,
            "net_amount": charge.netAmount,
            "days": JSONValue.array(
                days.sorted { $0.day < $1.day }.map { day in
                    [
                        "day": day.day, "deliveries": day.deliveries,
                        "records": charge.countingRule.flatMap { day.counts[$0] },
                    ]
                }
            ),
            "not_billed": JSONValue.object(
                Dictionary(
                    uniqueKeysWithValues: beside(charge).map { fate, records in
                        (fate.rawValue, .integer(records))
                    }
                )
            ),
        ]
    }

    private func say(_ text: LocalizedText) -> String { text[format.language] }

    private func settled(on line: Int) -> [Settlement] {
        let reference = LineReference(document: document.number, line: line)
        return settlements.filter { $0.line == reference }
    }

    /// The records of the same connection and month that are on no line, by what became of them.
    private func beside(_ charge: Charge) -> [(fate: Fate, records: Int64)] {
        guard let rule = charge.countingRule else { return [] }
        return [Fate.test, .redelivered, .held, .writtenOff].compactMap { fate in
            let records = settlements.lazy
                .filter {
                    $0.fate == fate && $0.connection == charge.connection
                        && BillingMonth(containing: $0.day) == charge.serviceMonth
                }
                .reduce(Int64(0)) { $0 + ($1.counts[rule] ?? 0) }
            return records > 0 ? (fate, records) : nil
        }
    }

    private func explanation(of line: DocumentLine) -> String {
        let charge = line.charge
        var lines = [
            "\(line.number). \(say(charge.title)), \(charge.connection), \(charge.serviceMonth)"
        ]
        if let rule = charge.countingRule {
            lines += counted(charge, line.number)
            lines.append(
                "\(say(Phrase.countingRule)): \(rule.rawValue). "
                    + say(Phrase.explanation(of: rule))
            )
        }
        if let reversed = charge.reverses {
            lines.append("\(say(Phrase.reverses)): \(reversed.document), \(reversed.line)")
        }
        lines.append("\(say(Phrase.tariff)): \(charge.tariff)")
        for step in charge.calculation.steps {
            let exact = ExactAmount(micros: Int128(step.quantity) * Int128(step.unitPrice.micros))
            lines.append(
                "  \(format.integer(step.quantity)) × \(format.price(step.unitPrice))"
                    + " = \(exact.text(format))"
            )
        }
        let rounding = say(Phrase.rounded(charge.calculation.rounding))
        lines.append("  → \(format.money(charge.listAmount)). \(rounding)")
        if let relief = charge.relief {
            lines.append("\(say(Phrase.relief)): \(say(relief.phrase))")
        }
        lines.append("\(say(Phrase.legalBasis)): \(charge.legalBasis)")
        lines.append("\(say(Phrase.netAmount)): \(format.money(charge.netAmount))")
        return lines.map { "   " + $0 }.joined(separator: "\n").dropFirst(3) + "\n"
    }

    /// What was delivered on the line, and what of the same month was split off and why.
    private func counted(_ charge: Charge, _ number: Int) -> [String] {
        let onLine = settled(on: number)
        guard let first = onLine.map(\.day).min(), let last = onLine.map(\.day).max() else {
            return []
        }
        let records = format.count(charge.quantity, .record)
        let deliveries = format.count(onLine.reduce(0) { $0 + $1.deliveries }, .delivery)
        let days = format.period(Period(from: first, until: last.adding(days: 1)))
        return ["\(say(Phrase.counted)): \(records), \(deliveries), \(days)"]
            + beside(charge).map {
                "  \(say($0.fate.phrase)): \(format.count($0.records, .record))"
            }
    }
}

extension Fate {
    /// What usage that is on no line is called beside one.
    fileprivate var phrase: LocalizedText {
        switch self {
        case .redelivered: Phrase.redelivered
        case .held: Phrase.held
        case .writtenOff: Phrase.writtenOff
        default: Phrase.testRecords
        }
    }
}

/// An amount in millionths of a euro, printed with all its decimals.
struct ExactAmount {
    var micros: Int128

    func text(_ format: NumberFormat) -> String {
        guard let exact = Int64(exactly: micros) else { return "\(micros) µ€" }
        return format.price(UnitPrice(micros: exact))
    }
}

extension Phrase {
    /// Before the document and line that a line reverses.
    static let reverses = LocalizedText(
        fi: "Peruuttaa rivin",
        sv: "Återför raden",
        en: "Reverses line"
    )
}
