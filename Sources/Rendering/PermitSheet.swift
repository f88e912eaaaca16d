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
            .worded("on"), .worded("step"), .worded("decided_by"), .worded("reason"),
            .worded("reference"), .worded("terms"),
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
            .worded("permit"), Listing.Column("id", title: permit.id.rawValue),
        ])
        func add(_ fact: String, _ value: Listing.Cell, on day: Day? = nil) {
            guard value != .empty else { return }
            let name = String(fact.map { $0 == "_" ? " " : $0 })
            let words = Phrase.column(fact) ?? LocalizedText(name)
            listing.append([
                .code(
                    name + (day.map { " on \($0)" } ?? ""),
                    words.followed(by: day.map { " \($0)" } ?? "")
                ),
                value,
            ])
        }
        let state = permit.state(on: day)
        add("kind", .code(permit.kind.rawValue, permit.kind.title))
        add("holder", .optional(permit.holder?.rawValue))
        add(
            "umbrella_class",
            .optional(permit.umbrellaClass?.rawValue, permit.umbrellaClass?.title)
        )
        add("environment", .optional(permit.environment?.rawValue, permit.environment?.title))
        add("state", .code(state.rawValue, state.title), on: day)
        add("valid_from", .optional(permit.validFrom))
        add("valid_until", .optional(permit.validUntil(on: day)))
        add("connections", list(permit.connections(on: day)?.map(\.rawValue), or: "all"))
        if permit.kind == .data { add("data_groups", list(permit.dataGroups(on: day), or: "any")) }
        add("legal_provision", .optional(permit.legalProvision))
        return listing
    }

    private func list(_ names: [String]?, or all: String) -> Listing.Cell {
        names.map { .text($0.list) } ?? .code(all, Phrase.all)
    }

    /// What a permit tells of its beginning where no step does.
    private var unsteppedRows: [[Listing.Cell]] {
        var rows: [[Listing.Cell]] = []
        if let appliedOn = permit.appliedOn, !permit.steps.contains(where: { $0.what == .apply }) {
            rows.append([.day(appliedOn), cell(.apply)] + blanks(4))
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
                .empty, cell(decision), .optional(permit.decidedBy), .empty,
                .optional(permit.reference), .empty,
            ])
        }
        return rows
    }

    private func blanks(_ count: Int) -> [Listing.Cell] { Array(repeating: .empty, count: count) }

    private func cell(_ step: PermitStep.Kind) -> Listing.Cell { .code(step.rawValue, step.title) }

    private func row(_ step: PermitStep) -> [Listing.Cell] {
        func term(_ fact: String, _ value: String?) -> LocalizedText? {
            value.flatMap { Phrase.column(fact)?.followed(by: " \($0)") }
        }
        let terms = [
            term("valid_from", step.validFrom?.description),
            term("valid_until", step.validUntil?.description),
            term("connections", step.connections?.map(\.rawValue).list),
            term("data_groups", step.dataGroups?.list),
            step.legalProvision.map { LocalizedText($0) },
        ].compactMap(\.self)
        let words = terms.joined(separator: "; ")
        return [
            .day(step.on), cell(step.what), .text(step.decidedBy), .optional(step.reason),
            .optional(step.reference), terms.isEmpty ? .empty : .code(words.en, words),
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
