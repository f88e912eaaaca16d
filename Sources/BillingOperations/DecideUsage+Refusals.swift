import BillingPrimitives
import BillingStore
import Licensing
import Metering
import Rating

extension DecideUsage {
    /// Why a delivery that somebody named cannot be decided on.
    func whyNotHeld(
        _ id: String,
        of connection: ConnectionID,
        _ draft: DraftMonth
    ) throws -> Diagnostic {
        let reader = draft.reader
        guard let delivery = try reader.delivery(of: connection, id: id) else {
            return Diagnostic(
                .error,
                "unknown-delivery",
                "\(connection) has no delivery \(Redaction.quoted(id))",
                remedy: "see 'vtj-bill usage held' for what can be decided"
            )
        }
        let day = delivery.deliveredAt.helsinkiDay
        let open = try draft.rate(through: day).settlements
        let settled = (try reader.settlements(of: connection) + open).inForce.filter {
            $0.connection == connection && $0.day == day && $0.kind == delivery.kind
        }
        let own =
            settled.last { $0.deliveryID == id } ?? settled.last { $0.deliveryID == nil }
        return .notHeld(delivery.id, of: connection, own)
    }
}

extension Diagnostic {
    fileprivate static func notHeld(
        _ id: String,
        of connection: ConnectionID,
        _ settlement: Settlement?
    ) -> Diagnostic {
        var state = "nothing speaks against billing it"
        var remedy = "nothing has to be decided"
        if let settlement {
            state = "it is \(settlement.fate.rawValue)"
            if settlement.fate == .writtenOff { remedy = "that is final once a run has settled it" }
            if let line = settlement.line {
                state += ", on line \(line.line) of \(line.document)"
                remedy = "credit the line with 'vtj-bill invoice credit' if it should not be there"
            }
        }
        return Diagnostic(
            .error,
            "not-held",
            "delivery \(Redaction.quoted(id)) of \(connection) is not held: \(state)",
            why: "only held usage is released or written off",
            remedy: remedy
        )
    }

    static func notReleasable(_ held: FindHeldUsage.HeldDelivery, _ fate: Fate) -> Diagnostic {
        let why =
            switch fate {
            case .refused: "it is older than its price list allows to be billed"
            default:
                held.settlement.reasons.contains(.countUnknown)
                    ? "its count by the rule that is priced is not known"
                    : "the register does not say whose connection it was on that day"
            }
        return notReleasable(held, why)
    }

    static func notReleasable(_ held: FindHeldUsage.HeldDelivery, _ why: String) -> Diagnostic {
        Diagnostic(
            .error,
            "not-releasable",
            "delivery \(Redaction.quoted(held.delivery.id)) of \(held.delivery.connection) cannot "
                + "be released",
            why: why,
            remedy: "mend that, or write it off"
        )
    }
}
