public import BillingPrimitives

/// A dated ruling that a connection's use is free under § 2 of the fee decree.
public struct ExemptionRuling: Hashable, Sendable, Codable {
    /// The connection.
    public var connection: ConnectionID
    /// The decree that it cites, such as `1070/2022`.
    public var decree: String
    /// The item of the decree, such as `2 § 4 c`.
    public var item: String
    /// The first free day.
    public var validFrom: Day
    /// The first day without it, or nil without an end.
    public var validUntil: Day?
    /// Who ruled.
    public var decidedBy: String
    /// When it was ruled.
    public var decidedOn: Day
    /// On what evidence.
    public var evidence: String?
    /// Who ended it before its time.
    public var endedBy: String?
    /// Why it was ended.
    public var endReason: String?

    /// Creates a ruling.
    public init(
        connection: ConnectionID,
        decree: String,
        item: String,
        validFrom: Day,
        validUntil: Day? = nil,
        decidedBy: String,
        decidedOn: Day,
        evidence: String? = nil,
        endedBy: String? = nil,
        endReason: String? = nil
    ) {
        self.connection = connection
        self.decree = decree
        self.item = item
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.decidedBy = decidedBy
        self.decidedOn = decidedOn
        self.evidence = evidence
        self.endedBy = endedBy
        self.endReason = endReason
    }

    /// The ruling with an ending on record, which stays where this one tells of none.
    func keepingEnding(of recorded: ExemptionRuling) -> ExemptionRuling {
        guard endedBy == nil, recorded.endedBy != nil else { return self }
        var result = self
        result.validUntil = recorded.validUntil
        result.endedBy = recorded.endedBy
        result.endReason = recorded.endReason
        return result
    }

    /// The days on which it is valid.
    public var period: Period { Period(from: validFrom, until: validUntil) }
}
