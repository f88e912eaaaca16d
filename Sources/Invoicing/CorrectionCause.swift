public import BillingPrimitives
public import Licensing
public import Rating

/// Why a line corrects what was billed before.
public enum CorrectionCause: Hashable, Sendable {
    /// Why something was given back.
    public enum Ground: Hashable, Sendable {
        /// Somebody decided so, with this reason.
        case decision(String)
        /// A version of the price list replaced the one before, for this reason.
        case erratum(tariff: String, reason: String?)
        /// A ruling that came later.
        case ruling(ExemptionRuling)
        /// A waiver that came later.
        case waiver(Waiver)
    }

    /// Deliveries that were recorded after the run that reached their month.
    case late(deliveries: Int64, afterRunOf: BillingMonth, ranAt: Instant)
    /// Held deliveries that somebody released.
    case released(Release)
    /// A line that is charged anew under a mended price list.
    case chargedAnew(LineReference, before: String, reason: String?)
    /// A line of which this much is given back.
    case reversal(LineReference, Ground)
    /// A fee of a connection that the register knew only after the run of its month.
    case registeredLate

    /// A decision that released usage, and how much of it is on the line.
    public struct Release: Hashable, Sendable {
        /// The block of the decision, whose number is its name.
        public var block: Int64
        /// When it was decided.
        public var decidedAt: Instant
        /// Who decided.
        public var decidedBy: String
        /// Why.
        public var reason: String
        /// How many deliveries of it are on the line.
        public var deliveries: Int64

        /// Creates a release.
        public init(of decision: RecordedDecision, deliveries: Int64) {
            block = decision.block
            decidedAt = decision.decidedAt
            decidedBy = decision.decidedBy
            reason = decision.decision.reason
            self.deliveries = deliveries
        }
    }
}
