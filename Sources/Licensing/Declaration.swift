public import BillingPrimitives

/// What a customer stated of a connection when ordering; required also under an umbrella permit.
public struct Declaration: Hashable, Sendable, Codable {
    /// What it speaks of.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// What the data is used for.
        case purpose
        /// How the data is protected.
        case protection
    }

    /// The connection.
    public var connection: ConnectionID
    /// What it speaks of.
    public var kind: Kind
    /// The day from which it counts.
    public var filedOn: Day
    /// What was stated.
    public var text: String?
    /// Whether the purpose is declared as one of public law.
    public var publicLaw: Bool
    /// The legal provision that the purpose rests on.
    public var legalProvision: String?
    /// The data groups that the purpose needs, sorted.
    public var dataGroups: [String]?
    /// A digest of the document that was filed.
    public var documentDigest: String?
    /// The day on which it should be looked at again.
    public var reviewOn: Day?

    /// Creates a declaration.
    public init(
        connection: ConnectionID,
        kind: Kind,
        filedOn: Day,
        text: String? = nil,
        publicLaw: Bool = false,
        legalProvision: String? = nil,
        dataGroups: [String]? = nil,
        documentDigest: String? = nil,
        reviewOn: Day? = nil
    ) {
        self.connection = connection
        self.kind = kind
        self.filedOn = filedOn
        self.text = text
        self.publicLaw = publicLaw
        self.legalProvision = legalProvision
        self.dataGroups = dataGroups.map { Set($0).sorted() }
        self.documentDigest = documentDigest
        self.reviewOn = reviewOn
    }

    /// Whether its day of review has passed on a day, or comes within so many days.
    public func isDueForReview(on day: Day, within days: Int) -> Bool {
        reviewOn.map { $0 <= day.adding(days: days) } ?? false
    }
}
