import BillingPrimitives
import Metering
import Reporting

/// One thing on which the ledger and X-Road do not agree.
enum OperationalFinding {
    case delivery(Delivery)
    case entry(OperationalReconciliation.Stray)
    case differing(OperationalReconciliation.Pair)

    /// Everything, by time.
    static func all(of reconciliation: OperationalReconciliation) -> [OperationalFinding] {
        let all =
            reconciliation.deliveriesAlone.map(Self.delivery)
            + reconciliation.entriesAlone.map(Self.entry)
            + reconciliation.differing.map(Self.differing)
        // Sorting keeps the order of equal times.
        return all.sorted { $0.at < $1.at }
    }

    /// Its name for scripts.
    var kind: String {
        switch self {
        case .delivery: "delivery-without-entry"
        case .entry: "entry-without-delivery"
        case .differing: "differing"
        }
    }

    var delivery: Delivery? {
        switch self {
        case .delivery(let delivery): delivery
        case .entry: nil
        case .differing(let pair): pair.delivery
        }
    }

    var entry: OperationalEntry? {
        switch self {
        case .delivery: nil
        case .entry(let stray): stray.entry
        case .differing(let pair): pair.entry
        }
    }

    var differences: [OperationalReconciliation.Difference] {
        if case .differing(let pair) = self { pair.differences } else { [] }
    }

    /// When it was delivered, or else answered.
    var at: Instant {
        switch self {
        case .delivery(let delivery): delivery.deliveredAt
        case .entry(let stray): stray.entry.respondedAt
        case .differing(let pair): pair.delivery.deliveredAt
        }
    }

    var connections: [ConnectionID] {
        switch self {
        case .delivery(let delivery): [delivery.connection]
        case .entry(let stray): stray.connections
        case .differing(let pair): [pair.delivery.connection]
        }
    }

    /// What was found, with both values where two disagree.
    func text(_ format: NumberFormat) -> String {
        let language = format.language
        switch self {
        case .delivery: return Phrase.deliveryWithoutEntry[language]
        case .entry(let stray):
            let subsystem = stray.connections.isEmpty ? stray.entry.client?.description : nil
            let parts = [
                Phrase.entryWithoutDelivery[language],
                subsystem.map { "\(Phrase.subsystem[language]) \($0)" },
                stray.entry.mayBeBookingKey ? Phrase.mayBeBookingKey[language] : nil,
            ]
            return parts.compactMap(\.self).joined(separator: "; ")
        case .differing(let pair):
            return pair.differences.map { pair.text(of: $0, format) }.joined(separator: "; ")
        }
    }
}

extension OperationalReconciliation.Pair {
    fileprivate func text(
        of difference: OperationalReconciliation.Difference,
        _ format: NumberFormat
    ) -> String {
        let language = format.language
        func both(_ title: LocalizedText, _ here: String, _ there: String) -> String {
            "\(title[language]) \(here), X-Road \(there)"
        }
        switch difference {
        case .connection:
            let party = entry.representedParty.map { " (\($0))" } ?? ""
            return both(
                CountedNoun.connection.one,
                delivery.connection.rawValue,
                (entry.client?.description ?? "?") + party
            )
        case .time:
            return both(
                Phrase.time,
                delivery.deliveredAt.description,
                entry.respondedAt.description
            )
        case .size:
            return both(
                Phrase.bytes,
                delivery.responseBytes.map(format.integer) ?? "?",
                entry.responseBytes.map(format.integer) ?? "?"
            )
        case .outcome:
            let phrase =
                entry.nature == .failed
                ? Phrase.deliveredByFailedCall : Phrase.deliveredByBookingKey
            return phrase[language]
        }
    }
}
