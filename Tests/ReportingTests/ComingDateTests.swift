import BillingPrimitives
import Licensing
import Reporting
import Tariffs
import Testing

@Suite struct ComingDateTests {
    @Test func `every known end and review to come is there, however far`() {
        var fixture = Fixture()
        fixture.permits[0].validUntil = "2031-01-01"
        fixture.permits[1].validUntil = today
        fixture.permits.append(
            Permit(
                id: "TEST",
                kind: .subsystem,
                environment: .test,
                holder: "kunta",
                validFrom: "2026-07-01",
                validUntil: "2026-08-01"
            )
        )
        fixture.declarations[0].reviewOn = "2027-01-01"
        fixture.declarations[1].reviewOn = today
        let dates = ComingDate.all(in: fixture.register, tariffs: .shipped, after: today)
        #expect(dates.map(\.day) == ["2026-07-31", "2027-01-01", "2030-12-31"])
        #expect(dates.allSatisfy { $0.customer == "Esimerkkilän kunta" })
        let end = PermitEnd(on: "2031-01-01", losingCover: ["hoito"])
        #expect(dates.last?.occurrence == .permitEnds("DATA", .data, nil, end))
        #expect(dates[1].occurrence == .review("hoito", .purpose))
    }

    @Test func `what is over, never granted or closed by then has no date`() throws {
        var fixture = Fixture()
        fixture.permits[0].validUntil = "2026-09-01"
        try fixture.permits[0].take(
            PermitStep(on: "2026-05-01", what: .revoke, decidedBy: "x", reason: "y")
        )
        fixture.permits[1].validUntil = "2026-09-01"
        fixture.permits[1].status = .withdrawn
        fixture.declarations[0].reviewOn = "2026-12-01"
        fixture.connection.closedOn = "2026-12-01"
        let dates = ComingDate.all(in: fixture.register, tariffs: .shipped, after: today)
        #expect(dates.isEmpty)
    }
}
