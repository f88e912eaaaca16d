import BillingPrimitives
import Metering
public import Reporting

/// Deliveries and X-Road entries that do not agree, as a listing, and the sum of it all.
public enum OperationalListing {
    /// One row a finding, by time, with sentences in a language.
    public static func of(
        _ reconciliation: OperationalReconciliation,
        format: NumberFormat
    ) -> Listing {
        let language = format.language
        var listing = Listing([
            .data("kind"), Listing.Column("at", title: Phrase.time[language]),
            Listing.Column("connections", title: CountedNoun.connection.one[language]),
            .data("subsystem"), Listing.Column("id", title: Phrase.id[language]),
            Listing.Column("finding", title: Phrase.finding[language]), .data("delivery_id"),
            .data("delivered_at"), .data("response_bytes"), .data("request_id"),
            .data("message_id"), .data("responded_at"), .data("response_size"),
            .data("status_code"), .data("differences"),
        ])
        for finding in OperationalFinding.all(of: reconciliation) {
            listing.append(cells(finding, format))
        }
        return listing
    }

    private static func cells(
        _ finding: OperationalFinding,
        _ format: NumberFormat
    ) -> [Listing.Cell] {
        let (delivery, entry) = (finding.delivery, finding.entry)
        return [
            .text(finding.kind), .text(finding.at.description),
            .list(finding.connections.map(\.rawValue)), .optional(entry?.client?.description),
            .optional(delivery?.id ?? entry?.requestID ?? entry?.messageID),
            .text(finding.text(format)), .optional(delivery?.id),
            .optional(delivery?.deliveredAt.description), .optional(delivery?.responseBytes),
            .optional(entry?.requestID), .optional(entry?.messageID),
            .optional(entry?.respondedAt.description), .optional(entry?.responseBytes),
            .optional(entry?.statusCode), .list(finding.differences.map(\.rawValue)),
        ]
    }

    /// The sum for people: what was compared, what matched, what did not, and what was left out.
    public static func summary(
        _ reconciliation: OperationalReconciliation,
        format: NumberFormat
    ) -> String {
        let language = format.language
        guard let period = reconciliation.period else { return Phrase.noEntries[language] + "\n" }
        func line(_ title: LocalizedText, _ parts: [(LocalizedText, Int)]) -> String {
            let words = parts.map { "\($0.0[language]) \(format.integer(Int64($0.1)))" }
            return "\(title[language]): \(words.joined(separator: ", ")).\n"
        }
        let span = "\(period.lowerBound) – \(period.upperBound)"
        return "\(Phrase.compared[language]): \(span).\n"
            + line(
                Phrase.matched,
                OperationalReconciliation.Evidence.allCases.map {
                    ($0.title, reconciliation.matched(by: $0))
                }
            )
            + line(
                Phrase.findings,
                [
                    (Phrase.deliveriesWithoutEntry, reconciliation.deliveriesAlone.count),
                    (Phrase.entriesWithoutDelivery, reconciliation.entriesAlone.count),
                    (Phrase.differing, reconciliation.differing.count),
                ]
            )
            + line(
                Phrase.leftOut,
                OperationalReconciliation.LeftOut.allCases.map {
                    ($0.title, reconciliation.leftOut[$0]?.count ?? 0)
                } + [(Phrase.uncovered, reconciliation.uncovered.count)]
            )
    }

    /// All of it for scripts.
    public static func json(
        _ reconciliation: OperationalReconciliation,
        format: NumberFormat
    ) -> JSONValue {
        func leftOut(_ reason: OperationalReconciliation.LeftOut) -> Int {
            reconciliation.leftOut[reason]?.count ?? 0
        }
        return [
            "from": reconciliation.period?.lowerBound, "to": reconciliation.period?.upperBound,
            "matched": [
                "by_id": reconciliation.matched(by: .id),
                "by_circumstances": reconciliation.matched(by: .circumstances),
            ] as JSONValue,
            "deliveries_without_entry": reconciliation.deliveriesAlone.count,
            "entries_without_delivery": reconciliation.entriesAlone.count,
            "differing": reconciliation.differing.count,
            "left_out": [
                "other_services": leftOut(.otherService), "failed_calls": leftOut(.failed),
                "booking_keys": leftOut(.bookingKey),
                "uncovered_deliveries": reconciliation.uncovered.count,
            ] as JSONValue,
            "findings": of(reconciliation, format: format).json,
        ]
    }
}

extension OperationalReconciliation {
    /// How many pairs agree in everything, by what told that they are pairs.
    fileprivate func matched(by evidence: Evidence) -> Int {
        pairs.count { $0.evidence == evidence && $0.differences.isEmpty }
    }
}
