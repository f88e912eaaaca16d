public import BillingPrimitives
public import BillingStore
import Ledger
import Licensing
import Rating
public import Reporting
public import Tariffs

/// Gathers what a compliance officer has to look at on a day.
public struct ReviewPermits {
    private let store: LedgerStore
    private let tariffs: TariffBook
    private let occasion: Occasion

    /// Prepares the review of a ledger.
    public init(store: LedgerStore, tariffs: TariffBook, occasion: Occasion) {
        self.store = store
        self.tariffs = tariffs
        self.occasion = occasion
    }

    /// The status on a day; what expires within so many days wants attention.
    public func status(on day: Day, within days: Int) throws -> PermitStatus {
        try store.read { reader in
            let register = try reader.register()
            return PermitStatus(
                register: register,
                tariffs: tariffs,
                on: day,
                within: days,
                usage: try usage(until: day, reader, register)
            )
        }
    }

    /// The ends of permits and free use, and the reviews, that come after a day, in order of time.
    public func comingDates(after day: Day) throws -> [ComingDate] {
        try store.read { ComingDate.all(in: try $0.register(), tariffs: tariffs, after: day) }
    }

    private func usage(
        until day: Day,
        _ reader: LedgerReader,
        _ register: LicenseRegister
    ) throws -> [ConnectionID: ObservedUsage] {
        var usage: [ConnectionID: ObservedUsage] = [:]
        var entries: [ConnectionID: [UsageHistory.Entry]] = [:]
        let readings = try reader.readings(through: day)
        for reading in readings {
            entries[reading.key.connection, default: []].append(UsageHistory.Entry(of: reading))
        }
        for (id, entries) in entries {
            let history = UsageHistory(entries)
            usage[id, default: ObservedUsage()].history = history
            usage[id]?.lastDeliveryAt = history.entries.last?.day.startInHelsinki
        }
        let incidents = try IncidentSearch(reader, store.settings, through: day)
            .incidents(in: readings)
        for incident in incidents where incident.isOpen {
            usage[incident.connection, default: ObservedUsage()].incidents.append(incident)
        }
        let held = try FindHeldUsage.settlements(reader, store.settings, tariffs, occasion)
        for settlement in held where settlement.day <= day {
            usage[settlement.connection, default: ObservedUsage()].held.append(
                settlement
            )
        }
        return usage
    }
}
