import BillingPrimitives
import Licensing

/// The entries of one file, as a security server gave them.
public struct OperationalLog: Hashable, Sendable {
    /// The entries, of whatever services and in any order.
    public var entries: [OperationalEntry]

    /// Creates a log.
    public init(entries: [OperationalEntry]) {
        self.entries = entries
    }
}

/// Which deliveries a log must have an entry for.
///
/// It covers the time from its first response to its last one, widened by the tolerance. The log of
/// the service's side has every client of its X-Road instance; one of a client's side has the
/// clients that occur in it, as other clients have security servers of their own.
struct OperationalCoverage {
    private let from: Instant
    private let to: Instant
    private let clients: Set<XRoadSubsystem>
    private let instances: Set<XRoadSubsystem.Instance>

    /// What a log covers of a service; nil where it is empty.
    init?(_ log: OperationalLog, service: String, toleranceMilliseconds: Int64) {
        let times = log.entries.map(\.respondedAt)
        guard let first = times.min(), let last = times.max() else { return nil }
        from = Instant(milliseconds: first.milliseconds - toleranceMilliseconds)
        to = Instant(milliseconds: last.milliseconds + toleranceMilliseconds)
        clients = Set(log.entries.lazy.filter { $0.side == .client }.compactMap(\.client))
        instances = Set(
            log.entries.lazy.filter { $0.side == .producer && $0.service == service }
                .compactMap(\.client?.instance)
        )
    }

    func covers(_ instant: Instant, of client: XRoadSubsystem) -> Bool {
        from <= instant && instant <= to
            && (clients.contains(client) || instances.contains(client.instance))
    }
}

/// Which connections use a subsystem, as the register was on a day.
struct SubsystemDirectory {
    private let register: LicenseRegister
    // Entries come in order of time, so one day is enough to remember.
    private var day: Day?
    private var connections: [XRoadSubsystem: [Connection]] = [:]

    init(_ register: LicenseRegister) {
        self.register = register
    }

    /// The connections that an entry can be of.
    ///
    /// Where several share the subsystem, the represented party tells whose it is, if it is named.
    mutating func connections(of entry: OperationalEntry) -> [ConnectionID] {
        guard let client = entry.client else { return [] }
        turn(to: entry.respondedAt.helsinkiDay)
        let sharing = connections[client] ?? []
        guard sharing.count > 1, let party = entry.representedParty else {
            return sharing.map(\.id)
        }
        return sharing.filter { businessID(of: $0) == party }.map(\.id)
    }

    private mutating func turn(to day: Day) {
        guard day != self.day else { return }
        self.day = day
        let present = register.connections.compactMap { register.connection($0, on: day) }
        connections = Dictionary(grouping: present.filter { $0.subsystem != nil }) { $0.subsystem }
            .reduce(into: [:]) { result, group in
                if let subsystem = group.key { result[subsystem] = group.value }
            }
    }

    private func businessID(of connection: Connection) -> String? {
        day.flatMap { register.customer(connection.customer, on: $0) }?.businessID.description
    }
}
