public import BillingPrimitives
public import Invoicing
import Rating
import Tariffs

/// A document as one page of HTML for screen, print and PDF, in one of the three languages.
///
/// It stands by itself: its styles are in it, and it loads nothing.
public struct DocumentPage {
    private let document: Document
    private let format: NumberFormat

    /// Prepares a document in a language; the customer's own where none is given.
    public init(_ document: Document, language: Language? = nil) {
        self.document = document
        self.format = NumberFormat(language ?? document.language)
    }

    /// The whole page.
    public func html() throws(ArithmeticOverflow) -> String {
        let title = "\(say(Phrase.title(of: document.type))) \(escaped(document.number))"
        let issuer = document.seller.map { " – \(escaped($0.name))" } ?? ""
        return """
            <!DOCTYPE html>
            <html lang="\(format.language.rawValue)">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>\(title)\(issuer)</title>
            <style>
            \(PageStyle.css)
            </style>
            </head>
            <body>
            \(practice)<main>
            \(head(title))
            \(try DocumentLineTable(document, format).html())
            \(try payment())\(try breakdown())\(words())
            </main>
            </body>
            </html>

            """
    }

    private func say(_ text: LocalizedText) -> String { Markup.escaped(text[format.language]) }

    private func escaped(_ text: String) -> String { Markup.escaped(text) }

    // MARK: Head

    /// The watermark is for the eye alone; the words stand in the banner too.
    private var practice: String {
        guard document.isPractice else { return "" }
        return """
            <div class="watermark" aria-hidden="true">\(say(Phrase.practice))</div>
            <p class="practice"><strong>\(say(Phrase.practice))</strong></p>

            """
    }

    private func head(_ title: String) -> String {
        var facts: [(LocalizedText, String?)] = [
            (Phrase.issuedOn, format.day(document.issuedOn)),
            (Phrase.dueOn, document.dueOn.map { format.day($0) }),
            (Phrase.buyerReference, document.buyerReference),
        ]
        let reversed = document.reversed.joined(separator: ", ")
        facts.append((Phrase.credits, reversed.isEmpty ? nil : reversed))
        facts.append((Phrase.reason, document.reason))
        return """
            <header>
            <h1>\(title)</h1>
            \(list(facts))
            </header>
            <div class="parties">
            \(party(document.seller, Phrase.seller))\
            \(party(document.customer, Phrase.customer))</div>
            """
    }

    private func party(_ party: Party?, _ title: LocalizedText) -> String {
        guard let party else { return "" }
        let town = [party.postalCode, party.city].compactMap(\.self).joined(separator: " ")
        let country = party.country == "FI" ? nil : party.country
        let address = [party.name, party.street, town.isEmpty ? nil : town, country]
            .compactMap { $0.map(escaped) }
        // Where the tax does not apply, no number of it stands on the document.
        let isTaxed = document.lines.contains { $0.charge.vat.category != .outsideScope }
        let facts: [(LocalizedText, String?)] = [
            (Phrase.businessID, party.businessID),
            (Phrase.vatID, isTaxed ? party.vatID : nil),
            (Phrase.eInvoiceAddress, party.eInvoiceAddress),
        ]
        return """
            <section>
            <h2>\(say(title))</h2>
            <p>\(address.joined(separator: "<br/>"))</p>
            \(list(facts))
            </section>

            """
    }

    /// Names and values, those without a value left out.
    private func list(_ facts: [(LocalizedText, String?)]) -> String {
        let rows = facts.compactMap { name, value in
            value.map { "<div><dt>\(say(name))</dt><dd>\(escaped($0))</dd></div>\n" }
        }
        return "<dl>\n\(rows.joined())</dl>"
    }

    // MARK: Payment

