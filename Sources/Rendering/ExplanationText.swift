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
    /// - Parameter settlements: What runs settled on its lines, and beside them on its connections.
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

    private func say(_ text: LocalizedText) -> String { text[format.language] }

    private func explanation(of line: DocumentLine) -> String {
        let charge = line.charge
        var lines = [
            "\(line.number). \(say(charge.title)), \(charge.connection), \(charge.serviceMonth)"
        ]
        if let rule = charge.countingRule {
            lines += counted(charge, line.number)
            lines.append(
                "\(say(Phrase.countingRule)): \(rule.rawValue). \(say(Phrase.explanation(of: rule)))"
            )
        }
        if let reversed = charge.reverses {
            lines.append("\(say(Phrase.reverses)): \(reversed.document), \(reversed.line)")
        }
        lines.append("\(say(Phrase.tariff)): \(charge.tariff)")
        for step in charge.calculation.steps {
            let exact = ExactAmount(micros: Int128(step.quantity) * Int128(step.unitPrice.micros))
            lines.append(
                "  \(format.integer(step.quantity)) × \(format.price(step.unitPrice)) = \(exact.text(format))"
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

    /// What was delivered on the line, and what of the same days was split off and why.
    private func counted(_ charge: Charge, _ number: Int) -> [String] {
        guard let rule = charge.countingRule else { return [] }
        let reference = LineReference(document: document.number, line: number)
        let onLine = settlements.filter { $0.line == reference }
        guard let first = onLine.map(\.day).min(), let last = onLine.map(\.day).max() else {
            return []
        }
        let deliveries = onLine.reduce(0) { $0 + $1.deliveries }
        var lines = [
            "\(say(Phrase.counted)): \(format.count(charge.quantity, .record)), "
                + "\(format.count(deliveries, .delivery)), \(first)–\(last)"
        ]
        let beside: [(Fate, LocalizedText)] = [
            (.test, Phrase.testRecords), (.redelivered, Phrase.redelivered), (.held, Phrase.held),
        ]
        for (fate, phrase) in beside {
            let records = settlements.lazy
                .filter {
                    $0.fate == fate && $0.connection == charge.connection
                        && BillingMonth(containing: $0.day) == charge.serviceMonth
                }
                .reduce(Int64(0)) { $0 + ($1.counts[rule] ?? 0) }
            if records > 0 {
                lines.append("  \(say(phrase)): \(format.count(records, .record))")
            }
        }
        return lines
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
