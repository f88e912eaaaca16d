public import BillingPrimitives
public import Invoicing
public import Rating

/// The short explanation that a demo month leaves beside its files.
public struct DemoStory {
    private let month: BillingMonth
    private let documents: [Document]
    private let ledger: String
    private let summary: RunSummary

    /// Prepares the story of an issued month.
    public init(
        month: BillingMonth,
        documents: [Document],
        settlements: [Settlement],
        ledger: String
    ) throws(ArithmeticOverflow) {
        self.month = month
        self.documents = documents
        self.ledger = ledger
        self.summary = try RunSummary(
            month: month,
            documents: documents,
            settlements: settlements,
            isDryRun: false,
            wasRunBefore: false
        )
    }

    /// The story, with commands that go on from here.
    public func text(style: TerminalStyle = .plain) throws(ArithmeticOverflow) -> String {
        var text = try summary.text(NumberFormat(.english), style: style)
        let invoice = documents.first { $0.type == .invoice }?.number ?? "NUMBER"
        text += """

            Files: register.toml (who may use what), answers/ and deliveries.csv (what was
            delivered), ledger.sqlite (the practice ledger), invoices-\(month).csv.

            Go on from here:
              vtj-bill invoice explain \(invoice) --ledger \(ledger)
              vtj-bill usage held --ledger \(ledger)
              vtj-bill permit status --on \(month.lastDay) --ledger \(ledger)
              vtj-bill audit verify --ledger \(ledger)

            """
        return text
    }
}
