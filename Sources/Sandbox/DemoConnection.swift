import BillingPrimitives

/// A connection of a demo, and how its register keeps itself up to date.
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
