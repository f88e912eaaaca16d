public import BillingPrimitives
public import Reporting

/// What an officer has to look at, as a listing.
public enum StatusListing {
    /// One row a finding, in a language, with its figures.
    public static func of(_ status: PermitStatus, language: Language) -> Listing {
        let figures = [
            "day", "until", "days", "bucket", "records", "records_low", "records_high",
            "weekly_records", "delivery_days", "gap_days", "measure", "before", "now",
            "data_groups", "connections", "permits", "reasons",
        ]
        var listing = Listing(
            ["severity", "kind", "customer", "connection", "permit", "text"].map { .init($0) }
                + ["remedy"].map(Listing.Column.data) + figures.map(Listing.Column.data)
        )
        for finding in status.findings {
            listing.append(
                [
                    .text(finding.severity.rawValue), .text(finding.kind.rawValue),
                    .optional(finding.customer?.rawValue), .optional(finding.connection?.rawValue),
                    .optional(finding.permit?.rawValue), .text(finding.text[language]),
                    .text(finding.remedy[language]),
                ] + finding.figures.cells
            )
        }
        return listing
    }
}

extension StatusFigures {
    fileprivate var cells: [Listing.Cell] {
        [
            .optional(day), .optional(until), .optional(days.map(Int64.init)),
            .optional(bucket.map(Int64.init)), .optional(records), .optional(recordsLow),
            .optional(recordsHigh), .optional(rhythm?.weeklyMedian),
            .optional((rhythm?.deliveryDays).map(Int64.init)),
            .optional((rhythm?.gapDays).map(Int64.init)), .optional(measure?.rawValue),
            .optional(before),
            .optional(now), .list(dataGroups), .list(connections.map(\.rawValue)),
            .list(permits.map(\.rawValue)), .list(reasons),
        ]
    }
}
