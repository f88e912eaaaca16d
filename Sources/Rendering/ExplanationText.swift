public import BillingPrimitives
public import Invoicing
import Licensing
import Rating
import Tariffs

/// How each amount of a document came about: from deliveries over quantity, rule and price to the
/// one rounding of each line, with what it rests on and what corrects it.
public struct ExplanationText {
    /// How many batches of a line are listed unless all are asked for.
    private static let batchesMax = 5
    /// How much of a digest is printed; JSON has all of it.
    private static let digestLength = 16

    private let document: Document
    private let lines: [LineExplanation]
    private let format: NumberFormat
    private let listsDeliveries: Bool

    /// Prepares the explanation of lines of a document; in the customer's language where none is
    /// given.
    public init(
        _ document: Document,
        _ lines: [LineExplanation],
        language: Language? = nil,
        listingDeliveries: Bool = false
    ) {
        self.document = document
        self.lines = lines
        self.format = NumberFormat(language ?? document.language)
        self.listsDeliveries = listingDeliveries
    }

    /// The explanation, with the total where all lines are explained.
    public func text() throws(ArithmeticOverflow) -> String {
        let title = "\(say(Phrase.title(of: document.type))) \(document.number)"
        var text = "\(title), \(document.customer.name)\n"
        for line in lines { text += "\n" + (try explanation(of: line)) }
        if lines.count == document.lines.count {
            text += "\n\(say(Phrase.total)): \(format.money(try document.total)). "
            text += say(Phrase.totalIsSumOfLines) + "\n"
        }
        return text + "\(say(Phrase.asKnown)): \(say(Phrase.anchor(document.anchor))).\n"
    }

    private func say(_ text: LocalizedText) -> String { text[format.language] }

    // MARK: One line

    private func explanation(of line: LineExplanation) throws(ArithmeticOverflow) -> String {
        let charge = line.line.charge
        var rows = line.corrections.map { CorrectionWords(format).sentence(of: $0) }
        rows += counted(line)
        rows.append("\(say(Phrase.tariff)): \(charge.tariff)")
        rows += calculated(charge)
        if let relief = charge.relief {
            rows.append("\(say(Phrase.relief)): \(say(relief.phrase))")
        }
        rows.append("\(say(Phrase.legalBasis)): \(charge.legalBasis)")
        let words = CorrectionWords(format)
        rows += [line.ruling.map(words.sentence), line.waiver.map(words.sentence)]
            .compactMap(\.self)
        rows.append("\(say(Phrase.netAmount)): \(format.money(charge.netAmount))")
        rows += try givenBack(line)
        rows += line.covers.map(covered) + batches(line)
        let head = "\(line.line.number). \(say(charge.title)), \(charge.connection), "
        return ([head + charge.serviceMonth.description] + rows.map { "   " + $0 })
            .joined(separator: "\n") + "\n"
    }

    /// What was delivered on the line, and what of the same month was split off and why.
    private func counted(_ line: LineExplanation) -> [String] {
        guard let rule = line.line.charge.countingRule else { return [] }
        var rows: [String] = []
        if let first = line.days.first?.day, let last = line.days.last?.day {
            let delivered = line.days.reduce(0) { $0 + $1.records }
            let records = format.count(delivered, .record)
            let deliveries = format.count(line.deliveries, .delivery)
            let days = format.period(Period(from: first, until: last.adding(days: 1)))
            rows.append("\(say(Phrase.counted)): \(records), \(deliveries), \(days)")
        }
        rows += line.unbilled.map {
            "  \(say($0.fate.phrase)): \(format.count($0.records, .record))"
        }
        let explanation = say(Phrase.explanation(of: rule))
        return rows + ["\(say(Phrase.countingRule)): \(rule.rawValue). \(explanation)"]
    }

