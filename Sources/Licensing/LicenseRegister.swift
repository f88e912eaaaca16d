public import BillingPrimitives

/// What is known of customers, connections, permits, declarations and rulings, asked by day.
///
/// It is made from versions in the order in which they were recorded: a later one replaces earlier
/// ones of its key from its day on. What it needs for a connection is gathered once, so that asking
/// for every day of a month costs no search.
public struct LicenseRegister: Sendable {
    /// The versions that it was made from.
    public let versions: [RegisterVersion]
    /// The ids of all connections, sorted.
    public let connections: [ConnectionID]
    /// The ids of all customers, sorted.
    public let customers: [CustomerID]
    /// The ids of all permits, sorted.
    public let permits: [PermitID]
    /// The successions, in order of time.
    public let successions: [Succession]
    /// The agency that invoices, as recorded last.
    public var seller: Seller? { sellers.latest }

    private let sellers: Timeline<Seller>
    private let customersByID: [CustomerID: Timeline<Customer>]
    /// The connections as they were recorded, and as successions make them pass.
    private let recordedConnections: [ConnectionID: Timeline<Connection>]
    private let connectionsByID: [ConnectionID: Timeline<Connection>]
    private let permitsByID: [PermitID: Timeline<Permit>]
    private let declarationsByKey: [RegisterKey: Declaration]
    private let exemptionsByKey: [RegisterKey: ExemptionRuling]
    private let waiversByConnection: [ConnectionID: Waiver]
    private let successionsByKey: [RegisterKey: Succession]
    private let legacyByID: [String: LegacyConnection]
    private let filesByConnection: [ConnectionID: ConnectionFile]

    /// Creates a register from versions in recorded order.
    public init(versions: [RegisterVersion] = []) {
        var sellers = Timeline<Seller>()
        var customers: [CustomerID: Timeline<Customer>] = [:]
        var connections: [ConnectionID: Timeline<Connection>] = [:]
        var permits: [PermitID: Timeline<Permit>] = [:]
        var declarations: [RegisterKey: Declaration] = [:]
        var exemptions: [RegisterKey: ExemptionRuling] = [:]
        var waivers: [ConnectionID: Waiver] = [:]
        var successions: [RegisterKey: Succession] = [:]
        var legacy: [String: LegacyConnection] = [:]
        for version in versions {
            let day = version.effectiveFrom ?? .distantPast
            switch version.entry {
            case .seller(let seller): sellers.set(seller, from: day)
            case .customer(let customer):
                customers[customer.id, default: Timeline()].set(customer, from: day)
            case .connection(let connection):
                connections[connection.id, default: Timeline()].set(connection, from: day)
            case .permit(let permit):
                permits[permit.id, default: Timeline()].set(permit, from: day)
            case .declaration(let declaration): declarations[version.entry.key] = declaration
            case .exemption(let ruling): exemptions[version.entry.key] = ruling
            case .waiver(let waiver): waivers[waiver.connection] = waiver
            case .succession(let succession): successions[version.entry.key] = succession
            case .legacyConnection(let connection): legacy[connection.id] = connection
            }
        }
        self.versions = versions
        self.sellers = sellers
        self.customersByID = customers
        let inOrder = successions.sorted { ($0.value.on, $0.key.id) < ($1.value.on, $1.key.id) }
            .map(\.value)
        self.successions = inOrder
        self.successionsByKey = successions
        self.legacyByID = legacy
        self.recordedConnections = connections.mapValues { $0.datedByItself() }
        self.connectionsByID = recordedConnections.mapValues { $0.passing(by: inOrder) }
        self.permitsByID = permits.mapValues { $0.datedByItself() }
        self.declarationsByKey = declarations
        self.exemptionsByKey = exemptions
        self.waiversByConnection = waivers
        self.customers = customers.keys.sorted()
        self.connections = connections.keys.sorted()
        self.permits = permits.keys.sorted()
        self.filesByConnection = ConnectionFile.gather(
            connections: connectionsByID,
            customers: customersByID,
            permits: self.permits.compactMap { [permitsByID] in permitsByID[$0] },
            declarations: declarations.values,
            exemptions: exemptions.values
        )
    }
}

