import BillingPrimitives
import Licensing
import Testing

@Suite struct TurningDaysTests {
    /// A register in which everything turns that can: owner, class, permits and their terms.
    private func register() throws -> LicenseRegister {
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
        let umbrella = Permit(
            id: "U",
            umbrellaClass: .municipalAuthority,
            validFrom: try Fixture.day("2026-01-01")
        )
        let other = try Fixture.customer("uusi", businessID: "1790235-0")
        var reformed = other
        reformed.organisationClass = .municipalAuthority
        var moved = try Fixture.connection("d")
        moved.environment = .test
        let succession = Succession(
            from: "firma",
            to: "uusi",
            on: try Fixture.day("2026-05-01"),
            permitsCarryOver: true,
            ground: "laki"
        )
        return LicenseRegister(
            versions: try Fixture.register(with: [permit, umbrella]).versions + [
                RegisterVersion(.customer(other)),
                RegisterVersion(.connection(try Fixture.connection("d"))),
                RegisterVersion(
                    .customer(reformed),
                    effectiveFrom: try Fixture.day("2026-07-01")
                ),
                RegisterVersion(
                    .connection(moved),
                    effectiveFrom: try Fixture.day("2026-09-01")
                ),
                RegisterVersion(.succession(succession)),
            ]
        )
    }

    @Test(arguments: ["c", "d"] as [ConnectionID])
    func `between turning days a connection and its permits stay the same`(
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
            if !isSame { changes += 1 }
            #expect(isSame || turns.contains(next), "\(next)")
            day = next
        }
        #expect(changes >= 3)
    }
}
