public import BillingPrimitives
public import Invoicing
import Rating

/// The journal of issued documents as a file that a plain-text accounting program reads.
///
/// The same journal is always the same bytes. Every account and the currency are declared, so that
/// the programs' strict checks pass.
public struct JournalFile {
    private let journal: Journal
    private let dialect: JournalDialect
    private let balances: [(account: JournalAccount, amount: Money)]

    /// Prepares a journal in a dialect.
    public init(_ journal: Journal, dialect: JournalDialect) throws(ArithmeticOverflow) {
        self.journal = journal
        self.dialect = dialect
        balances = try journal.balances.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }

    /// The file.
    public var text: String {
        var lines = header.map { "; \($0)" }
        lines.append("")
        lines += declarations
        for entry in journal.entries {
            lines.append("")
            lines += self.lines(of: entry)
        }
        if journal.days == nil, let last = journal.entries.last?.document.issuedOn {
            lines += assertions(after: last)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    // MARK: Head

    private var header: [String] {
        let days = journal.days.map { "issued from \($0.lowerBound) through \($0.upperBound)" }
        return (journal.isPractice ? [Phrase.practice[.english]] : []) + [
            "The documents of a vtj-bill ledger, \(days ?? "all of them"), by day of issue.",
            "Money is claimed here. No payment is recorded: receivables are what was invoiced,",
            "less what was credited. Income is at list value, and what is not due of it stands",
            "under Income:Relief, so that each entry comes to its document's total.",
        ]
    }

    private var declarations: [String] {
        guard let first = journal.entries.first?.document.issuedOn else {
            return currency(first: nil)
        }
        let names = customerNames
        return currency(first: first) + [""]
            + balances.flatMap { account, _ -> [String] in
                let name = dialect.name(of: account)
                let isOpened = dialect == .beancount
                var lines = [isOpened ? "\(first) open \(name) EUR" : "account \(name)"]
                if case .receivables(let customer) = account {
                    lines += indented(
                        tags(["customer": customer.rawValue, "name": names[customer]]),
                        1
                    )
                }
                return lines
            }
    }

    private func currency(first: Day?) -> [String] {
        switch dialect {
        case .hledger: ["decimal-mark .", "commodity EUR", "    format 1000.00 EUR"]
        case .ledger:
            ["commodity EUR", "    format 1000.00 EUR"] + Self.keys.map { "tag \($0)" }
        case .beancount:
            ["option \"operating_currency\" \"EUR\""]
                + (first.map { ["\($0) commodity EUR"] } ?? [])
        }
    }

    /// The last name of each customer that its documents have.
    private var customerNames: [CustomerID: String] {
        var names: [CustomerID: String] = [:]
        for party in journal.entries.map(\.document.customer) where !party.name.isEmpty {
            if let customer = party.customer { names[customer] = party.name }
        }
        return names
    }

    // MARK: Entries

    private func lines(of entry: JournalEntry) -> [String] {
        let document = entry.document
        let customer = document.customer.customer?.rawValue ?? ""
        let name = document.customer.name
        let what = "\(document.type.rawValue.mapping("-", to: " ")) \(document.month)"
        let reversed = document.reversed.joined(separator: " ")
        let head: KeyValuePairs<String, String?> = [
            "customer": customer, "due": document.dueOn?.description,
            "reference": document.paymentReference, "credits": reversed,
            "reason": document.reason,
        ]
        let width = entry.postings.map { dialect.name(of: $0.account).displayWidth }.max() ?? 0
        let amounts = entry.postings.map(\.amount.description)
        let amountWidth = amounts.map(\.count).max() ?? 0
        var lines = [dialect.heading(document, who: name.isEmpty ? customer : name, what: what)]
        lines += indented(tags(head), 1)
        for (posting, amount) in zip(entry.postings, amounts) {
            let account = dialect.name(of: posting.account)
            let gap = width - account.displayWidth + 2 + amountWidth - amount.count
            lines.append("    \(account)\(String(repeating: " ", count: gap))\(amount) EUR")
            lines += indented(tags(pairs(of: posting)), 2)
        }
        return lines
    }

    /// What tags there are; Ledger warns of one that is not declared.
    private static let keys = [
        "account", "connection", "credits", "customer", "due", "legal-basis", "line", "name",
        "quantity", "reason", "reference", "service-month", "tariff", "vat-rate",
    ]

    private func pairs(of posting: JournalEntry.Posting) -> KeyValuePairs<String, String?> {
        let charge = posting.line?.charge
        return [
            "line": posting.line?.number.description,
            "connection": charge?.connection.rawValue,
            "service-month": charge?.serviceMonth.description,
            "quantity": charge?.quantity.description,
            "tariff": charge?.tariff, "legal-basis": charge?.legalBasis,
            "account": charge?.account, "vat-rate": posting.rate?.description,
        ]
    }

    private func tags(_ pairs: KeyValuePairs<String, String?>) -> [String] {
        pairs.compactMap { key, value in
            value.flatMap { $0.isEmpty ? nil : dialect.tag(key, $0) }
        }
    }

    private func indented(_ lines: [String], _ depth: Int) -> [String] {
        lines.map { String(repeating: "    ", count: depth) + $0 }
    }

    // MARK: Proof

    /// What every account must come to; a program that reads the file says so where it does not.
    private func assertions(after last: Day) -> [String] {
        let note = [
            "", "; Proof: what each account comes to in this journal by itself. A journal that is",
            "; exported with its days (--from, --to) has none, and can stand beside payments.",
        ]
        if dialect == .beancount {
            let day = last.adding(days: 1)
            return note
                + balances.map { "\(day) balance \(dialect.name(of: $0.account)) \($0.amount) EUR" }
        }
        let width = balances.map { dialect.name(of: $0.account).displayWidth }.max() ?? 0
        return note + ["\(last) Balances"]
            + balances.map { account, amount in
                let name = dialect.name(of: account)
                let gap = String(repeating: " ", count: width - name.displayWidth + 2)
                return "    \(name)\(gap)0.00 EUR = \(amount) EUR"
            }
    }
}

extension String {
    fileprivate func mapping(_ one: Character, to other: Character) -> String {
        String(map { $0 == one ? other : $0 })
    }
}
