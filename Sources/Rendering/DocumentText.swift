public import BillingPrimitives
public import Invoicing
import Rating
import Tariffs

/// A document as text: the head, the lines in a table, and the total.
public struct DocumentText {
    private let document: Document
    private let format: NumberFormat

    /// Prepares a document in a language; the customer's own where none is given.
    public init(_ document: Document, language: Language? = nil) {
        self.document = document
        self.format = NumberFormat(language ?? document.language)
    }

    /// The whole document.
    public func text(style: TerminalStyle = .plain) throws(ArithmeticOverflow) -> String {
        var blocks = [head(style), lines(style)]
        blocks.append(try totals())
        blocks.append(
            document.grounds(in: format.language).map { ground in
                "\(ground.lines.map { "#\($0)" }.joined(separator: ", ")) \(ground.words)\n"
            }.joined()
        )
        if !document.notes.isEmpty {
            blocks.append(document.notes.map { say($0) + "\n" }.joined())
        }
        if let reason = document.reason { blocks.append("\(say(Phrase.reason)): \(reason)\n") }
        if let lateInterest = document.lateInterest { blocks.append(say(lateInterest) + "\n") }
        if let rectification = document.rectification {
            blocks.append("\(say(Phrase.rectification)):\n\(say(rectification))\n")
        }
        return blocks.joined(separator: "\n")
    }

    private func say(_ text: LocalizedText) -> String { text[format.language] }

    private func head(_ style: TerminalStyle) -> String {
        let title = "\(say(Phrase.title(of: document.type))) \(document.number)"
        var lines = document.isPractice ? [style.styled(say(Phrase.practice), .bold), ""] : []
        lines.append(style.styled(title.trimmed, .bold))
        var facts: [(LocalizedText, String?)] = [
            (Phrase.issuedOn, format.day(document.issuedOn)),
            (Phrase.dueOn, document.dueOn.map { format.day($0) }),
            (Phrase.customer, "\(document.customer.name) (\(document.customer.businessID))"),
            (Phrase.seller, document.seller.map { "\($0.name) (\($0.businessID))" }),
        ]
        // Nobody is to pay what a practice ledger says.
        if document.type == .invoice, !document.isPractice {
            facts.append((Phrase.account, document.seller?.iban))
            facts.append((Phrase.paymentReference, document.paymentReference))
        }
        facts.append((Phrase.buyerReference, document.buyerReference))
        facts.append((Phrase.credits, document.credits))
        let shown = facts.compactMap { title, value in value.map { (say(title) + ":", $0) } }
        let width = shown.map { $0.0.displayWidth }.max() ?? 0
        for (title, value) in shown {
            lines.append(
                title + String(repeating: " ", count: width + 1 - title.displayWidth) + value
            )
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func lines(_ style: TerminalStyle) -> String {
        var table = TextTable([
            .right("#"), .left(say(Phrase.connection), maxWidth: 32),
            .left(say(Phrase.serviceMonth)), .left(say(Phrase.description), maxWidth: 40),
            .right(say(Phrase.quantity)), .right(say(Phrase.unitPrice)),
            .right(say(Phrase.listAmount)), .left(say(Phrase.relief)),
            .right(say(Phrase.netAmount)),
        ])
        for line in document.lines {
            let charge = line.charge
            let isCorrection = charge.lineKind == "correction"
            table.append([
                String(line.number), charge.connection.rawValue, charge.serviceMonth.description,
                isCorrection
                    ? "\(say(Phrase.correction)): \(say(charge.title))" : say(charge.title),
                format.integer(charge.quantity),
                charge.calculation.unitPrice.map(format.price) ?? "",
                format.money(charge.listAmount), charge.relief.map { say($0.phrase) } ?? "",
                format.money(charge.netAmount),
            ])
        }
        return table.text(style: style)
    }

    private func totals() throws(ArithmeticOverflow) -> String {
        var lines: [String] = []
        if try document.vatTotal != .zero {
            lines.append("\(say(Phrase.totalWithoutVAT)): \(format.money(try document.netTotal))")
            lines.append("\(say(Phrase.vat)): \(format.money(try document.vatTotal))")
        }
        lines.append("\(say(Phrase.total)): \(format.money(try document.total))")
        if document.type == .statement { lines.append(say(Phrase.nothingDue)) }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension Phrase {
    /// What a document of a type is called.
    static func title(of type: DocumentType) -> LocalizedText {
        switch type {
        case .invoice: invoice
        case .creditNote: creditNote
        case .statement: statement
        }
    }
}

extension Relief {
    /// What the relief is called on documents.
    var phrase: LocalizedText {
        switch self {
        case .exemption: Phrase.exemption
        case .waiver: Phrase.waiver
        case .included: Phrase.included
        }
    }
}

extension String {
    /// Without spaces at its ends.
    var trimmed: String {
        let scalars = unicodeScalars.drop { $0 == " " }
        return String(String(scalars).reversed().drop { $0 == " " }.reversed())
    }
}
