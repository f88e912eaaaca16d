public import BillingPrimitives
public import Licensing
public import Metering

/// Deliveries set against what the operational monitoring of X-Road noted of the same calls.
///
/// It proves calls: an entry does not tell how many records an answer had. `Reconciliation` asks
/// another question: whether what was delivered became exactly one thing on the books.
public struct OperationalReconciliation: Hashable, Sendable {
    /// What told that a delivery and an entry are of one call.
    public enum Evidence: Hashable, Sendable, CaseIterable {
        /// The delivery's id is the entry's request id or message id.
        case id
        /// The same client, near in time, and sizes that agree.
        case circumstances
    }

    /// In what a delivery and an entry with one id disagree.
    public enum Difference: String, Hashable, Sendable, CaseIterable {
        /// The entry is not of the delivery's connection.
        case connection
        /// Their times are farther apart than the tolerance.
        case time
        /// The answer that was metered is larger than the response that was noted.
        case size
        /// The entry tells of a call that delivered nothing.
        case outcome
    }

    /// A delivery and its entry.
    public struct Pair: Hashable, Sendable {
        /// The delivery.
        public var delivery: Delivery
        /// The entry.
        public var entry: OperationalEntry
        /// What told that they are of one call.
        public var evidence: Evidence
        /// In what they disagree.
        public var differences: [Difference]
    }

    /// An entry of a call that could have delivered something and has no delivery.
    public struct Stray: Hashable, Sendable {
        /// The entry.
        public var entry: OperationalEntry
        /// The connections that it can be of; none where the register does not know its client.
        public var connections: [ConnectionID]
    }

    /// Why an entry without a delivery is no finding.
    public enum LeftOut: Hashable, Sendable, CaseIterable {
        /// It is of another service.
        case otherService
        /// The call failed.
        case failed
        /// The call asked for a booking key.
        case bookingKey
    }

    /// From the first to the last response that was noted; nil without entries.
    public private(set) var period: ClosedRange<Instant>?
    /// Deliveries with their entries, by time.
    public private(set) var pairs: [Pair] = []
    /// Deliveries that should have an entry and have none, by time.
    public private(set) var deliveriesAlone: [Delivery] = []
    /// Entries that should have a delivery and have none, by time.
    public private(set) var entriesAlone: [Stray] = []
    /// Entries that need no delivery.
    public private(set) var leftOut: [LeftOut: [OperationalEntry]] = [:]
    /// Deliveries of the period that no log covers.
    public private(set) var uncovered: [Delivery] = []

    /// The pairs that disagree in something.
    public var differing: [Pair] { pairs.filter { !$0.differences.isEmpty } }

    /// Whether every delivery has an entry that agrees, and every entry a delivery.
    public var agrees: Bool {
        deliveriesAlone.isEmpty && entriesAlone.isEmpty && differing.isEmpty
    }

    /// Sets deliveries against the entries of a service, such as `VTJmutpa/VTJmutpa`.
    ///
    /// First by id, then by circumstances. Deliveries around the period of the logs should be
    /// given too, as clocks differ; what of them has no entry then is not in the result.
    public init(
        deliveries: [Delivery],
        logs: [OperationalLog],
        service: String,
        register: LicenseRegister,
        toleranceMilliseconds: Int64
    ) {
        let entries = OperationalEntry.folded(logs.lazy.flatMap(\.entries))
        guard let first = entries.first, let last = entries.last else { return }
        period = first.respondedAt...last.respondedAt
        var directory = SubsystemDirectory(register)
        let isOfService = Dictionary(grouping: entries) { $0.service == service }
        leftOut[.otherService] = isOfService[false] ?? []
        let matching = OperationalMatching(
            deliveries.sorted { $0.isBefore($1) },
            (isOfService[true] ?? []).map { entry in
                .init(entry: entry, connections: directory.connections(of: entry))
            },
            toleranceMilliseconds: toleranceMilliseconds
        )
        pairs = matching.pairs
        sortOut(entries: matching.candidatesAlone)
        let coverage = logs.compactMap {
            OperationalCoverage($0, service: service, toleranceMilliseconds: toleranceMilliseconds)
        }
        sortOut(deliveries: matching.deliveriesAlone, coverage, register)
    }

    private mutating func sortOut(entries: [OperationalMatching.Candidate]) {
        for alone in entries {
            switch alone.entry.nature {
            case .failed: leftOut[.failed, default: []].append(alone.entry)
            case .bookingKey: leftOut[.bookingKey, default: []].append(alone.entry)
            case .delivery, .undecided:
                entriesAlone.append(Stray(entry: alone.entry, connections: alone.connections))
            }
        }
    }

    private mutating func sortOut(
        deliveries: [Delivery],
        _ coverage: [OperationalCoverage],
        _ register: LicenseRegister
    ) {
        for delivery in deliveries {
            let day = delivery.deliveredAt.helsinkiDay
            let client = register.connection(delivery.connection, on: day)?.subsystem
            if let client, coverage.contains(where: { $0.covers(delivery.deliveredAt, of: client) })
            {
                deliveriesAlone.append(delivery)
            } else if period?.contains(delivery.deliveredAt) == true {
                uncovered.append(delivery)
            }
        }
    }

    /// What of it concerns one connection, or a client that is one of its subsystems.
    public func narrowed(
        to connection: ConnectionID,
        subsystem: XRoadSubsystem?
    ) -> OperationalReconciliation {
        var result = self
        result.pairs.removeAll { $0.delivery.connection != connection }
        result.deliveriesAlone.removeAll { $0.connection != connection }
        result.uncovered.removeAll { $0.connection != connection }
        result.entriesAlone.removeAll { !$0.connections.contains(connection) }
        result.leftOut = leftOut.mapValues { entries in
            entries.filter { $0.client != nil && $0.client == subsystem }
        }
        return result
    }
}

extension OperationalReconciliation.Pair {
    func precedes(_ other: Self) -> Bool { delivery.isBefore(other.delivery) }
}

extension Delivery {
    /// Orders deliveries by time, then by their identity.
    fileprivate func isBefore(_ other: Delivery) -> Bool {
        (deliveredAt, connection, id) < (other.deliveredAt, other.connection, other.id)
    }
}