    private func calculated(_ charge: Charge) -> [String] {
        let steps = charge.calculation.steps.map { step in
            let exact = ExactAmount(micros: Int128(step.quantity) * Int128(step.unitPrice.micros))
            return "  \(format.integer(step.quantity)) × \(format.price(step.unitPrice))"
                + " = \(exact.text(format))"
        }
        let how =
            charge.reverses == nil
            ? Phrase.rounded(charge.calculation.rounding) : Phrase.reversedAsStored
        return steps + ["  → \(format.money(charge.listAmount)). \(say(how))"]
    }

    private func givenBack(_ line: LineExplanation) throws(ArithmeticOverflow) -> [String] {
        guard !line.reversals.isEmpty else { return [] }
        let rows = line.reversals.map { reversal in
            "\(say(Phrase.givenBack)): \(format.money(reversal.amount)), "
                + "\(amount(reversal.quantity, line)) → \(reversal.line.document) "
                + "#\(reversal.line.line)"
        }
        let left = "\(format.money(try line.amountLeft)), \(amount(line.quantityLeft, line))"
        return rows + ["\(say(Phrase.creditable)): \(left)"]
    }

    private func amount(_ quantity: Int64, _ line: LineExplanation) -> String {
        guard line.line.charge.countingRule != nil else { return format.integer(quantity) }
        return format.count(quantity, .record)
    }

    private func covered(_ cover: LineExplanation.Cover) -> String {
        let (permits, period) = (cover.cover, format.period(cover.period))
        var parts = [
            "\(say(CoverageChain.Requirement.dataPermit.title)) \(permits.dataPermit)"
        ]
        if let permit = permits.subsystemPermit {
            parts.append("\(say(CoverageChain.Requirement.subsystemPermit.title)) \(permit)")
        }
        let filed = [
            (CoverageChain.Requirement.purposeDeclaration, permits.purposeFiledOn),
            (CoverageChain.Requirement.protectionDeclaration, permits.protectionFiledOn),
        ]
        parts += filed.map { "\(say($0.title)) \(format.day($1))" }
        return "\(say(Phrase.coveredBy)): \(parts.joined(separator: ", ")) (\(period))"
    }

    // MARK: Batches

    private func batches(_ line: LineExplanation) -> [String] {
        var rows: [String] = []
        if !line.batches.isEmpty {
            rows.append("\(say(Phrase.recordedFrom)):")
            let shown = listsDeliveries ? line.batches.count : Self.batchesMax
            for batch in line.batches.prefix(shown) {
                rows.append("  " + sentence(of: batch))
                if listsDeliveries { rows += batch.items.map { "    " + sentence(of: $0) } }
            }
            let rest = line.batches.dropFirst(shown)
            if !rest.isEmpty {
                let deliveries = rest.reduce(0) { $0 + Int64($1.items.count) }
                let records = rest.reduce(0) { $0 + $1.records }
                rows.append(
                    "  … \(say(Phrase.moreBlocks(rest.count))): \(sums(deliveries, records))"
                        + " (--deliveries)"
                )
            }
        }
        if line.erasedDeliveries > 0 {
            let erased = format.count(line.erasedDeliveries, .delivery)
            rows.append("\(say(Phrase.detailErased)): \(erased)")
        }
        return rows
    }

    private func sentence(of batch: LineExplanation.Batch) -> String {
        let name =
            "\(say(Phrase.block)) \(batch.block), \(format.day(batch.recordedAt.helsinkiDay))"
        let source = batch.source.isEmpty ? "" : ", \(batch.source)"
        let sums = sums(Int64(batch.items.count), batch.records)
        return "\(name)\(source): \(sums), SHA-256 \(shortened(batch.merkleRoot))"
    }

    private func sentence(of item: LineExplanation.Item) -> String {
        let digest = item.digest.map { ", \(shortened($0))" } ?? ""
        return "\(item.deliveredAt) \(item.id): \(format.count(item.records, .record))\(digest)"
    }

    private func sums(_ deliveries: Int64, _ records: Int64) -> String {
        "\(format.count(deliveries, .delivery)), \(format.count(records, .record))"
    }

    private func shortened(_ digest: String) -> String {
        guard digest.count > Self.digestLength else { return digest }
        return "\(digest.prefix(Self.digestLength))…"
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
