import BillingPrimitives
import Licensing
import Testing

@Suite struct TurningDaysTests {
    /// Permits that begin, end, change, and are suspended.
    private func permits() throws -> [Permit] {
        var permit = Permit(id: "P", holder: "firma", validFrom: try Fixture.day("2026-01-01"))
        try permit.take(
            PermitStep(
                on: Fixture.day("2026-03-01"),
                what: .amend,
                decidedBy: "x",
                reason: "y",
                connections: ["d"]
            )
        )
        var ending = Permit(
            id: "E",
            holder: "firma",
            validFrom: try Fixture.day("2026-02-10"),
            validUntil: try Fixture.day("2026-10-01"),
            dataGroups: ["KOTIKUNTA"]
        )
        for (day, what) in [
            ("2026-02-20", PermitStep.Kind.suspend), ("2026-02-25", .reinstate),
        ] {
            try ending.take(
                PermitStep(on: Fixture.day(day), what: what, decidedBy: "x", reason: "y")
            )
        }
        try ending.take(
            PermitStep(
                on: Fixture.day("2026-04-01"),
                what: .amend,
                decidedBy: "x",
                reason: "y",
                dataGroups: ["KOTIKUNTA", "OMAISUUS"],
                validUntil: Fixture.day("2026-11-05")
            )
        )
        let umbrella = Permit(
            id: "U",
            umbrellaClass: .municipalAuthority,
            validFrom: try Fixture.day("2026-01-01")
        )
        return [permit, umbrella, ending]
    }

    /// A register in which everything turns that can: owner, class, permits and their terms.
    private func register() throws -> LicenseRegister {
        let ruling = ExemptionRuling(
            connection: "d",
            decree: "1070/2022",
            item: "2 § 4 c",
            validFrom: try Fixture.day("2026-06-06"),
            validUntil: try Fixture.day("2026-08-08"),
            decidedBy: "x",
            decidedOn: try Fixture.day("2026-06-01")
        )
        let other = try Fixture.customer("uusi", businessID: "1790235-0")
        var reformed = other
        reformed.organisationClass = .municipalAuthority
        var moved = try Fixture.connection("d", closedOn: "2026-12-12")
        moved.environment = .test
        let succession = Succession(
            from: "firma",
            to: "uusi",
            on: try Fixture.day("2026-05-01"),
            permitsCarryOver: true,
            ground: "laki"
        )
        return LicenseRegister(
            versions: try Fixture.register(with: permits()).versions + [
                RegisterVersion(.customer(other)),
                RegisterVersion(.connection(try Fixture.connection("d"))),
                RegisterVersion(.exemption(ruling)),
                RegisterVersion(
                    .customer(reformed),
                    effectiveFrom: try Fixture.day("2026-07-01")
                ),
                RegisterVersion(
                    .connection(moved),
                    effectiveFrom: try Fixture.day("2026-09-01")
                ),
                RegisterVersion(.succession(succession)),
            ] + Fixture.declarations(of: "d").map { RegisterVersion($0) }
        )
    }

    @Test(arguments: ["c", "d"] as [ConnectionID])
    func `between turning days all that the register says of a connection is the same`(
        id: ConnectionID
    ) throws {
        let register = try register()
        let turns = register.turningDays(of: id)
        var changes = 0
        var day = try Fixture.day("2025-12-01")
        let end = try Fixture.day("2027-01-01")
        while day < end {
            let next = day.adding(days: 1)
            let isSame =
                register.connection(id, on: day) == register.connection(id, on: next)
                && register.permits(for: id, on: day).map(\.id)
                    == register.permits(for: id, on: next).map(\.id)
                && [nil, ["KOTIKUNTA"], ["OMAISUUS"]].allSatisfy {
                    register.coverage(of: id, on: day, groups: $0)
                        == register.coverage(of: id, on: next, groups: $0)
                }
                && register.exemption(of: id, on: day) == register.exemption(of: id, on: next)
            if !isSame { changes += 1 }
            #expect(isSame || turns.contains(next), "\(next)")
            day = next
        }
        #expect(changes >= 3)
    }
}
