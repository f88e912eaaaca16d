public import BillingPrimitives
public import BillingStore
import Invoicing
import Ledger
public import Metering
public import Rating
public import Tariffs

/// Finds usage that waits for a decision: what runs left held, and what would be held today.
public struct FindHeldUsage {
    /// One held delivery with its reasons.
    public struct HeldDelivery: Hashable, Sendable {
        /// The delivery.
        public var delivery: Delivery
        /// What it is priced as.
        public var kind: UsageKind
        /// Why it is held.
        public var settlement: Settlement
        /// The data permit that covers it now, though a run left it held: its release is proposed.
        public var coveredBy: PermitID?
    }

    private let store: LedgerStore
    private let tariffs: TariffBook
    private let occasion: Occasion

    /// Prepares the search on a ledger.
    public init(store: LedgerStore, tariffs: TariffBook, occasion: Occasion) {
        self.store = store
        self.tariffs = tariffs
        self.occasion = occasion
    }

    /// All held deliveries that nothing was decided on, by connection and time.
    public func deliveries() throws -> [HeldDelivery] {
        try store.read { try deliveries($0, appliesDecisions: true) }
    }

    /// All held deliveries; also those with a decision that no run has settled, where it is not
    /// applied.
    func deliveries(
        _ reader: LedgerReader,
        appliesDecisions: Bool
    ) throws -> [HeldDelivery] {
        let register = try reader.register()
        var draft = try Self.draft(reader, store.settings, tariffs, occasion)
        draft.appliesDecisions = appliesDecisions
        var held: [HeldDelivery] = []
        for settlement in try draft.held(through: occasion.today) {
            guard let place = settlement.place else { continue }
            let delivery = try reader.delivery(at: place)
            held.append(
                HeldDelivery(
                    delivery: delivery,
                    kind: tariffs.usageKind(of: delivery, register: register),
                    settlement: settlement,
                    coveredBy: try draft.permitCovering(settlement, at: place)
                )
            )
        }
        return held.sorted {
            ($0.delivery.connection, $0.delivery.deliveredAt, $0.delivery.id)
                < ($1.delivery.connection, $1.delivery.deliveredAt, $1.delivery.id)
        }
    }

    /// The settlements of held usage, from runs and from usage that is still open.
    static func settlements(
        _ reader: LedgerReader,
        _ settings: LedgerSettings,
        _ tariffs: TariffBook,
        _ occasion: Occasion
    ) throws -> [Settlement] {
        try draft(reader, settings, tariffs, occasion).held(through: occasion.today)
    }

    static func draft(
        _ reader: LedgerReader,
        _ settings: LedgerSettings,
        _ tariffs: TariffBook,
        _ occasion: Occasion
    ) throws -> DraftMonth {
        DraftMonth(
            reader: reader,
            settings: settings,
            tariffs: tariffs,
            month: BillingMonth(containing: occasion.today),
            issuedOn: occasion.today,
            anchor: try reader.anchor()
        )
    }
}
