public import BillingPrimitives
public import BillingStore
import Invoicing
import Ledger
import Licensing
import Rating

/// Tells who decided or recorded what about a connection, a permit or a customer, when, and on what
/// ground: the oversight record.
public struct TraceDecisions {
    /// What the trail is about.
    public enum Subject: Hashable, Sendable {
        /// A connection, with its declarations, rulings, waiver, permits, runs and documents.
        case connection(ConnectionID)
        /// A permit, with the sync runs under it.
        case permit(PermitID)
        /// A customer, with its connections and permits.
        case customer(CustomerID)
        /// A month, with its run, its documents, its closings and its reopenings.
        case month(BillingMonth)
    }

    /// One thing that was decided, recorded or done.
    public struct Entry: Hashable, Sendable {
        /// The block that records it.
        public var block: Int64
        /// When it was recorded.
        public var recordedAt: Instant
        /// Who recorded it.
        public var actor: String
        /// What it is about, such as `permit DVV/1234/2026`.
        public var subject: LocalizedText
        /// What happened, such as `added`, `changed`, `suspend`, `sync-run` or `invoice`.
        public var event: String
        /// The day from which it holds.
        public var on: Day?
        /// Who decided, where somebody other than the recorder may have.
        public var decidedBy: String?
        /// The ground: a reason, a reference, a legal basis, or the permit of a sync run.
        public var ground: LocalizedText?
        /// What it says, such as the values that changed.
        public var detail: LocalizedText?
    }

    private let store: LedgerStore

    /// Prepares trails of a ledger.
    public init(store: LedgerStore) {
        self.store = store
    }

    /// Everything about a subject in the order in which it was recorded; an unknown one is refused.
    public func entries(about subject: Subject) throws -> [Entry] {
        try store.read { reader in
            if case .month(let month) = subject { return try entries(about: month, reader) }
            let scope = try Scope(subject, reader)
            var entries: [Entry] = []
            try add(register: reader, within: scope, to: &entries)
            try add(syncRuns: reader, within: scope, to: &entries)
            try add(documents: reader, within: scope, to: &entries)
            try add(decisions: reader, within: scope, to: &entries)
            return entries.sorted { $0.block < $1.block }
        }
    }
}

// MARK: Scope

extension TraceDecisions {
    /// Which entries, runs and lines belong to a subject.
    private struct Scope {
        var customers: Set<CustomerID> = []
        var connections: Set<ConnectionID> = []
        var permits: Set<PermitID> = []

        init(_ subject: Subject, _ reader: LedgerReader) throws {
            let register = try reader.register()
            switch subject {
            case .month: break
            case .connection(let id):
                guard register.connection(id) != nil else {
                    throw OperationRefusal.noSuchEntry(.connection, id.rawValue)
                }
                connections = [id]
            case .permit(let id):
                guard register.permit(id) != nil else {
                    throw OperationRefusal.noSuchEntry(.permit, id.rawValue)
                }
                permits = [id]
            case .customer(let id):
                guard register.customer(id) != nil else {
                    throw OperationRefusal.noSuchEntry(.customer, id.rawValue)
                }
                customers = [id]
                connections = Set(
                    register.versions.compactMap { version in
                        guard case .connection(let connection) = version.entry,
                            connection.customer == id
                        else { return nil }
                        return connection.id
                    } + register.connections.filter { register.owners(of: $0).contains(id) }
                )
            }
            // Whom a permit is for changes on these days only.
            let changes = register.versions.compactMap(\.effectiveFrom)
            let days = Set([.distantPast] + changes + register.successions.map(\.on))
            for connection in connections {
                for day in days {
                    permits.formUnion(register.permits(for: connection, on: day).map(\.id))
                }
            }
        }

        func contains(_ entry: RegisterEntry) -> Bool {
            switch entry {
            case .seller, .legacyConnection: false
            case .customer(let customer): customers.contains(customer.id)
            case .connection(let connection): connections.contains(connection.id)
            case .permit(let permit): permits.contains(permit.id)
            case .declaration(let declaration): connections.contains(declaration.connection)
            case .exemption(let ruling): connections.contains(ruling.connection)
            case .waiver(let waiver): connections.contains(waiver.connection)
            case .succession(let succession):
                !customers.isDisjoint(with: [succession.from, succession.to])
                    || !connections.isDisjoint(with: succession.connections ?? [])
            }
        }
    }
}

// MARK: What is told

extension TraceDecisions {
    private func add(
        register reader: LedgerReader,
        within scope: Scope,
        to entries: inout [Entry]
    ) throws {
        var known: [RegisterKey: RegisterEntry] = [:]
        try reader.registerHistory { header, versions in
            for version in versions where scope.contains(version.entry) {
                let earlier = known.updateValue(version.entry, forKey: version.entry.key)
                var entry = Entry(header, version.entry, on: version.effectiveFrom)
                if let earlier {
                    entry.event = "changed"
                    let changes = try EntryFacts(earlier).changes(to: EntryFacts(version.entry))
                    entry.detail = changes.filter { $0.name != "steps" }.map(\.words)
                        .joined(separator: "; ")
                }
                let steps = Self.newSteps(in: version.entry, since: earlier)
                if steps.isEmpty || earlier == nil || entry.detail?.en != "" {
                    entries.append(entry)
                }
                entries += steps.map { Entry(header, version.entry, step: $0) }
            }
        }
    }

    private static func newSteps(
        in entry: RegisterEntry,
        since earlier: RegisterEntry?
    ) -> [PermitStep] {
        guard case .permit(let permit) = entry else { return [] }
        guard case .permit(let before)? = earlier else { return permit.steps }
        return permit.steps.filter { !before.steps.contains($0) }
    }

