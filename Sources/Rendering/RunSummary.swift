public import BillingPrimitives
public import Invoicing
public import Rating

/// What a billing run made of a month: its documents with their totals, and every record's fate.
public struct RunSummary {
    private let month: BillingMonth
    private let documents: [Document]
    private let records: [Fate: Int64]
    private let incidents: Int64
    private let refused: [Refusal]
    private let isDryRun: Bool
    private let wasRunBefore: Bool
    private let due: Money
    private let review: Review?

    /// What there is to look at before the documents are issued, and what was looked at.
    public struct Review {
        /// What was delivered, against what becomes of it.
        public var reconciliation: Reconciliation
        /// How many connections do not balance, and were not accepted so before.
        public var unaccepted: Int
        /// The digest by which the draft is recognised when it is issued; nil where nobody asks.
        public var draftDigest: String?

        /// Creates what there is to look at.
        public init(reconciliation: Reconciliation, unaccepted: Int, draftDigest: String?) {
            self.reconciliation = reconciliation
            self.unaccepted = unaccepted
            self.draftDigest = draftDigest
        }
    }

    /// Usage of a connection and month that came too late to be billed.
    private struct Refusal: Hashable {
        var connection: ConnectionID
        var month: BillingMonth
        var records: Int64
    }

    /// Sums up a run.
    public init(
        month: BillingMonth,
        documents: [Document],
        settlements: [Settlement],
        isDryRun: Bool,
        wasRunBefore: Bool,
        review: Review? = nil
    ) throws(ArithmeticOverflow) {
        self.month = month
        self.documents = documents
        self.isDryRun = isDryRun
        self.wasRunBefore = wasRunBefore
        self.review = review
        var records: [Fate: Int64] = [:]
        var incidents: Int64 = 0
        for settlement in settlements {
            records[settlement.fate, default: 0] += settlement.counts.personChange
            if settlement.isIncident { incidents += settlement.counts.personChange }
        }
        self.records = records
        self.incidents = incidents
        refused = Self.refusals(among: settlements)
        due = try Money.sum(
            try documents.map { document throws(ArithmeticOverflow) in try document.total }
        )
    }

    private static func refusals(among settlements: [Settlement]) -> [Refusal] {
        var refusals: [Refusal] = []
        for settlement in settlements where settlement.fate == .refused {
            let month = BillingMonth(containing: settlement.day)
            let index = refusals.firstIndex {
                $0.connection == settlement.connection && $0.month == month
            }
            if let index {
                refusals[index].records += settlement.counts.personChange
            } else {
                refusals.append(
                    Refusal(
                        connection: settlement.connection,
                        month: month,
                        records: settlement.counts.personChange
                    )
                )
            }
        }
        return refusals
    }

    /// Whether usage was held or refused, identities came that do not belong on the ledger, or a
    /// connection does not balance.
    public var hasFindings: Bool {
        (records[.held] ?? 0) + (records[.refused] ?? 0) + incidents > 0
            || (review?.unaccepted ?? 0) > 0
    }

    /// The summary for people.
    public func text(_ format: NumberFormat, style: TerminalStyle = .plain)
        throws(ArithmeticOverflow) -> String
    {
        var text = ""
        if documents.first?.isPractice == true {
            text += style.styled(Phrase.practice[format.language], .bold) + "\n\n"
        }
        if wasRunBefore { text += "\(month) was run before; nothing changed.\n\n" }
        if isDryRun { text += "Dry run of \(month): nothing is issued.\n\n" }
        if documents.isEmpty {
            text += "Nothing to invoice in \(month).\n"
        } else {
            text += try DocumentListing.of(documents, isDraft: isDryRun).text(format, style: style)
            text += "\n\(Phrase.total[format.language]): \(format.money(due))\n"
        }
        let fates = Fate.allCases.filter { (records[$0] ?? 0) > 0 }
        if !fates.isEmpty {
            let parts = fates.map { "\(format.integer(records[$0] ?? 0)) \($0.rawValue)" }
            text += "Records: \(parts.joined(separator: ", ")).\n"
        }
        if incidents > 0 {
            text += "Incident: \(format.count(incidents, .record)) of identities that do not "
            text += "belong on this ledger; not billed.\n"
        }
        for refusal in refused {
            let records = format.count(refusal.records, .record)
            text += "Refused: \(records) of \(refusal.connection) in \(refusal.month), "
            text += "later than its price list allows.\n"
        }
        if (records[.held] ?? 0) > 0 { text += "Held usage waits: see 'vtj-bill usage held'.\n" }
        if let review {
            text +=
                "\n" + (try ReconciliationListing(review.reconciliation).text(format, style: style))
            if isDryRun, let digest = review.draftDigest {
                text += "\nDraft \(digest); issue this and no other with --reviewed.\n"
            }
        }
        return text
    }

    /// The summary for scripts.
    public var json: JSONValue {
        get throws(ArithmeticOverflow) {
            [
                "month": month, "dry_run": isDryRun, "run_before": wasRunBefore, "total": due,
                "documents": JSONValue.array(
                    try documents.map { document throws(ArithmeticOverflow) in try document.json }
                ),
                "records": JSONValue.object(
                    Dictionary(
                        uniqueKeysWithValues: Fate.allCases.map {
                            ($0.rawValue, .integer(records[$0] ?? 0))
                        }
                    )
                ),
                "incident_records": incidents,
                "draft_digest": review?.draftDigest,
                "reconciliation": try review.map { review throws(ArithmeticOverflow) in
                    try ReconciliationListing(review.reconciliation).json
                } ?? JSONValue.null,
                "refused": JSONValue.array(
                    refused.map {
                        [
                            "connection": $0.connection, "service_month": $0.month,
                            "records": $0.records,
                        ]
                    }
                ),
            ]
        }
    }
}

/// Documents as a listing.
public enum DocumentListing {
    /// One row a document.
    public static func of(
        _ documents: [Document],
        isDraft: Bool = false
    ) throws(ArithmeticOverflow) -> Listing {
        var listing = Listing([
            Listing.Column("number"), Listing.Column("type"), .data("month"),
            Listing.Column("issue_date"), Listing.Column("due_date"), Listing.Column("customer"),
            .data("customer_name"), Listing.Column("lines"), Listing.Column("total"),
        ])
        for document in documents {
            listing.append([
                .text(isDraft ? "(draft)" : document.number), .text(document.type.rawValue),
                .text(document.month.description), .day(document.issuedOn),
                .optional(document.dueOn), .text(document.customer.customer?.rawValue ?? ""),
                .text(document.customer.name), .integer(Int64(document.lines.count)),
                .money(try document.total),
            ])
        }
        return listing
    }
}
