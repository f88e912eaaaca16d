public import BillingPrimitives
public import Invoicing
public import Rating

/// The short explanation that a demo leaves beside its files.
public struct DemoStory {
    /// An issued month.
    public typealias Run = (month: BillingMonth, documents: [Document], settlements: [Settlement])
    /// What happened on a day.
    public typealias Event = (day: Day, sentence: String)

    private let runs: [Run]
    private let events: [Event]
    private let folder: String
    private let ledger: String

    /// Prepares the story of issued months in a folder.
    public init(runs: [Run], events: [Event], folder: String, ledger: String) {
        precondition(!runs.isEmpty, "A demo has a month.")
        self.runs = runs
        self.events = events
        self.folder = folder
        self.ledger = ledger
    }

    /// The story, with commands that go on from here.
    public func text(style: TerminalStyle = .plain) throws(ArithmeticOverflow) -> String {
        runs.count == 1 ? try month(runs[0], style) : try year(style)
    }

    // MARK: A month

    private func month(_ run: Run, _ style: TerminalStyle) throws(ArithmeticOverflow) -> String {
        let summary = try RunSummary(
            month: run.month,
            documents: run.documents,
            settlements: run.settlements,
            isDryRun: false,
            wasRunBefore: false
        )
        let invoice = run.documents.first { $0.type == .invoice }?.number ?? "NUMBER"
        return try summary.text(NumberFormat(.english), style: style) + """

            Files: register.toml (who may use what), answers/ and deliveries.csv (what was
            delivered), ledger.sqlite (the practice ledger), invoices-\(run.month).csv.

            Go on from here:
              vtj-bill invoice explain \(invoice) --ledger \(ledger)
              vtj-bill usage held --ledger \(ledger)
              vtj-bill permit status --on \(run.month.lastDay) --ledger \(ledger)
              vtj-bill audit verify --ledger \(ledger)

            """
    }

    // MARK: A year

    private func year(_ style: TerminalStyle) throws(ArithmeticOverflow) -> String {
        let numbers = NumberFormat(.english)
        var text = "PRACTICE – NOT INVOICES\n\n" + (try table(numbers).text(style: style)) + "\n"
        for event in events { text += "\(event.day)  \(event.sentence)\n" }
        return text + """

            Files: register.toml and register-DAY.toml (who may use what), answers/ and
            deliveries.csv (what was delivered), ledger.sqlite (the practice ledger), tariffs/
            (the price lists, one of them mended), invoices-MONTH.csv.

            Go on from here:
              vtj-bill month list --ledger \(ledger)
              vtj-bill report run monthly-revenue --ledger \(ledger) --tariffs \(folder)/tariffs
              vtj-bill export journal --ledger \(ledger)
              vtj-bill audit verify --documents --ledger \(ledger)

            """
    }

    private func table(_ numbers: NumberFormat) throws(ArithmeticOverflow) -> TextTable {
        var table = TextTable([
            .left("month"), .right("documents"), .right("delivered"), .right("billed"),
            .right("exempt"), .right("held"), .right("total"),
        ])
        var total = Money.zero
        for run in runs {
            func records(_ isOf: (Settlement) -> Bool) -> String {
                numbers.integer(
                    run.settlements.lazy.filter(isOf).reduce(0) { $0 + $1.counts.personChange }
                )
            }
            let due = try Money.sum(
                try run.documents.map { document throws(ArithmeticOverflow) in
                    try document.total
                }
            )
            total = try total.adding(due)
            table.append([
                "\(run.month)", "\(run.documents.count)", records { _ in true },
                records { $0.fate == .billed }, records { $0.fate == .exempt },
                records { $0.fate == .held }, numbers.money(due),
            ])
        }
        table.setFooter(["", "", "", "", "", "", numbers.money(total)])
        return table
    }
}
