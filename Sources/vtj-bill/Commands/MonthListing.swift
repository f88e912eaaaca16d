import BillingOperations
import BillingPrimitives
import Invoicing
import Ledger
import Rating
import Rendering

/// Months as listings.
enum MonthListing {
    /// One row a month.
    static func of(_ months: [ListMonths.Row]) -> Listing {
        var listing = Listing([
            Listing.Column("month"), Listing.Column("state"), Listing.Column("documents"),
            Listing.Column("net"), Listing.Column("held"), Listing.Column("unbilled"),
            Listing.Column("run_at"), Listing.Column("closed_at"), Listing.Column("closed_by"),
            Listing.Column("seal"),
        ])
        for row in months {
            listing.append([
                .text(row.month.description), .text(row.state.rawValue), .integer(row.documents),
                .money(row.net), .integer(row.held), .integer(row.unbilled),
                .optional(row.run?.recordedAt.description),
                .optional(row.closing?.header.recordedAt.description),
                .optional(row.closing?.header.actor), .optional(row.closing?.closing.seal),
            ])
        }
        return listing
    }

    /// A closing as one row.
    static func of(_ recorded: RecordedMonthClosing) -> Listing {
        var listing = Listing([
            Listing.Column("month"), Listing.Column("closed_at"), Listing.Column("closed_by"),
            Listing.Column("documents"), Listing.Column("net"), Listing.Column("total"),
            Listing.Column("seal"),
        ])
        let closing = recorded.closing
        listing.append([
            .text(closing.month.description), .text(recorded.header.recordedAt.description),
            .text(recorded.header.actor), .integer(Int64(closing.documents)),
            .money(closing.net), .money(closing.total), .text(closing.seal),
        ])
        return listing
    }

    /// One row a fact of a month.
    static func facts(of detail: ListMonths.Detail) -> Listing {
        var listing = Listing([Listing.Column("fact"), Listing.Column("value")])
        func add(_ fact: String, _ value: String?) {
            if let value { listing.append([.text(fact), .text(value)]) }
        }
        let row = detail.row
        add("month", row.month.description)
        add("state", row.state.rawValue)
        add("documents", "\(row.documents)")
        add("net", NumberFormat(.english).money(row.net))
        add("held", NumberFormat(.english).integer(row.held))
        add("unbilled", NumberFormat(.english).integer(row.unbilled))
        add("run at", row.run.map { "\($0.recordedAt) by \($0.actor), block \($0.sequence)" })
        guard let closing = row.closing, let seal = detail.seal else { return listing }
        add("closed at", "\(closing.header.recordedAt) by \(closing.header.actor)")
        if closing.closing.month != row.month { add("closed with", "\(closing.closing.month)") }
        add("seal", closing.closing.seal)
        add("covers the seal of", closing.closing.previousMonth?.description)
        add("covers the run", seal.run.isEmpty ? nil : seal.run.hexadecimal)
        add("covers documents", "\(seal.documents.count)")
        add("covers closings and reopenings", "\(seal.history.count)")
        add("covers usage through block", "\(closing.closing.through)")
        return listing
    }

    /// One row a closing, a reopening, or differences that were accepted.
    static func history(of detail: ListMonths.Detail) -> Listing {
        var listing = Listing([
            Listing.Column("block"), Listing.Column("event"), Listing.Column("at"),
            Listing.Column("by"), Listing.Column("decided_by"), Listing.Column("reason"),
            Listing.Column("seal"),
        ])
        func row(
            _ header: BlockHeader,
            _ event: String,
            decidedBy: String? = nil,
            reason: String? = nil,
            seal: String? = nil
        ) -> (Int64, [Listing.Cell]) {
            let cells: [Listing.Cell] = [
                .integer(header.sequence), .text(event), .text(header.recordedAt.description),
                .text(header.actor), .optional(decidedBy), .optional(reason), .optional(seal),
            ]
            return (header.sequence, cells)
        }
        let steps = detail.steps.map { recorded in
            switch recorded.step {
            case .closing(let closing): row(recorded.header, "closed", seal: closing.seal)
            case .reopening(let reopening):
                row(
                    recorded.header,
                    "reopened",
                    decidedBy: reopening.approvedBy,
                    reason: reopening.reason
                )
            }
        }
        let acceptances = detail.acceptances.map { recorded in
            row(
                recorded.header,
                "not-reconciled",
                decidedBy: recorded.accepted.decidedBy,
                reason: recorded.accepted.reason
            )
        }
        for (_, cells) in (steps + acceptances).sorted(by: { $0.0 < $1.0 }) {
            listing.append(cells)
        }
        return listing
    }

    /// A month as an object.
    static func json(of detail: ListMonths.Detail) throws -> JSONValue {
        guard case .array(let rows) = of([detail.row]).json,
            case .object(var members)? = rows.first
        else { return .null }
        members["history"] = history(of: detail).json
        members["documents"] = try DocumentListing.of(detail.documents).json
        members["reconciliation"] =
            try detail.reconciliation.map { try ReconciliationListing($0).json } ?? .null
        members["covers"] =
            detail.seal.map { seal in
                let previous = seal.previous
                return .object([
                    "previous_seal": previous.isEmpty ? .null : .string(previous),
                    "run_digest": seal.run.isEmpty ? .null : .string(seal.run.hexadecimal),
                    "history": .array(seal.history.map { .string($0.hexadecimal) }),
                    "documents": .array(
                        seal.documents.map {
                            .object([
                                "number": .string($0.number),
                                "merkle_root": .string($0.root.hexadecimal),
                            ])
                        }
                    ),
                ])
            } ?? .null
        return .object(members)
    }
}
