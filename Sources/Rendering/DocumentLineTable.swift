import BillingPrimitives
import Invoicing
import Rating

/// The lines of a document as a table of HTML, with the totals at its foot.
struct DocumentLineTable {
    private let document: Document
    private let format: NumberFormat
    private let columns: [(title: LocalizedText, isNumber: Bool)] = [
        (Phrase.description, false), (Phrase.serviceMonth, false), (Phrase.quantity, true),
        (Phrase.unitPrice, true), (Phrase.listAmount, true), (Phrase.netAmount, true),
    ]

    init(_ document: Document, _ format: NumberFormat) {
        self.document = document
        self.format = format
    }

    func html() throws(ArithmeticOverflow) -> String {
        let heads = columns.map { column in
            "<th scope=\"col\"\(column.isNumber ? number : "")>\(say(column.title))</th>"
        }
        return """
            <table class="lines">
            <caption>\(say(Phrase.lines))</caption>
            <thead><tr><th scope="col" class="number">#</th>\(heads.joined())</tr></thead>
            <tbody>
            \(document.lines.map(row).joined())</tbody>
            <tbody class="totals">
            \(try totals().joined())</tbody>
            </table>

            """
    }

    private let number = " class=\"number\""

    private func say(_ text: LocalizedText) -> String { Markup.escaped(text[format.language]) }

    private func row(_ line: DocumentLine) -> String {
        let charge = line.charge
        let correction = charge.lineKind == "correction" ? "\(say(Phrase.correction)): " : ""
        var what = "\(correction)\(say(charge.title))"
        what += "<br/><small>\(Markup.escaped("\(charge.connection)"))"
        what += ", \(Markup.escaped(charge.register))"
        if let reference = charge.buyerReference {
            what += "<br/>\(say(Phrase.buyerReference)): \(Markup.escaped(reference))"
        }
        if let reversed = charge.reverses {
            what += "<br/>\(say(Phrase.reverses)): \(Markup.escaped(reversed.document)),"
            what += " \(reversed.line)"
        }
        what += "</small>"
        if let relief = charge.relief { what += "<br/><strong>\(say(relief.phrase))</strong>" }
        let cells = [
            format.integer(charge.quantity), charge.calculation.unitPrice.map(format.price) ?? "–",
            format.money(charge.listAmount), format.money(charge.netAmount),
        ]
        return """
            <tr><td\(number)>\(line.number)</td><th scope="row">\(what)</th>\
            <td>\(charge.serviceMonth)</td>\
            \(cells.map { "<td\(number)>\($0)</td>" }.joined())</tr>

            """
    }

    /// What reliefs took off the list value, and what is due, with the tax where there is any.
    private func totals() throws(ArithmeticOverflow) -> [String] {
        var rows: [String] = []
        let relieved = Relief.allCases.filter { relief in
            document.lines.contains { $0.charge.relief == relief }
        }
        if !relieved.isEmpty {
            let list = try Money.sum(document.lines.lazy.map(\.charge.listAmount))
            rows.append(total(Phrase.listAmount, list))
        }
        for relief in relieved {
            let amounts = document.lines.filter { $0.charge.relief == relief }
                .map(\.charge.listAmount)
            rows.append(total(relief.phrase, try Money.sum(amounts).negated()))
        }
        if try document.vatTotal != .zero {
            rows.append(total(Phrase.totalWithoutVAT, try document.netTotal))
            rows.append(total(Phrase.vat, try document.vatTotal))
        }
        rows.append(total(Phrase.total, try document.total, class: " class=\"sum\""))
        return rows
    }

    private func total(_ title: LocalizedText, _ money: Money, class name: String = "") -> String {
        """
        <tr\(name)><th scope="row" colspan="\(columns.count)">\(say(title))</th>\
        <td\(number)>\(format.money(money))</td></tr>

        """
    }
}
