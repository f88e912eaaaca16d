public import BillingPrimitives

/// A connection of the old change service, as that service's list of customers has it.
public struct LegacyConnection: Hashable, Sendable, Codable {
    /// Its id, such as `MTP-0042`.
    public var id: String
    /// The business id of the organisation that held it.
    public var businessID: BusinessID
    /// The name of the organisation that held it.
    public var customerName: String
    /// The first day on which it was no longer in use.
    public var endedOn: Day?

    /// Creates a connection of the old service.
    public init(id: String, businessID: BusinessID, customerName: String, endedOn: Day? = nil) {
        self.id = id
        self.businessID = businessID
        self.customerName = customerName
        self.endedOn = endedOn
    }
}

extension LicenseRegister {
    /// Whether a customer that has or had a connection held one of the old service by a day, or an
    /// organisation that it succeeded did.
    func isHolder(of legacy: LegacyConnection, for id: ConnectionID, by day: Day) -> Bool {
        owners(of: id).contains { owner in
            predecessors(of: owner, by: day).union([owner]).contains {
                businessIDs(of: $0).contains(legacy.businessID)
            }
        }
    }
}
