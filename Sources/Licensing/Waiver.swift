public import BillingPrimitives

/// A decision not to charge a setup fee, because the connection replaces one of the old service.
public struct Waiver: Hashable, Sendable, Codable {
    /// The connection.
    public var connection: ConnectionID
    /// The connection of the old change service that is used up by it.
    public var legacyConnection: String
    /// Its number; the register gives one where the decision has none.
    public var number: String?
    /// On what evidence.
    public var evidence: String?
    /// Who decided.
    public var decidedBy: String
    /// When it was decided.
    public var decidedOn: Day

    /// Creates a waiver.
    public init(
        connection: ConnectionID,
        legacyConnection: String,
        number: String? = nil,
        evidence: String? = nil,
        decidedBy: String,
        decidedOn: Day
    ) {
        self.connection = connection
        self.legacyConnection = legacyConnection
        self.number = number
        self.evidence = evidence
        self.decidedBy = decidedBy
        self.decidedOn = decidedOn
    }
}