    private func add(
        syncRuns reader: LedgerReader,
        within scope: Scope,
        to entries: inout [Entry]
    ) throws {
        for run in try reader.syncRuns() {
            let beginning = run.beginning
            guard
                scope.connections.contains(beginning.connection)
                    || beginning.cover.map({ scope.permits.contains($0.dataPermit) }) ?? false
            else { continue }
            entries.append(
                Entry(
                    block: run.id,
                    recordedAt: run.beganAt,
                    actor: run.actor,
                    subject: RegisterKey(.connection, beginning.connection.rawValue).title,
                    event: "sync-run",
                    on: run.beganAt.helsinkiDay,
                    ground: beginning.cover.map {
                        RegisterKey(.permit, $0.dataPermit.rawValue).title
                    },
                    detail: run.detail
                )
            )
        }
    }

    private func add(
        decisions reader: LedgerReader,
        within scope: Scope,
        to entries: inout [Entry]
    ) throws {
        for recorded in try reader.decisions()
        where scope.connections.contains(recorded.decision.connection) {
            entries.append(
                Entry(
                    block: recorded.block,
                    recordedAt: recorded.decidedAt,
                    actor: recorded.decidedBy,
                    subject: RegisterKey(.connection, recorded.decision.connection.rawValue).title,
                    event: recorded.decision.verdict.rawValue,
                    on: recorded.decidedAt.helsinkiDay,
                    decidedBy: recorded.decidedBy,
                    ground: LocalizedText(recorded.decision.reason),
                    detail: Self.deliveries.followed(by: ": \(recorded.decision.items.count)")
                )
            )
        }
        for recorded in try reader.closings()
        where scope.connections.contains(recorded.closing.connection) {
            entries.append(
                Entry(
                    block: recorded.block,
                    recordedAt: recorded.closedAt,
                    actor: recorded.closedBy,
                    subject: Self.incident.followed(by: " \(recorded.closing.incident)"),
                    event: "closed",
                    on: recorded.closedAt.helsinkiDay,
                    decidedBy: recorded.closedBy,
                    ground: LocalizedText(recorded.closing.reason)
                )
            )
        }
        for recorded in try reader.acceptances() {
            let differences = recorded.accepted.differences
                .filter { scope.connections.contains($0.connection) }
            if !differences.isEmpty { entries.append(Entry(recorded, differences)) }
        }
    }

    private func add(
        documents reader: LedgerReader,
        within scope: Scope,
        to entries: inout [Entry]
    ) throws {
        guard !scope.connections.isEmpty else { return }
        try reader.documentHistory { header, document in
            let lines = document.lines.filter { scope.connections.contains($0.charge.connection) }
            guard !lines.isEmpty else { return }
            entries.append(
                Entry(
                    block: header.sequence,
                    recordedAt: header.recordedAt,
                    actor: header.actor,
                    subject: Self.document.followed(by: " \(document.number)"),
                    event: document.type.rawValue,
                    on: document.issuedOn,
                    ground: document.reason.map { LocalizedText($0) },
                    detail: LocalizedText(
                        fi: "\(document.month), rivejä: \(lines.count)/\(document.lines.count)",
                        sv: "\(document.month), rader: \(lines.count)/\(document.lines.count)",
                        en: "\(document.month), lines: \(lines.count) of \(document.lines.count)"
                    )
                )
            )
        }
    }
}

extension TraceDecisions.Entry {
    fileprivate init(_ header: BlockHeader, _ entry: RegisterEntry, on day: Day?) {
        self.init(
            block: header.sequence,
            recordedAt: header.recordedAt,
            actor: header.actor,
            subject: entry.key.title,
            event: "added",
            on: day
        )
        switch entry {
        case .permit(let permit):
            decidedBy = permit.decidedBy
            ground = (permit.reference ?? permit.legalProvision).map { LocalizedText($0) }
        case .declaration(let declaration):
            on = declaration.filedOn
            ground = declaration.legalProvision.map { LocalizedText($0) }
        case .exemption(let ruling):
            on = ruling.validFrom
            decidedBy = ruling.endedBy ?? ruling.decidedBy
            ground = LocalizedText(ruling.endReason ?? "\(ruling.decree) \(ruling.item)")
        case .waiver(let waiver):
            on = waiver.decidedOn
            decidedBy = waiver.decidedBy
            ground =
                waiver.evidence.map { LocalizedText($0) }
                ?? LocalizedText(
                    fi: "vanhan palvelun yhteys \(waiver.legacyConnection)",
                    sv: "den gamla tjänstens anslutning \(waiver.legacyConnection)",
                    en: "legacy connection \(waiver.legacyConnection)"
                )
        case .succession(let succession):
            on = succession.on
            ground = succession.ground.map { LocalizedText($0) }
        case .seller, .customer, .connection, .legacyConnection: break
        }
    }

    fileprivate init(_ header: BlockHeader, _ entry: RegisterEntry, step: PermitStep) {
        self.init(
            block: header.sequence,
            recordedAt: header.recordedAt,
            actor: header.actor,
            subject: entry.key.title,
            event: step.what.rawValue,
            on: step.on,
            decidedBy: step.decidedBy,
            ground: LocalizedText(
                [step.reason, step.reference].compactMap(\.self).joined(separator: ", ")
            ),
            detail: step.dataGroups.flatMap {
                RegisterWords.title(of: "data_groups")?
                    .followed(by: " \($0.joined(separator: ", "))")
            }
        )
    }
}
