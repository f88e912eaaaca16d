public import BillingPrimitives

/// Whether usage of a connection on a day is covered by permits and declarations.
public enum Coverage: Hashable, Sendable {
    /// It may be billed.
    case covered(PermitCover)
    /// It is held, for these reasons; those of the connection itself stand first.
    case uncovered([HeldReason])
}

/// The permits and declarations that cover usage.
public struct PermitCover: Hashable, Sendable {
    /// The data permit: the customer's own before an umbrella permit, then the smallest id.
    public var dataPermit: PermitID
    /// The permit for the production subsystem, where the connection's environment needs one.
    public var subsystemPermit: PermitID?
    /// When the purpose declaration in effect was filed.
    public var purposeFiledOn: Day
    /// When the protection declaration in effect was filed.
    public var protectionFiledOn: Day
    /// Whether the purpose is declared as one of public law.
    public var publicLaw: Bool

    /// Creates a cover.
    public init(
        dataPermit: PermitID,
        subsystemPermit: PermitID?,
        purposeFiledOn: Day,
        protectionFiledOn: Day,
        publicLaw: Bool
    ) {
        self.dataPermit = dataPermit
        self.subsystemPermit = subsystemPermit
        self.purposeFiledOn = purposeFiledOn
        self.protectionFiledOn = protectionFiledOn
        self.publicLaw = publicLaw
    }
}
