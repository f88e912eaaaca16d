import BillingPrimitives
import BillingStore
import Invoicing
import Ledger
import Rating

extension TraceDecisions {
    /// Everything about a month in the order in which it was recorded.
    func entries(about month: BillingMonth, _ reader: LedgerReader) throws -> [Entry] {
        var entries: [Entry] = []
        if let header = try reader.runHeader(of: month) {
            entries.append(Entry(header, month, "run"))
        }
        try reader.documentHistory { header, document in
            guard document.month == month else { return }
            var entry = Entry(header, month, document.type.rawValue)
            entry.subject = Self.document.followed(by: " \(document.number)")
            entry.on = document.issuedOn
            entry.ground = document.reason.map { LocalizedText($0) }
            entry.detail = LocalizedText(
                fi: "rivejä: \(document.lines.count)",
                sv: "rader: \(document.lines.count)",
                en: "lines: \(document.lines.count)"
            )
            entries.append(entry)
        }
        for recorded in try reader.acceptances() where recorded.accepted.month == month {
            entries.append(Entry(recorded, recorded.accepted.differences))
        }
        for recorded in try reader.monthSteps() where recorded.step.month == month {
            entries.append(Entry(recorded))
        }
        return entries.sorted { $0.block < $1.block }
    }
}

extension TraceDecisions.Entry {
    /// Something that was done to a month.
    fileprivate init(_ header: BlockHeader, _ month: BillingMonth, _ event: String) {
        self.init(
            block: header.sequence,
            recordedAt: header.recordedAt,
            actor: header.actor,
            subject: LocalizedText(
                fi: "kuukausi \(month)",
                sv: "månad \(month)",
                en: "month \(month)"
            ),
            event: event,
            on: header.recordedAt.helsinkiDay
        )
    }

    /// The closing or the reopening of a month.
    fileprivate init(_ recorded: RecordedMonthStep) {
        self.init(recorded.header, recorded.step.month, "")
        switch recorded.step {
        case .closing(let closing):
            event = "closed"
            detail = LocalizedText(
                fi: "asiakirjoja: \(closing.documents), sinetti \(closing.seal)",
                sv: "handlingar: \(closing.documents), sigill \(closing.seal)",
                en: "documents: \(closing.documents), seal \(closing.seal)"
            )
        case .reopening(let reopening):
            event = "reopened"
            decidedBy = reopening.approvedBy
            ground = LocalizedText(reopening.reason)
        }
    }

    /// Differences that were accepted so that a month could go on.
    init(_ recorded: RecordedAcceptance, _ differences: [AcceptedDifferences.Difference]) {
        let accepted = recorded.accepted
        self.init(recorded.header, accepted.month, "not-reconciled")
        decidedBy = accepted.decidedBy
        ground = LocalizedText(accepted.reason)
        detail = LocalizedText(
            "\(accepted.step.rawValue): "
                + differences.map { "\($0.connection) by \($0.amount.words)" }
                .joined(separator: "; ")
        )
    }
}
