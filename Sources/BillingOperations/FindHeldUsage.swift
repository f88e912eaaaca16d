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

    /// All held deliveries, by connection and time.
    public func deliveries() throws -> [HeldDelivery] {
        try store.read { reader in
            let register = try reader.register()
            var held: [HeldDelivery] = []
            for settlement in try Self.settlements(reader, store.settings, tariffs, occasion) {
                guard let place = settlement.place else { continue }
                let delivery = try reader.delivery(at: place)
                let kind = tariffs.usageKind(of: delivery, register: register)
                held.append(
                    HeldDelivery(delivery: delivery, kind: kind, settlement: settlement)
                )
            }
            return held.sorted {
                ($0.delivery.connection, $0.delivery.deliveredAt, $0.delivery.id)
                    < ($1.delivery.connection, $1.delivery.deliveredAt, $1.delivery.id)
            }
        }
    }

    /// The settlements of held usage, from runs and from usage that is still open.
    static func settlements(
        _ reader: LedgerReader,
        _ settings: LedgerSettings,
        _ tariffs: TariffBook,
        _ occasion: Occasion
    ) throws -> [Settlement] {
        let runs = try reader.runs()
        let open = try DraftMonth(
            reader: reader,
            settings: settings,
            tariffs: tariffs,
            month: BillingMonth(containing: occasion.today),
            issuedOn: occasion.today,
            anchor: try reader.anchor()
        ).rate(through: occasion.today)
        return (runs.flatMap(\.settlements) + open.settlements).filter { $0.fate == .held }
    }
}
