/// What a `CustomerID` names: an organisation that orders, holds permits and is invoiced.
public enum CustomerSubject {}

/// What a `ConnectionID` names: one register updated through one X-Road subsystem.
public enum ConnectionSubject {}

/// What a `PermitID` names: the right to use data for a purpose.
public enum PermitSubject {}

/// The id of a customer.
public typealias CustomerID = Identifier<CustomerSubject>

/// The id of a connection.
public typealias ConnectionID = Identifier<ConnectionSubject>

/// The id of a permit, such as `DVV/1234/2026`.
public typealias PermitID = Identifier<PermitSubject>

/// Which environment of the change API a connection or a permit is for; only production is billed.
public enum ServiceEnvironment: String, Codable, Sendable, CaseIterable {
    /// Real data, billed.
    case production
    /// The agency's test environment.
    case test
    /// The open sandbox.
    case sandbox
}
