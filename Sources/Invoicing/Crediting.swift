public import BillingPrimitives
public import Rating

/// Why a document cannot be credited as asked.
public enum CreditRefusal: Error, Equatable, CustomStringConvertible {
    /// Only invoices claim money that can be given back.
    case notAnInvoice(String, DocumentType)
    /// The document has no such line.
    case noSuchLine(String, Int, count: Int)
    /// The quantity is not positive.
    case nothingToCredit
    /// Less is left of the line than is to be credited.
    case moreThanLeft(asked: Int64, left: Int64, line: Int)
    /// All of the document, or of the line, was credited before.
    case nothingLeft(String)

    /// A sentence for people.
    public var description: String {
        switch self {
        case .notAnInvoice(let number, let type):
            "\(number) is a \(type.rawValue), and only invoices are credited"
        case .noSuchLine(let number, let line, let count):
            "\(number) has no line \(line); its lines are 1 to \(count)"
        case .nothingToCredit: "the number of records to credit must be 1 or more"
        case .moreThanLeft(let asked, let left, let line):
            "line \(line) has \(left) left to credit, less than \(asked); credit at most \(left)"
        case .nothingLeft(let what):
            "\(what) was credited in full before; nothing is left to credit"
        }
    }
}

extension Document {
    /// Drafts a credit note over an invoice, to the same customer.
    ///
    /// `month` is the one whose books take it: see `MonthBooks.monthTaking(creditOf:)`.
    public init(
        crediting invoice: Document,
        by charges: [Charge],
        reason: String,
        in month: BillingMonth,
        on day: Day,
        anchor: LedgerAnchor
    ) throws(ArithmeticOverflow) {
        self = invoice
        type = .creditNote
        isOfRun = false
        self.month = month
        issuedOn = day
        dueOn = nil
        paymentReference = nil
        lateInterest = nil
        credits = invoice.number
        self.reason = reason
        lines = try Self.lines(of: charges)
        self.anchor = anchor
    }

    /// The charges of a credit note over this invoice: all that is left, or part of one line.
    ///
    /// Without a line it is all lines, and without a quantity all that is left of the line.
    public func crediting(
        line: Int?,
        quantity: Int64?,
        balance: CreditBalance
    ) throws(CreditRefusal) -> [Charge] {
        guard type == .invoice else { throw .notAnInvoice(number, type) }
        if let line {
            guard let found = lines.first(where: { $0.number == line }) else {
                throw .noSuchLine(number, line, count: lines.count)
            }
            return [try reversal(of: found, quantity: quantity, balance)]
        }
        var charges: [Charge] = []
        for line in lines where line.charge.quantity > 0 {
            let reference = LineReference(document: number, line: line.number)
            let left = balance.quantityLeft(of: line.charge, at: reference)
            if left > 0 { charges.append(try reversal(of: line, quantity: left, balance)) }
        }
        guard !charges.isEmpty else { throw .nothingLeft(number) }
        return charges
    }

    private func reversal(
        of line: DocumentLine,
        quantity: Int64?,
        _ balance: CreditBalance
    ) throws(CreditRefusal) -> Charge {
        let reference = LineReference(document: number, line: line.number)
        let left = balance.quantityLeft(of: line.charge, at: reference)
        guard left > 0 else { throw .nothingLeft("line \(line.number) of \(number)") }
        let asked = quantity ?? left
        guard asked > 0 else { throw .nothingToCredit }
        guard asked <= left else {
            throw .moreThanLeft(asked: asked, left: left, line: line.number)
        }
        return balance.reversal(of: line.charge, at: reference, quantity: asked)
    }
}
