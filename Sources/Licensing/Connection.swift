public import BillingPrimitives

/// One register updated through one X-Road subsystem: what pays a setup fee and is metered.
public struct Connection: Hashable, Sendable, Codable {
    /// Its id in the register.
    public var id: ConnectionID
    /// The customer that it belongs to.
    public var customer: CustomerID
    /// Its subsystem; only the sandbox is reached without X-Road.
    public var subsystem: XRoadSubsystem?
    /// The environment; only production is billed.
    public var environment: ServiceEnvironment
    /// The name of the register that it updates.
    public var register: String
    /// The first day of its use, or nil before commissioning.
    public var commissionedOn: Day?
    /// The first day on which it is closed.
    public var closedOn: Day?
    /// The reference on its documents, before the customer's.
    public var buyerReference: String?
    /// The connection of the old change service that it claims to replace.
    public var replaces: String?
    /// How its setup fee was dealt with before this ledger began.
    public var setupFeeSettled: String?

    /// Creates a connection.
    public init(
        id: ConnectionID,
        customer: CustomerID,
        subsystem: XRoadSubsystem?,
        environment: ServiceEnvironment,
        register: String,
        commissionedOn: Day? = nil,
        closedOn: Day? = nil,
        buyerReference: String? = nil,
        replaces: String? = nil,
        setupFeeSettled: String? = nil
    ) {
        self.id = id
        self.customer = customer
        self.subsystem = subsystem
        self.environment = environment
        self.register = register
        self.commissionedOn = commissionedOn
        self.closedOn = closedOn
        self.buyerReference = buyerReference
        self.replaces = replaces
        self.setupFeeSettled = setupFeeSettled
    }
}

extension Connection: DatedByItself {
    /// This version with the days and claims of the newest one, which hold whenever recorded.
    func dated(by newest: Connection) -> Connection {
        var result = self
        result.commissionedOn = newest.commissionedOn
        result.closedOn = newest.closedOn
        result.replaces = newest.replaces
        result.setupFeeSettled = newest.setupFeeSettled
        return result
    }
}
