public import BillingPrimitives
public import BillingStore
public import Ledger
public import Metering

/// Finds incidents, and what each of them is about.
public struct FindIncidents {
    /// An incident with everything that it is about.
    public struct Detail: Hashable, Sendable {
        /// The incident.
        public var incident: Incident
        /// The deliveries that it is about, by time; none of a conflicting id.
        public var deliveries: [Delivery]
        /// What to say of deliveries whose detail is erased.
        public var warnings: [Diagnostic]
        /// The deliveries that were refused, where it is about a conflicting id.
        public var conflicts: [RecordedConflict]
        /// The decisions that closed it, in order.
        public var closings: [RecordedClosing]
    }

    private let store: LedgerStore
    private let occasion: Occasion

    /// Prepares the search on a ledger.
    public init(store: LedgerStore, occasion: Occasion) {
        self.store = store
        self.occasion = occasion
    }

    /// All incidents, open and closed, by connection, kind and scope.
    public func incidents() throws -> [Incident] {
        try store.read { try search($0).incidents() }
    }

    /// One incident with everything that it is about; an unknown id is refused.
    public func detail(_ id: String) throws -> Detail {
        try store.read { reader in
            let incident = try incident(id, reader)
            return Detail(
                incident: incident,
                deliveries: try search(reader).deliveries(of: incident),
                warnings: try BillingMonth(incident.scope).map { month in
                    try ErasedDetail.warnings(
                        reader,
                        of: incident.connection,
                        from: month.firstDay,
                        through: month.lastDay
                    )
                } ?? [],
                conflicts: try reader.conflicts().filter {
                    incident.kind == .conflictingID && $0.conflict.id == incident.scope
                        && $0.conflict.connection == incident.connection
                },
                closings: try reader.closings().filter { $0.closing.incident == id }
            )
        }
    }

    /// Closes an incident, so far as it is known now; one that is closed changes nothing.
    ///
    /// Returns whether it was open.
    public func close(_ id: String, reason: String) throws -> Bool {
        let reason = try DecisionReason(reason)
        return try store.write(at: occasion.now, actor: occasion.actor) { writer in
            let incident = try incident(id, writer.reader)
            guard incident.isOpen else { return false }
            try writer.recordClosing(
                IncidentClosing(
                    incident: id,
                    connection: incident.connection,
                    reason: reason.text
                )
            )
            return true
        }
    }

    private func search(_ reader: LedgerReader) throws -> IncidentSearch {
        try IncidentSearch(reader, store.settings, through: occasion.today)
    }

    private func incident(_ id: String, _ reader: LedgerReader) throws -> Incident {
        guard let incident = try search(reader).incidents().first(where: { $0.id == id }) else {
            throw OperationRefusal(
                "no-such-entry",
                "there is no incident \(Redaction.quoted(id)); see 'vtj-bill incident list --all'"
            )
        }
        return incident
    }
}
