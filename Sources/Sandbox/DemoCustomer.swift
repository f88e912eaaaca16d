import BillingPrimitives

/// An invented customer of the demo month, with its permit and its connections.
struct DemoCustomer {
    var id: CustomerID
    var name: String
    var businessID: String
    var organisationClass: OrganisationClass
    var language = Language.finnish
    var memberClass: XRoadSubsystem.MemberClass
    var place: InventedMunicipality
    var permit: DemoPermit
    var connections: [DemoConnection]
}

/// The data permit of an invented customer.
struct DemoPermit {
    var id: PermitID
    /// Whether it is granted to all of the customer's class.
    var isUmbrella = false
    var validFrom: Day
    /// The first day on which it is no longer in force, or nil.
    var validUntil: Day?
    /// The data groups that it lists, or nil where it grants any.
    var dataGroups: [String]?
}

/// A connection of the demo month, and how its register keeps itself up to date.
struct DemoConnection {
    var id: ConnectionID
    var register: String
    var purpose: String
    var isPublicLaw = false
    var isProtectionDeclared = true
    var commissionedOn: Day
    var setupFeeSettled: String?
    /// The connection of the old change service that it replaces, or nil.
    var replaces: String?
    /// The first day of its exemption ruling, or nil.
    var exemptFrom: Day?
    /// Who is in the register, as places in the population.
    var places: Range<Int>
    /// Days from one sync run to the next.
    var rhythmDays = 1
    /// How many changes a page of the change API has.
    var pageLimit = 10
    /// Whether base data is delivered at commissioning.
    var hasInitialDelivery = false
    /// The sync run, counted from 0, whose first page is fetched twice, or nil.
    var crashedRun: Int?
}
