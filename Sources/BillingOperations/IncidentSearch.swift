import BillingPrimitives
import BillingStore
import Ledger
import Licensing
import Metering
import Rating

/// Works out the incidents of a ledger from its readings, its register and its conflicts.
struct IncidentSearch {
    private struct Key: Hashable {
        var kind: Incident.Kind
        var connection: ConnectionID
        var scope: String
    }

    /// What makes an incident of usage, the same for all days of a span.
    private struct Standing {
        var isProduction: Bool
        var hasDataPermit: Bool

        init(of id: ConnectionID, on day: Day, in register: LicenseRegister) {
            isProduction = register.connection(id, on: day)?.environment == .production
            hasDataPermit = register.permits(for: id, on: day).contains { $0.kind == .data }
        }
    }

    let reader: LedgerReader
    let isPractice: Bool
    let register: LicenseRegister
    /// What happened after this day is left out.
    let lastDay: Day
    private let closings: [RecordedClosing]
    private var found: [Key: Incident] = [:]
    /// How the connection of the last reading stands, which mostly is that of the next one too.
    private var known: (connection: ConnectionID, days: Period, standing: Standing)?

    init(_ reader: LedgerReader, _ settings: LedgerSettings, through lastDay: Day) throws {
        self.reader = reader
        self.isPractice = settings.isPractice
        self.lastDay = lastDay
        register = try reader.register()
        closings = try reader.closings()
    }

    /// All incidents, by connection, kind and scope; those that are closed as such.
    consuming func incidents() throws -> [Incident] {
        try incidents(in: try reader.readings(through: lastDay))
    }

    /// All incidents, from the readings through the last day where they are read already.
    consuming func incidents(in readings: [DailyReading]) throws -> [Incident] {
        for reading in readings { add(reading) }
        let backward = try backward()
        for answer in backward {
            let scope = BillingMonth(containing: answer.day).description
            add(.cursorBackwards, answer.connection, scope, answer.day, answer.records)
        }
        let conflicts = try reader.conflicts().filter { [register, lastDay] in
            $0.refusedAt.helsinkiDay <= lastDay
                && register.connection($0.conflict.connection)?.environment == .production
        }
        for recorded in conflicts {
            let conflict = recorded.conflict
            add(.conflictingID, conflict.connection, conflict.id, recorded.refusedAt.helsinkiDay, 0)
        }
        var last: [String: RecordedClosing] = [:]
        for closing in closings { last[closing.closing.incident] = closing }
        return try found.values.map { incident in
            guard let closing = last[incident.id] else { return incident }
            var incident = incident
            incident.closing = closing
            incident.isOpen =
                switch incident.kind {
                case .conflictingID:
                    conflicts.contains { $0.block > closing.block && incident.isAbout($0.conflict) }
                case .cursorBackwards:
                    backward.contains { $0.place.block > closing.block && incident.isAbout($0) }
                case .testIdentities, .realIdentities, .noPermit:
                    try isRepeated(incident, after: closing.block)
                }
            return incident
        }.sorted {
            ($0.connection, $0.kind.rawValue, $0.scope)
                < ($1.connection, $1.kind.rawValue, $1.scope)
        }
    }

    /// Whether deliveries that an incident is about were recorded after a block.
    private func isRepeated(_ incident: Incident, after block: Int64) throws -> Bool {
        guard let month = BillingMonth(incident.scope) else { return false }
        return try reader.readings(of: incident.connection, in: month, recordedAfter: block)
            .contains { $0.key.day <= lastDay && records(of: $0, incident.kind) > 0 }
    }

    /// The deliveries that an incident is about, of those whose detail is there; none of a
    /// conflicting id.
    func deliveries(of incident: Incident) throws -> [Delivery] {
        guard let month = BillingMonth(incident.scope), incident.kind != .conflictingID else {
            return []
        }
        var deliveries: [Delivery] = []
        if incident.kind == .cursorBackwards {
            deliveries = try backward().filter(incident.isAbout).compactMap(\.delivery)
        } else {
            try reader.deliveries(of: incident.connection, in: month, recordedAfter: 0) {
                let day = $0.deliveredAt.helsinkiDay
                let records = records(of: DailyReading(of: $0, epoch: 0), incident.kind)
                if day <= lastDay, records > 0 { deliveries.append($0) }
            }
        }
        return deliveries.sorted { ($0.deliveredAt, $0.id) < ($1.deliveredAt, $1.id) }
    }

    // MARK: What is found

    private func backward() throws -> [LedgerReader.BackwardAnswer] {
        try reader.backwardAnswers().filter {
            $0.day <= lastDay
                && register.connection($0.connection, on: $0.day)?.environment == .production
        }
    }

    /// How many records of a reading an incident of a kind is about.
    private func records(of reading: DailyReading, _ kind: Incident.Kind) -> Int64 {
        let (id, day) = (reading.key.connection, reading.key.day)
        return records(of: reading, kind, Standing(of: id, on: day, in: register))
    }

    private func records(
        of reading: DailyReading,
        _ kind: Incident.Kind,
        _ standing: Standing
    ) -> Int64 {
        guard standing.isProduction else { return 0 }
        guard kind == .noPermit else { return reading.foreignRecords(isPractice: isPractice) }
        return standing.hasDataPermit ? 0 : reading.counts.personChange
    }

    private mutating func add(_ reading: DailyReading) {
        let (id, day) = (reading.key.connection, reading.key.day)
        let standing = standing(of: id, on: day)
        for kind in [isPractice ? Incident.Kind.realIdentities : .testIdentities, .noPermit] {
            let records = records(of: reading, kind, standing)
            if records > 0 {
                add(kind, id, BillingMonth(containing: day).description, day, records)
            }
        }
    }

    private mutating func standing(of id: ConnectionID, on day: Day) -> Standing {
        if let known, known.connection == id, known.days.contains(day) { return known.standing }
        let standing = Standing(of: id, on: day, in: register)
        known = (id, register.span(of: id, around: day), standing)
        return standing
    }

    private mutating func add(
        _ kind: Incident.Kind,
        _ connection: ConnectionID,
        _ scope: String,
        _ day: Day,
        _ records: Int64
    ) {
        let key = Key(kind: kind, connection: connection, scope: scope)
        var incident =
            found[key]
            ?? Incident(kind: kind, connection: connection, scope: scope, from: day, to: day)
        incident.from = min(incident.from, day)
        incident.to = max(incident.to, day)
        incident.records += records
        found[key] = incident
    }
}

extension Incident {
    fileprivate func isAbout(_ conflict: IDConflict) -> Bool {
        connection == conflict.connection && scope == conflict.id
    }

    fileprivate func isAbout(_ answer: LedgerReader.BackwardAnswer) -> Bool {
        connection == answer.connection
            && scope == BillingMonth(containing: answer.day).description
    }
}
