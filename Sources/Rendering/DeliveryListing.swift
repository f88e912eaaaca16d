public import BillingPrimitives
public import Metering

/// Deliveries as a listing, under the names of the usage CSV.
public enum DeliveryListing {
    private static let columns = [
        Listing.Column("delivery_id"), Listing.Column("connection"),
        Listing.Column("delivered_at"), Listing.Column("records"), Listing.Column("kind"),
        .data("group_entries"), .data("distinct_groups"), .data("entries_without_supplement"),
        .data("uncensored_entries"), Listing.Column("test_records"), Listing.Column("data_groups"),
        .data("identity_list"), .data("cursor_from"), .data("cursor_to"), .data("digest"),
    ]

    /// One row a delivery, with what its kind is priced as.
    public static func of(_ deliveries: some Sequence<(Delivery, UsageKind)>) -> Listing {
        var listing = Listing(columns)
        for (delivery, kind) in deliveries { listing.append(cells(of: delivery, kind)) }
        return listing
    }

    /// One row a delivery that is held, with the reasons, and the permit that covers it now.
    ///
    /// A table has the column of permits only where there is one.
    public static func held(
        _ deliveries: some Collection<
            (Delivery, UsageKind, reasons: [String], coveredBy: PermitID?)
        >
    ) -> Listing {
        let isProposed = deliveries.contains { $0.coveredBy != nil }
        let permit =
            isProposed
            ? Listing.Column("covered_by", title: "would now be covered by") : .data("covered_by")
        var listing = Listing(columns + [Listing.Column("reasons"), permit])
        for (delivery, kind, reasons, coveredBy) in deliveries {
            listing.append(
                cells(of: delivery, kind) + [.list(reasons), .optional(coveredBy?.rawValue)]
            )
        }
        return listing
    }

    private static func cells(of delivery: Delivery, _ kind: UsageKind) -> [Listing.Cell] {
        let counts = delivery.counts
        return [
            .text(delivery.id), .text(delivery.connection.rawValue),
            .text(delivery.deliveredAt.description), .integer(counts.personChange),
            .text(kind.rawValue), .optional(counts.groupEntry), .optional(counts.distinctGroup),
            .optional(counts.groupEntryWithoutSupplement), .optional(counts.groupEntryUncensored),
            .integer(delivery.testCounts.personChange), .list(delivery.dataGroups.map(\.code)),
            .optional(delivery.identityList), .optional(delivery.cursorFrom),
            .optional(delivery.cursorTo), .optional(delivery.digest),
        ]
    }
}
