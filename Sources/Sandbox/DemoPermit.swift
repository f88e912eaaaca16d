import BillingPrimitives

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