/// Questions for one thing.
extension LicenseRegister {
    /// A customer as of a day.
    public func customer(_ id: CustomerID, on day: Day) -> Customer? {
        customersByID[id]?.value(on: day)
    }

    /// A customer as recorded last.
    public func customer(_ id: CustomerID) -> Customer? { customersByID[id]?.latest }

    /// A connection as of a day; its commissioning and its closing are those recorded last.
    public func connection(_ id: ConnectionID, on day: Day) -> Connection? {
        connectionsByID[id]?.value(on: day)
    }

    /// A connection as recorded last.
    public func connection(_ id: ConnectionID) -> Connection? { connectionsByID[id]?.latest }

    /// A permit as of a day; its life is the one recorded last.
    public func permit(_ id: PermitID, on day: Day) -> Permit? {
        permitsByID[id]?.value(on: day)
    }

    /// A permit as recorded last.
    public func permit(_ id: PermitID) -> Permit? { permitsByID[id]?.latest }

    /// The permits for a connection on a day, whatever their state: own ones first, then by id.
    ///
    /// Its customer's own are also those of earlier customers which a succession lets go on.
    public func permits(for id: ConnectionID, on day: Day) -> [Permit] {
        guard let connection = connection(id, on: day),
            let customer = customer(connection.customer, on: day)
        else { return [] }
        let holders = [customer.id] + carryOvers(for: id, on: day).map(\.from)
        var own: [Permit] = []
        var umbrella: [Permit] = []
        for timeline in filesByConnection[id]?.permits ?? [] {
            guard let permit = timeline.value(on: day),
                permit.isFor(id, of: holders, customer.organisationClass, on: day)
            else { continue }
            if permit.holder == nil { umbrella.append(permit) } else { own.append(permit) }
        }
        return own + umbrella
    }

    /// The days from which anything may be different that the register says of a connection: whose
    /// it is, its environment, permits, declarations and rulings.
    ///
    /// They are sorted, and between two of them one answer holds for all days.
    public func turningDays(of id: ConnectionID) -> [Day] {
        let file = filesByConnection[id]
        let permits = (file?.permits ?? []).flatMap(\.changes)
        let connections = connectionsByID[id]?.changes ?? []
        var days = Set(successions.map(\.on))
        days.formUnion(connections.map(\.from))
        for connection in connections.compactMap(\.value) {
            days.formUnion([connection.commissionedOn, connection.closedOn].compactMap(\.self))
        }
        for owner in owners(of: id) {
            days.formUnion(customersByID[owner]?.changes.map(\.from) ?? [])
        }
        days.formUnion(permits.map(\.from))
        for permit in permits.compactMap(\.value) { days.formUnion(permit.turningDays) }
        days.formUnion(file?.declarations.map(\.filedOn) ?? [])
        for ruling in file?.exemptions ?? [] {
            days.formUnion([ruling.validFrom, ruling.validUntil].compactMap(\.self))
        }
        return days.sorted()
    }

    /// The days around one on which all that the register says of a connection is the same.
    public func span(of id: ConnectionID, around day: Day) -> Period {
        let turns = turningDays(of: id)
        return Period(
            from: turns.last { $0 <= day } ?? .distantPast,
            until: turns.first { $0 > day }
        )
    }

    /// The declaration of a kind that was filed last by a day.
    public func declaration(
        of id: ConnectionID,
        kind: Declaration.Kind,
        on day: Day
    ) -> Declaration? {
        filesByConnection[id]?.declarations.last { $0.kind == kind && $0.filedOn <= day }
    }

    /// The declarations in effect on a day whose day of review has passed or comes within so many
    /// days, by that day.
    public func reviews(on day: Day, within days: Int) -> [Declaration] {
        connections.flatMap { id in
            Declaration.Kind.allCases.compactMap { declaration(of: id, kind: $0, on: day) }
        }
        .filter { $0.isDueForReview(on: day, within: days) }
        .sorted { ($0.reviewOn ?? day, $0.connection) < ($1.reviewOn ?? day, $1.connection) }
    }

    /// The ruling that is valid on a day; of several the one that began last.
    public func exemption(of id: ConnectionID, on day: Day) -> ExemptionRuling? {
        filesByConnection[id]?.exemptions.last { $0.period.contains(day) }
    }

