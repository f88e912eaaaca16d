import BillingPrimitives
import BillingStore
import Invoicing
import Ledger
import Licensing
import Rating

/// The bodies of each class that are not erased, and why they may not be, where that is so.
struct BodiesByAge {
    typealias Judged = (body: PlanErasure.Body, reason: PlanErasure.Reason?)

    private let reader: LedgerReader
    private let settings: LedgerSettings
    /// The first day that is kept; nil where all are.
    private let before: Day?
    private let today: Day

    init(
        _ reader: LedgerReader,
        _ settings: LedgerSettings,
        before: Day?,
        on today: Day
    ) {
        self.reader = reader
        self.settings = settings
        self.before = before
        self.today = today
    }

    /// All bodies of a class, in order.
    func of(_ dataClass: RetentionClass) throws -> [Judged] {
        switch dataClass {
        case .usage: try usage()
        case .documents: try documents()
        case .declarations: try declarations()
        case .decisions: try decisions()
        }
    }

    /// Why the age of a body keeps it.
    private func age(_ lastDay: Day) -> PlanErasure.Reason? {
        guard let before else { return .noRule }
        return lastDay < before ? nil : .withinRule
    }

    // MARK: Usage

    private func usage() throws -> [Judged] {
        let held = Set(
            try reader.settlements().inForce.filter { $0.fate == .held }.compactMap(\.place?.block)
        )
        var open: Set<ConnectionMonth> = []
        let incidents = try IncidentSearch(reader, settings, through: today).incidents()
        for incident in incidents where incident.isOpen {
            guard let month = BillingMonth(incident.scope) else { continue }
            open.insert(ConnectionMonth(connection: incident.connection, month: month))
        }
        let last = try reader.lastRun()
        return try reader.keptUsage().map { block in
            let body = PlanErasure.Body(
                sequence: block.sequence,
                count: block.count,
                from: block.from,
                through: block.through
            )
            if let reason = age(block.through) { return (body, reason) }
            guard let last, block.sequence <= last.cutOff,
                BillingMonth(containing: block.through) <= last.month
            else { return (body, .notRun) }
            if held.contains(block.sequence) { return (body, .held) }
            let months =
                BillingMonth(containing: block.from)...BillingMonth(containing: block.through)
            let isInvestigated = block.connections.contains { connection in
                months.contains {
                    open.contains(ConnectionMonth(connection: connection, month: $0))
                }
            }
            return (body, isInvestigated ? .openIncident : nil)
        }
    }

    private struct ConnectionMonth: Hashable {
        var connection: ConnectionID
        var month: BillingMonth
    }

    // MARK: Documents

    private func documents() throws -> [Judged] {
        var judged: [Judged] = []
        try reader.documentHistory { header, document in
            guard try reader.certificate(of: header.sequence) == nil else { return }
            judged.append((body(header, on: document.issuedOn), age(document.issuedOn)))
        }
        return judged
    }

    // MARK: Declarations

    /// The text of a declaration may go once another took its place, or its connection was closed.
    private func declarations() throws -> [Judged] {
        let register = try reader.register()
        let filed = Dictionary(grouping: register.declarations, by: \.connection)
        // One that is filed again for the same day takes the place of the earlier version.
        var replacedOn: [RegisterKey: [Int64: Day]] = [:]
        var last: [RegisterKey: Int64] = [:]
        var blocks: [(header: BlockHeader, declarations: [Declaration])] = []
        try reader.registerHistory { header, versions in
            for version in versions {
                guard case .declaration = version.entry else { continue }
                let key = version.entry.key
                if let earlier = last.updateValue(header.sequence, forKey: key) {
                    replacedOn[key, default: [:]][earlier] = header.recordedAt.helsinkiDay
                }
            }
            let texts = versions.compactMap(\.declarationWithText)
            if !texts.isEmpty { blocks.append((header, texts)) }
        }
        return blocks.map { header, declarations in
            let ends = declarations.map { declaration in
                let key = RegisterEntry.declaration(declaration).key
                return [
                    replacedOn[key]?[header.sequence],
                    filed[declaration.connection]?.filter { $0.takesPlace(of: declaration) }
                        .map(\.filedOn).min(),
                    register.connection(declaration.connection)?.closedOn,
                ].compactMap(\.self).min()
            }
            let days = ends.compactMap(\.self)
            let body = body(header, on: days.max() ?? header.recordedAt.helsinkiDay)
            guard days.count == ends.count, let day = days.max() else {
                return (body, before == nil ? .noRule : .inForce)
            }
            return (body, age(day))
        }
    }

    // MARK: Decisions

    private func decisions() throws -> [Judged] {
        var judged: [Judged] = []
        for recorded in try reader.decisions() where !recorded.decision.reason.isEmpty {
            let day = recorded.decidedAt.helsinkiDay
            let isSettled = try recorded.decision.items.allSatisfy {
                try reader.month(settling: $0.day, recordedIn: recorded.block) != nil
            }
            judged.append(
                (
                    body(recorded.block, recorded.decision.items.count, on: day),
                    age(day) ?? (isSettled ? nil : .pending)
                )
            )
        }
        for recorded in try reader.closings() where !recorded.closing.reason.isEmpty {
            let day = recorded.closedAt.helsinkiDay
            judged.append((body(recorded.block, 1, on: day), age(day)))
        }
        return judged.sorted { $0.body.sequence < $1.body.sequence }
    }

    private func body(_ header: BlockHeader, on day: Day) -> PlanErasure.Body {
        body(header.sequence, Int(header.count), on: day)
    }

    private func body(_ block: Int64, _ count: Int, on day: Day) -> PlanErasure.Body {
        PlanErasure.Body(sequence: block, count: Int64(count), from: day, through: day)
    }
}

extension Declaration {
    /// Whether it was filed later than another one of the connection, and is of the same kind.
    fileprivate func takesPlace(of other: Declaration) -> Bool {
        kind == other.kind && filedOn > other.filedOn
    }
}