    private func payment() throws(ArithmeticOverflow) -> String {
        let total = format.money(try document.total)
        guard document.type == .invoice else {
            let isStatement = document.type == .statement
            return section(
                Phrase.payment,
                isStatement
                    ? "<p>\(say(Phrase.nothingDue))</p>" : list([(Phrase.amountCredited, total)])
            )
        }
        guard !document.isPractice else {
            return section(Phrase.payment, "<p>\(say(Phrase.noPayment))</p>")
        }
        let reference = document.paymentReference.flatMap { PaymentReference($0) }
        let facts: [(LocalizedText, String?)] = [
            (Phrase.amountDue, total), (Phrase.dueOn, document.dueOn.map { format.day($0) }),
            (Phrase.account, document.seller?.iban.flatMap { IBAN($0) }?.formatted),
            (Phrase.bic, document.seller?.bic),
            (Phrase.paymentReference, reference?.formatted ?? document.paymentReference),
            (Phrase.creditorReference, reference?.creditorReference),
        ]
        return section(Phrase.payment, list(facts) + (try barcode()), class: "payment")
    }

    private func barcode() throws(ArithmeticOverflow) -> String {
        guard let digits = try document.barcode?.digits, let code = Code128(digits: digits) else {
            return ""
        }
        return """

            <figure>
            \(code.svg(label: "\(Phrase.barcode[format.language]) \(digits)"))
            <figcaption>\(say(Phrase.barcode)) \(digits)</figcaption>
            </figure>
            """
    }

    // MARK: Tax and words

    private func breakdown() throws(ArithmeticOverflow) -> String {
        let rows = try document.vatBreakdown.map { part in
            let rate = part.rate.map { "\(decimal($0.percent)) %" } ?? "–"
            let reason = part.reasons.map { say($0) }.joined(separator: "; ")
            return """
                <tr><th scope="row">\(part.category.rawValue)</th><td>\(reason)</td>\
                <td class="number">\(rate)</td><td class="number">\(format.money(part.base))</td>\
                <td class="number">\(format.money(part.tax))</td></tr>

                """
        }
        let heads = [
            (Phrase.vatCategory, ""), (Phrase.reason, ""), (Phrase.vatRate, " class=\"number\""),
            (Phrase.vatBase, " class=\"number\""), (Phrase.vat, " class=\"number\""),
        ]
        let cells = heads.map { "<th scope=\"col\"\($1)>\(say($0))</th>" }.joined()
        return """
            <table class="tax">
            <caption>\(say(Phrase.vatBreakdown))</caption>
            <thead><tr>\(cells)</tr></thead>
            <tbody>
            \(rows.joined())</tbody>
            </table>

            """
    }

    private func decimal(_ text: String) -> String {
        format.language == .english ? text : String(text.map { $0 == "." ? "," : $0 })
    }

    private func words() -> String {
        let grounds = document.grounds(in: format.language).map { ground in
            let lines = ground.lines.map { "#\($0)" }.joined(separator: ", ")
            return "<li>\(lines): \(escaped(ground.words))</li>\n"
        }
        let rules = CountingRule.allCases.filter { rule in
            document.lines.contains { $0.charge.countingRule == rule }
        }
        let explained = rules.map { "<p>\($0.rawValue): \(say(Phrase.explanation(of: $0)))</p>" }
        var text = section(
            Phrase.grounds,
            "<ul>\n\(grounds.joined())</ul>\n\(explained.joined(separator: "\n"))"
        )
        if !document.notes.isEmpty {
            text += section(Phrase.notes, document.notes.map { "<p>\(say($0))</p>" }.joined())
        }
        if let interest = document.lateInterest {
            text += section(Phrase.lateInterest, "<p>\(say(interest))</p>")
        }
        if let rectification = document.rectification {
            text += section(Phrase.rectification, "<p>\(say(rectification))</p>")
        }
        return text + "<footer><p>\(say(Phrase.anchor(document.anchor)))</p></footer>"
    }

    private func section(
        _ title: LocalizedText,
        _ body: String,
        class name: String = "words"
    ) -> String {
        "<section class=\"\(name)\">\n<h2>\(say(title))</h2>\n\(body)\n</section>\n"
    }
}
