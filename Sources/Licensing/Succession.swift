public import BillingPrimitives

/// One organisation takes the place of another on a day, by a merger or a reform.
///
/// The connections pass: before the day the old organisation is invoiced for them, from it the new
/// one, and no connection pays a second setup fee. Permits stay with their holder unless the
/// succession says on what ground they go on for the connections that pass.
public struct Succession: Hashable, Sendable, Codable {
    /// The customer whose connections pass.
    public var from: CustomerID
    /// The customer that they pass to.
    public var to: CustomerID
    /// The first day on which they are the new one's.
    public var on: Day
    /// The connections that pass, sorted, or nil for all.
    public var connections: [ConnectionID]?
    /// Whether permits of the old customer go on for the connections that pass.
    public var permitsCarryOver: Bool
    /// On what ground.
    public var ground: String?

    /// Creates a succession.
    public init(
        from: CustomerID,
        to: CustomerID,
        on: Day,
        connections: [ConnectionID]? = nil,
        permitsCarryOver: Bool = false,
        ground: String? = nil
    ) {
        self.from = from
        self.to = to
        self.on = on
        self.connections = connections.map { Set($0).sorted() }
        self.permitsCarryOver = permitsCarryOver
        self.ground = ground
    }

    /// Whether it names a connection, or all.
    func names(_ id: ConnectionID) -> Bool { connections?.contains(id) ?? true }
}

extension Timeline<Connection> {
    /// The timeline with the customers that successions, in order of time, give a connection.
    func passing(by successions: [Succession]) -> Timeline {
        successions.reduce(self) { $0.passing(by: $1) }
    }

    private func passing(by succession: Succession) -> Timeline {
        let (day, from) = (succession.on, succession.from)
        guard let held = value(on: day), held.customer == from, succession.names(held.id) else {
            return self
        }
        var result = Timeline()
        for change in changes where change.from < day {
            result.set(change.value, from: change.from)
        }
        result.set(held.passing(by: succession), from: day)
        for change in changes where change.from > day {
            result.set(change.value?.passing(by: succession), from: change.from)
        }
        return result
    }
}

extension Connection {
    fileprivate func passing(by succession: Succession) -> Connection {
        var result = self
        if customer == succession.from { result.customer = succession.to }
        return result
    }
}
