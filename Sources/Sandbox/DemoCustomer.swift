import BillingPrimitives

/// An invented customer of a demo, with its permit and its connections.
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