    /// The waiver of a connection's setup fee.
    public func waiver(of id: ConnectionID) -> Waiver? { waiversByConnection[id] }

    /// A connection of the old change service, where its list is on record.
    public func legacyConnection(_ id: String) -> LegacyConnection? { legacyByID[id] }

    /// Whether the list of the old change service's connections is on record.
    public var hasLegacyConnections: Bool { !legacyByID.isEmpty }

    /// The customers that have or had a connection.
    public func owners(of id: ConnectionID) -> Set<CustomerID> {
        Set(connectionsByID[id]?.changes.compactMap(\.value?.customer) ?? [])
    }

    /// The business ids that a customer has or had.
    func businessIDs(of id: CustomerID) -> Set<BusinessID> {
        Set(customersByID[id]?.changes.compactMap(\.value?.businessID) ?? [])
    }
}

/// Questions for lists and histories.
extension LicenseRegister {
    /// All declarations, by connection, then by day.
    public var declarations: [Declaration] {
        connections.flatMap(declarations(of:))
    }

    /// All exemption rulings, by connection, then by first day.
    public var exemptions: [ExemptionRuling] {
        connections.flatMap(exemptions(of:))
    }

    /// The declarations of a connection, by the day on which they were filed.
    public func declarations(of id: ConnectionID) -> [Declaration] {
        filesByConnection[id]?.declarations ?? []
    }

    /// The exemption rulings of a connection, by their first day.
    public func exemptions(of id: ConnectionID) -> [ExemptionRuling] {
        filesByConnection[id]?.exemptions ?? []
    }

    /// All waivers, by connection.
    public var waivers: [Waiver] { connections.compactMap { waiversByConnection[$0] } }

    /// The connections of the old change service, by id; empty where no list is on record.
    public var legacyConnections: [LegacyConnection] {
        legacyByID.values.sorted { $0.id < $1.id }
    }

    /// Every version of an entry, in recorded order.
    public func history(of key: RegisterKey) -> [RegisterVersion] {
        versions.filter { $0.entry.key == key }
    }

    /// An entry as of a day as it was recorded, or nil where none has that key.
    public func entry(_ key: RegisterKey, on day: Day) -> RegisterEntry? {
        switch key.kind {
        case .seller: sellers.value(on: day).map(RegisterEntry.seller)
        case .customer: customer(CustomerID(key.id), on: day).map(RegisterEntry.customer)
        case .connection:
            recordedConnections[ConnectionID(key.id)]?.value(on: day)
                .map(RegisterEntry.connection)
        case .permit: permit(PermitID(key.id), on: day).map(RegisterEntry.permit)
        case .declaration: declarationsByKey[key].map(RegisterEntry.declaration)
        case .exemption: exemptionsByKey[key].map(RegisterEntry.exemption)
        case .waiver: waiver(of: ConnectionID(key.id)).map(RegisterEntry.waiver)
        case .succession: successionsByKey[key].map(RegisterEntry.succession)
        case .legacyConnection: legacyConnection(key.id).map(RegisterEntry.legacyConnection)
        }
    }

    /// The first day of the version of a permit that was recorded last.
    public func newestVersionOn(of id: PermitID) -> Day? { permitsByID[id]?.changes.last?.from }

    /// The first day of the version of a permit that is so on a day.
    public func versionOn(of id: PermitID, on day: Day) -> Day? {
        permitsByID[id]?.changes.last { $0.from <= day }?.from
    }

    /// Whether an entry has had one value from the beginning, with no version after it.
    func isUnchanging(_ key: RegisterKey) -> Bool {
        let days =
            switch key.kind {
            case .seller: sellers.changes.map(\.from)
            case .customer: customersByID[CustomerID(key.id)]?.changes.map(\.from)
            case .connection: recordedConnections[ConnectionID(key.id)]?.changes.map(\.from)
            case .permit: permitsByID[PermitID(key.id)]?.changes.map(\.from)
            case .declaration, .exemption, .waiver, .succession, .legacyConnection:
                [Day.distantPast] as [Day]?
            }
        return days == [.distantPast]
    }
}
