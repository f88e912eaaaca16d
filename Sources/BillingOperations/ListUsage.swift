public import BillingPrimitives
public import BillingStore
import Licensing
public import Metering
import Rating
public import Tariffs

/// Lists what was delivered.
public struct ListUsage {
    /// One delivery, and what its kind is priced as.
    public struct Entry: Hashable, Sendable {
        /// The delivery.
        public var delivery: Delivery
        /// What it is priced as.
        public var kind: UsageKind
    }

    private let store: LedgerStore
    private let tariffs: TariffBook

    /// Prepares the list of a ledger.
    public init(store: LedgerStore, tariffs: TariffBook) {
        self.store = store
        self.tariffs = tariffs
    }

    /// What to say of deliveries of the same choice whose detail is erased.
    public func warnings(
        of connection: ConnectionID?,
        in month: BillingMonth?
    ) throws -> [Diagnostic] {
        try store.read { reader in
            try ErasedDetail.warnings(
                reader,
                of: connection,
                from: month?.firstDay,
                through: month?.lastDay
            )
        }
    }

    /// The deliveries by connection and time, of one connection or month where that is given.
    public func deliveries(
        of connection: ConnectionID?,
        in month: BillingMonth?
    ) throws -> [Entry] {
        try store.read { reader in
            let register = try reader.register()
            if let connection, register.connection(connection) == nil {
                throw OperationRefusal(
                    "no-such-entry",
                    "the register has no connection '\(connection)'; see 'vtj-bill connection list'"
                )
            }
            var entries: [Entry] = []
            try reader.deliveries(
                of: connection,
                from: month?.firstDay,
                through: month?.lastDay
            ) { delivery in
                let kind = tariffs.usageKind(of: delivery, register: register)
                entries.append(Entry(delivery: delivery, kind: kind))
            }
            return entries
        }
    }
}
