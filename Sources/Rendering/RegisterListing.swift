public import BillingPrimitives
public import Licensing

/// The register as listings: one for each kind of entry, as of a day.
public struct RegisterListing {
    private let register: LicenseRegister
    private let day: Day

    /// Prepares the listings of a register as of a day.
    public init(_ register: LicenseRegister, on day: Day) {
        self.register = register
        self.day = day
    }

    /// One row an entry of a kind.
    public func entries(of kind: RegisterKind) -> Listing {
        switch kind {
        case .seller: sellers
        case .customer: customers
        case .connection: connections
        case .permit: permits
        case .declaration: declarations
        case .exemption: exemptions
        case .waiver: waivers
        case .succession: successions
        case .legacyConnection: legacyConnections
        }
    }

    private func listing(_ columns: [String], _ rows: [[Listing.Cell]]) -> Listing {
        var listing = Listing(columns.map { Listing.Column($0) })
        for row in rows { listing.append(row) }
        return listing
    }

    private var sellers: Listing {
        listing(
            ["name", "business_id", "iban"],
            [register.seller].compactMap(\.self).map {
                [
                    .text($0.name), .text($0.businessID.description),
                    .optional($0.iban?.description),
                ]
            }
        )
    }

    private var customers: Listing {
        listing(
            ["id", "name", "business_id", "class", "language"],
            register.customers.compactMap { register.customer($0, on: day) }.map {
                [
                    .text($0.id.rawValue), .text($0.name), .text($0.businessID.description),
                    .text($0.organisationClass.rawValue), .text($0.language.rawValue),
                ]
            }
        )
    }

    private var connections: Listing {
        listing(
            [
                "id", "customer", "environment", "register", "subsystem", "commissioned_on",
                "closed_on", "replaces",
            ],
            register.connections.compactMap { register.connection($0, on: day) }.map {
                [
                    .text($0.id.rawValue), .text($0.customer.rawValue),
                    .text($0.environment.rawValue), .text($0.register),
                    .optional($0.subsystem?.description), .optional($0.commissionedOn),
                    .optional($0.closedOn), .optional($0.replaces),
                ]
            }
        )
    }

    private var permits: Listing {
        listing(
            [
                "id", "kind", "holder", "umbrella_class", "environment", "state", "valid_from",
                "valid_until", "data_groups",
            ],
            register.permits.compactMap { register.permit($0, on: day) }.map {
                [
                    .text($0.id.rawValue), .text($0.kind.rawValue),
                    .optional($0.holder?.rawValue), .optional($0.umbrellaClass?.rawValue),
                    .optional($0.environment?.rawValue), .text($0.state(on: day).rawValue),
                    .optional($0.validFrom), .optional($0.validUntil(on: day)),
                    $0.dataGroups(on: day).map(Listing.Cell.list) ?? .text("any"),
                ]
            }
        )
    }

    private var declarations: Listing {
        listing(
            ["connection", "kind", "filed_on", "public_law", "text"],
            register.declarations.map {
                [
                    .text($0.connection.rawValue), .text($0.kind.rawValue), .day($0.filedOn),
                    .bool($0.publicLaw), .optional($0.text),
                ]
            }
        )
    }

    private var exemptions: Listing {
        listing(
            [
                "connection", "decree", "item", "valid_from", "valid_until", "decided_by",
                "decided_on",
            ],
            register.exemptions.map {
                [
                    .text($0.connection.rawValue), .text($0.decree), .text($0.item),
                    .day($0.validFrom), .optional($0.validUntil), .text($0.decidedBy),
                    .day($0.decidedOn),
                ]
            }
        )
    }

    private var successions: Listing {
        listing(
            ["from", "to", "on", "connections", "permits_carry_over", "ground"],
            register.successions.map {
                [
                    .text($0.from.rawValue), .text($0.to.rawValue), .day($0.on),
                    .list(register.connections(passingBy: $0).map(\.rawValue)),
                    .bool($0.permitsCarryOver), .optional($0.ground),
                ]
            }
        )
    }

    private var legacyConnections: Listing {
        let waivers = Dictionary(grouping: register.waivers) { $0.legacyConnection }
        return listing(
            [
                "legacy_connection", "business_id", "customer_name", "ended_on", "connection",
                "waiver",
            ],
            register.legacyConnections.map { legacy in
                let waiver = waivers[legacy.id]?.first
                return [
                    .text(legacy.id), .text(legacy.businessID.description),
                    .text(legacy.customerName), .optional(legacy.endedOn),
                    .optional(waiver?.connection.rawValue), .optional(waiver?.number),
                ]
            }
        )
    }

    private var waivers: Listing {
        listing(
            ["connection", "legacy_connection", "number", "decided_by", "decided_on", "evidence"],
            register.waivers.map {
                [
                    .text($0.connection.rawValue), .text($0.legacyConnection),
                    .optional($0.number), .text($0.decidedBy), .day($0.decidedOn),
                    .optional($0.evidence),
                ]
            }
        )
    }
}
