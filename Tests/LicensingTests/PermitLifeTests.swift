import BillingPrimitives
import Licensing
import Testing

@Suite struct PermitLifeTests {
    private static let groups = ["KOTIKUNTA", "NIMI"]

    private func application() throws -> Permit {
        var permit = Permit(
            id: "P",
            holder: "firma",
            status: .applied,
            validFrom: try Fixture.day("2026-03-01"),
            dataGroups: Self.groups
        )
        try permit.take(step(.apply, on: "2026-01-12", reference: "D/1"))
        return permit
    }

    private func step(
        _ what: PermitStep.Kind,
        on day: String,
        reference: String? = nil,
        connections: [ConnectionID]? = nil,
        groups: [String]? = nil,
        from: String? = nil,
        until: String? = nil
    ) throws -> PermitStep {
        PermitStep(
            on: try Fixture.day(day),
            what: what,
            decidedBy: "Virkailija",
            reason: what.needsReason ? "syy" : nil,
            reference: reference,
            connections: connections,
            dataGroups: groups,
            validFrom: try from.map(Fixture.day),
            validUntil: try until.map(Fixture.day)
        )
    }

    @Test func `a grant decides an application and says who, when and under which reference`()
        throws
    {
        var permit = try application()
        #expect(permit.appliedOn == (try Fixture.day("2026-01-12")))
        #expect(permit.state(on: try Fixture.day("2026-04-01")) == .applied)
        try permit.take(step(.grant, on: "2026-04-02", reference: "D/2"))
        #expect(permit.status == .granted)
        #expect(permit.reference == "D/2")
        #expect(permit.steps.map(\.what) == [.apply, .grant])
        // It was granted in April from March on, and covers March.
        #expect(permit.state(on: try Fixture.day("2026-03-01")) == .inForce)
    }

    @Test func `a grant may be on other terms, and they hold for all of the permit`() throws {
        var permit = try application()
        try permit.take(
            step(
                .grant,
                on: "2026-04-02",
                groups: ["KOTIKUNTA"],
                from: "2026-03-15",
                until: "2027-01-01"
            )
        )
        let day = try Fixture.day("2026-03-15")
        #expect(permit.dataGroups(on: day) == ["KOTIKUNTA"])
        #expect(permit.state(on: try Fixture.day("2026-03-14")) == .granted)
        #expect(permit.state(on: day) == .inForce)
        #expect(permit.state(on: try Fixture.day("2027-01-01")) == .expired)
    }

    @Test func `a grant needs a first day, and an end after it`() throws {
        var permit = Permit(id: "P", holder: "firma", status: .applied, validFrom: nil)
        #expect(throws: PermitStepRefusal.withoutFirstDay) {
            try permit.take(step(.grant, on: "2026-04-02"))
        }
        #expect(throws: PermitStepRefusal.endsBeforeItBegins) {
            try permit.take(
                step(.grant, on: "2026-04-02", from: "2026-05-01", until: "2026-05-01")
            )
        }
        #expect(permit.steps.isEmpty)
    }

    @Test func `an amendment of connections holds from its day`() throws {
        var permit = Permit(
            id: "P",
            holder: "firma",
            connections: ["c"],
            validFrom: try Fixture.day("2026-01-01")
        )
        try permit.take(step(.amend, on: "2026-05-01", connections: ["d", "c"]))
        let entries: [RegisterEntry] = [
            .customer(try Fixture.customer()), .connection(try Fixture.connection("c")),
            .connection(try Fixture.connection("d")), try Fixture.subsystemPermit(),
            .permit(permit),
        ]
        let declarations = try Fixture.declarations() + Fixture.declarations(of: "d")
        let register = try LicenseRegister().importing(RegisterFile(entries + declarations))
        #expect(try register.reasons(for: "d", "2026-04-30") == [.noPermit])
        #expect(try register.reasons(for: "d", "2026-05-01") == [])
        #expect(try register.reasons(for: "c", "2026-05-01") == [])
    }

    @Test func `a refusal names the state, the step and what is possible`() throws {
        var permit = try application()
        try permit.take(step(.grant, on: "2026-01-20"))
        try permit.take(step(.suspend, on: "2026-04-01"))
        do {
            try permit.take(step(.amend, on: "2026-05-01", groups: ["A"]))
            Issue.record("It was taken.")
        } catch let refusal as PermitStepRefusal {
            #expect(
                refusal.description
                    == "a permit that is suspended does not take the step 'amend'; it takes "
                    + "reinstate, revoke"
            )
        }
        let over = PermitStepRefusal.notAllowed(.reinstate, in: .revoked).description
        #expect(over.hasSuffix("it takes none"))
    }

    @Test func `a file that still says applied does not undo a grant on record`() throws {
        let file = RegisterFile([.permit(try application())])
        let register = try Fixture.register(with: []).importing(file)
        var granted = try #require(register.permit("P"))
        try granted.take(step(.grant, on: "2026-01-20", groups: ["KOTIKUNTA"]))
        let after = try register.importing(RegisterFile([.permit(granted)]))
        let again = try after.changes(from: file, today: Fixture.day("2026-06-15"))
        #expect(again.versions.isEmpty)
        #expect(try after.reasons("2026-03-01", groups: ["KOTIKUNTA"]) == [])
        #expect(try after.reasons("2026-03-01", groups: ["NIMI"]) == [.groupsOutsidePermit])
    }

    @Test func `a file may decide an application that a command recorded`() throws {
        let register = try Fixture.register(with: [])
            .importing(RegisterFile([.permit(try application())]))
        let text = """
            [[permit]]
            id = "P"
            holder = "firma"
            valid_from = 2026-03-01
            """
        let after = try register.importing(Fixture.file(text))
        #expect(after.permit("P")?.status == .granted)
        #expect(after.permit("P")?.steps.map(\.what) == [.apply])
        #expect(try after.reasons("2026-03-01") == [])
    }

    @Test func `a file tells a whole life in steps`() throws {
        let text = """
            [[permit]]
            id = "P"
            holder = "firma"
            valid_from = 2026-03-01
            [[permit.step]]
            on = 2026-01-12
            what = "apply"
            decided_by = "Firma Oy"
            [[permit.step]]
            on = 2026-01-20
            what = "grant"
            decided_by = "Lupayksikkö"
            reference = "D/2"
            valid_until = 2027-01-01
            [[permit.step]]
            on = 2026-06-01
            what = "suspend"
            decided_by = "Lupayksikkö"
            reason = "selvitys"
            reference = "D/3"
            """
        let register = try Fixture.register(with: []).importing(Fixture.file(text))
        let permit = try #require(register.permit("P"))
        #expect(permit.steps.map(\.reference) == [nil, "D/2", "D/3"])
        #expect(permit.state(on: try Fixture.day("2026-06-01")) == .suspended)
        #expect(try register.reasons("2026-05-31") == [])
    }

    @Test func `a rejected application is not granted later`() throws {
        var permit = try application()
        try permit.take(step(.reject, on: "2026-01-20"))
        #expect(throws: PermitStepRefusal.notAllowed(.grant, in: .rejected)) {
            try permit.take(step(.grant, on: "2026-02-01"))
        }
    }
}
