public import BillingPrimitives

/// Tables under each other as one page of HTML for screen, print and PDF.
///
/// It stands by itself: its styles are in it, and it loads nothing.
public struct ListingPage {
    /// A table under a heading.
    public struct Section {
        /// The heading.
        public var title: LocalizedText
        /// The table.
        public var listing: Listing

        /// Creates a section.
        public init(_ title: LocalizedText, _ listing: Listing) {
            self.title = title
            self.listing = listing
        }
    }

    private let title: String
    private let note: String
    private let sections: [Section]
    private let format: NumberFormat
    private let figure: String
    private let isPractice: Bool

    /// Prepares a page; the note stands under its title, and a figure of HTML under that.
    ///
    /// That of a practice ledger says so in large letters.
    public init(
        title: String,
        note: String,
        sections: [Section],
        language: Language,
        isPractice: Bool,
        figure: String = ""
    ) {
        self.isPractice = isPractice
        self.figure = figure
        self.title = title
        self.note = note
        self.sections = sections
        self.format = NumberFormat(language)
    }

    /// The whole page.
    public var html: String {
        let title = Markup.escaped(title)
        return """
            <!DOCTYPE html>
            <html lang="\(format.language.rawValue)">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>\(title)</title>
            <style>
            \(PageStyle.css)
            </style>
            </head>
            <body>
            \(practice)<main>
            <h1>\(title)</h1>
            <p>\(Markup.escaped(note))</p>
            \(figure)\(sections.map(html).joined(separator: "\n"))
            </main>
            </body>
            </html>

            """
    }

    private var practice: String {
        guard isPractice else { return "" }
        let words = Markup.escaped(Phrase.practiceFigures[format.language])
        return "<p class=\"practice\"><strong>\(words)</strong></p>\n"
    }

    private func html(_ section: Section) -> String {
        let title = Markup.escaped(section.title[format.language])
        guard !section.listing.rows.isEmpty else { return "<h2>\(title)</h2>\n<p>–</p>" }
        return section.listing.html(format, caption: "<h2>\(title)</h2>")
    }
}

extension Listing {
    /// The table for a page; the caption is HTML already.
    func html(_ format: NumberFormat, caption: String) -> String {
        let shown = columns.indices.filter { columns[$0].title != nil }
        let head = shown.map { index in
            let title = columns[index].words?[format.language] ?? columns[index].title ?? ""
            let kind = rows.contains { $0[index].isNumber } ? " class=\"number\"" : ""
            return "<th scope=\"col\"\(kind)>\(Markup.escaped(title))</th>"
        }
        let body = rows.map { row in
            let cells = shown.map { index in
                let text = row[index].words(format)
                let style = row[index].isNumber ? "number" : text.isUnbreakable ? "digest" : nil
                let kind = style.map { " class=\"\($0)\"" } ?? ""
                let isHead = index == shown.first && !row[index].isNumber
                let (tag, scope) = isHead ? ("th", " scope=\"row\"") : ("td", "")
                return "<\(tag)\(scope)\(kind)>\(Markup.escaped(text))</\(tag)>"
            }
            return "<tr>\(cells.joined())</tr>"
        }
        return """
            <table>
            <caption>\(caption)</caption>
            <thead><tr>\(head.joined())</tr></thead>
            <tbody>
            \(body.joined(separator: "\n"))
            </tbody>
            </table>
            """
    }
}

extension String {
    /// Whether it has a word, such as a digest, that no column has room for.
    fileprivate var isUnbreakable: Bool {
        split(separator: " ").contains { $0.utf8.count > 40 }
    }
}
