public import BillingPrimitives
public import Licensing

/// One permit with its history and the connections that it is for, as of a day.
public struct PermitSheet {
    private let permit: Permit
    private let members: [PermitMember]
    private let day: Day

    /// Prepares the sheet of a permit.
    public init(_ permit: Permit, in register: LicenseRegister, on day: Day) {
        self.permit = permit
        self.members = register.members(of: permit, on: day)
        self.day = day
    }

    /// Facts, history and members under each other.
    public func text(_ format: NumberFormat, style: TerminalStyle) -> String {
        [
            facts.text(format, style: style),
            history.text(format, style: style),
            members.isEmpty ? "" : memberListing.text(format, style: style),
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// One row a step, in order of time.
    public var history: Listing {
        var listing = Listing([
            Listing.Column("on"), Listing.Column("step"), Listing.Column("decided_by"),
            Listing.Column("reason"), Listing.Column("reference"), Listing.Column("terms"),
        ])
        for row in unsteppedRows + permit.steps.map(row) { listing.append(row) }
        return listing
    }

    /// The permit as an object.
    public var json: JSONValue {
        [
            "id": permit.id, "kind": permit.kind.rawValue, "holder": permit.holder,
            "umbrella_class": permit.umbrellaClass, "environment": permit.environment,
            "state": permit.state(on: day).rawValue, "valid_from": permit.validFrom,
            "valid_until": permit.validUntil(on: day),
            "connections": permit.connections(on: day).map { $0.map(\.rawValue) },
            "data_groups": permit.dataGroups(on: day),
            "legal_provision": permit.legalProvision, "steps": history.json,
            "members": memberListing.json,
        ]
    }

    /// One row a fact.
    public var facts: Listing {
        var listing = Listing([
            Listing.Column("permit"), Listing.Column("id", title: permit.id.rawValue),
        ])
        let facts: [(String, String?)] = [
            ("kind", permit.kind.rawValue), ("holder", permit.holder?.rawValue),
            ("umbrella class", permit.umbrellaClass?.rawValue),
            ("environment", permit.environment?.rawValue),
            ("state on \(day)", permit.state(on: day).rawValue),
            ("valid from", permit.validFrom?.description),
            ("valid until", permit.validUntil(on: day)?.description),
            ("connections", permit.connections(on: day)?.map(\.rawValue).list ?? "all"),
            ("data groups", permit.kind == .data ? permit.dataGroups(on: day)?.list ?? "any" : nil),
            ("legal provision", permit.legalProvision),
        ]
        for case (let name, let value?) in facts { listing.append([.text(name), .text(value)]) }
        return listing
    }

    /// What a permit tells of its beginning where no step does.
    private var unsteppedRows: [[Listing.Cell]] {
        var rows: [[Listing.Cell]] = []
        if let appliedOn = permit.appliedOn, !permit.steps.contains(where: { $0.what == .apply }) {
            rows.append([.day(appliedOn), .text(PermitStep.Kind.apply.rawValue)] + blanks(4))
        }
        let decision: PermitStep.Kind? =
            switch permit.status {
            case .applied: nil
            case .granted: .grant
            case .rejected: .reject
            case .withdrawn: .withdraw
            }
        if let decision, !permit.steps.contains(where: { $0.what == decision }) {
            rows.append([
                .empty, .text(decision.rawValue), .optional(permit.decidedBy), .empty,
                .optional(permit.reference), .empty,
            ])
        }
        return rows
    }

    private func blanks(_ count: Int) -> [Listing.Cell] { Array(repeating: .empty, count: count) }

    private func row(_ step: PermitStep) -> [Listing.Cell] {
        let terms = [
            step.validFrom.map { "valid from \($0)" }, step.validUntil.map { "valid until \($0)" },
            step.connections.map { "connections \($0.map(\.rawValue).list)" },
            step.dataGroups.map { "data groups \($0.list)" }, step.legalProvision,
        ].compactMap(\.self)
        return [
            .day(step.on), .text(step.what.rawValue), .text(step.decidedBy), .optional(step.reason),
            .optional(step.reference),
            terms.isEmpty ? .empty : .text(terms.joined(separator: "; ")),
        ]
    }

    private var memberListing: Listing {
        var listing = Listing([
            Listing.Column("customer"), Listing.Column("connection"),
            Listing.Column("environment"), Listing.Column("purpose_filed_on"),
            Listing.Column("protection_filed_on"), Listing.Column("missing"),
        ])
        for member in members {
            listing.append([
                .text(member.customer.rawValue), .optional(member.connection?.rawValue),
                .optional(member.environment?.rawValue),
                .optional(member.purposeFiledOn), .optional(member.protectionFiledOn),
                .list(member.missing.map(\.rawValue)),
            ])
        }
        return listing
    }
}

extension [String] {
    fileprivate var list: String { joined(separator: ", ") }
}
