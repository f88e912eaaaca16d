import BillingPrimitives
import Licensing
import Testing

@Suite struct PermitTests {
    private static let allowed: [PermitState: Set<PermitStep.Kind>] = [
        .applied: [.grant, .reject, .withdraw], .granted: [.amend, .revoke],
        .inForce: [.amend, .suspend, .revoke],
        .suspended: [.reinstate, .revoke],
    ]

    /// A permit valid from 1 February to 1 August that is in a state on 1 May.
    private static func permit(in state: PermitState) throws -> Permit {
        var permit = Permit(
            id: "P",
            holder: "firma",
            validFrom: try Fixture.day("2026-02-01"),
            validUntil: try Fixture.day("2026-08-01")
        )
        switch state {
        case .applied: permit.status = .applied
        case .rejected: permit.status = .rejected
        case .withdrawn: permit.status = .withdrawn
        case .granted: permit.validFrom = try Fixture.day("2026-06-01")
        case .inForce: break
        case .suspended: try permit.take(step(.suspend, on: "2026-04-01"))
        case .expired: permit.validUntil = try Fixture.day("2026-05-01")
        case .revoked: try permit.take(step(.revoke, on: "2026-04-01"))
        }
        return permit
    }

    private static func step(
        _ what: PermitStep.Kind,
        on day: String,
        groups: [String]? = nil,
        until: String? = nil
    ) throws -> PermitStep {
        PermitStep(
            on: try Fixture.day(day),
            what: what,
            decidedBy: "Virkailija",
            reason: "syy",
            dataGroups: groups ?? (what == .amend && until == nil ? ["KOTIKUNTA"] : nil),
            validUntil: try until.map(Fixture.day)
        )
    }

    @Test(arguments: PermitState.allCases, PermitStep.Kind.allCases)
    func `a permit takes the steps of its state and no other`(
        state: PermitState,
        what: PermitStep.Kind
    ) throws {
        var permit = try Self.permit(in: state)
        #expect(try permit.state(on: Fixture.day("2026-05-01")) == state)
        let step = try Self.step(what, on: "2026-05-01")
        // An application has no state to come from: it is the first step, or none.
        let begins = what == .apply && state == .applied
        if begins || Self.allowed[state, default: []].contains(what) {
            try permit.take(step)
            #expect(permit.steps.last == step)
            let next: PermitState? =
                switch what {
                case .apply, .amend: state
                case .grant: .inForce
                case .reject: .rejected
                case .withdraw: .withdrawn
                case .suspend: .suspended
                case .reinstate: .inForce
                case .revoke: .revoked
                }
            #expect(try permit.state(on: Fixture.day("2026-05-01")) == next)
            #expect(try Self.permit(in: state).state(on: Fixture.day("2026-04-30")) != .revoked)
        } else {
            #expect(throws: PermitStepRefusal.notAllowed(what, in: state)) {
                try permit.take(step)
            }
        }
    }

    @Test(arguments: Permit.Status.allCases, Permit.Status.allCases)
    func `only an application is decided`(from: Permit.Status, to: Permit.Status) {
        #expect(from.allows(to) == (from == to || from == .applied))
    }

    @Test func `a permit holds from its first day to the midnight of its end`() throws {
        let permit = try Self.permit(in: .inForce)
        let states = try ["2026-01-31", "2026-02-01", "2026-07-31", "2026-08-01"]
            .map { permit.state(on: try Fixture.day($0)) }
        #expect(states == [.granted, .inForce, .inForce, .expired])
    }

    @Test func `a suspension lasts until the day of reinstatement`() throws {
        var permit = try Self.permit(in: .suspended)
        try permit.take(Self.step(.reinstate, on: "2026-05-01"))
        let states = try ["2026-03-31", "2026-04-01", "2026-04-30", "2026-05-01", "2026-08-01"]
            .map { permit.state(on: try Fixture.day($0)) }
        #expect(states == [.inForce, .suspended, .suspended, .inForce, .expired])
    }

    @Test func `an amendment holds from its day and leaves the days before alone`() throws {
        var permit = try Self.permit(in: .inForce)
        permit.dataGroups = ["A"]
        try permit.take(Self.step(.amend, on: "2026-04-01", groups: ["B", "A"]))
        try permit.take(Self.step(.amend, on: "2026-05-01", until: "2027-01-01"))
        #expect(try permit.dataGroups(on: Fixture.day("2026-03-31")) == ["A"])
        #expect(try permit.dataGroups(on: Fixture.day("2026-06-01")) == ["A", "B"])
        #expect(try permit.state(on: Fixture.day("2026-12-31")) == .inForce)
        #expect(try permit.validUntil(on: Fixture.day("2026-04-30"))?.description == "2026-08-01")
    }

    @Test func `steps follow in time, and only amendments change terms`() throws {
        var permit = try Self.permit(in: .suspended)
        let last = try Fixture.day("2026-04-01")
        #expect(throws: PermitStepRefusal.beforeLastStep(on: last)) {
            try permit.take(Self.step(.revoke, on: "2026-03-31"))
        }
        #expect(throws: PermitStepRefusal.termsWithoutAmendment) {
            try permit.take(Self.step(.revoke, on: "2026-05-01", groups: ["A"]))
        }
        var empty = try Self.step(.amend, on: "2026-05-01")
        empty.dataGroups = nil
        var inForce = try Self.permit(in: .inForce)
        #expect(throws: PermitStepRefusal.amendsNothing) { try inForce.take(empty) }
    }

    @Test func `two steps of one day are taken in their order`() throws {
        var permit = try Self.permit(in: .inForce)
        try permit.take(Self.step(.suspend, on: "2026-05-01"))
        try permit.take(Self.step(.reinstate, on: "2026-05-01"))
        #expect(try permit.state(on: Fixture.day("2026-05-01")) == .inForce)
    }
}
