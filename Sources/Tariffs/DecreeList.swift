public import BillingPrimitives

/// One item of the decree's list of those whose use is free of charge.
public struct DecreeItem: Hashable, Sendable {
    /// The place in the decree, such as `2 § 4 c`.
    public var item: String
    /// The organisation classes that it names.
    public var classes: [OrganisationClass]
    /// What it names, in words.
    public var title: LocalizedText
}

/// The list of one fee decree of those whose use is free of charge.
public struct DecreeList: Hashable, Sendable {
    /// The number in the statute book, such as `1136/2021`.
    public var id: String
    /// The title.
    public var title: LocalizedText
    /// Where it is published.
    public var source: String
    /// The days for which the decree was given.
    public var inForce: Period
    /// The items; no class is named by two of them.
    public var items: [DecreeItem]

    /// The item that names a class, or nil where its use is not free.
    public func item(for organisationClass: OrganisationClass) -> DecreeItem? {
        items.first { $0.classes.contains(organisationClass) }
    }
}
