import BillingPrimitives
import Ledger
import Licensing
import Rating
import Reporting
import Tariffs
import Testing

@Suite struct PermitStatusTests {
    @Test func `where everything is in order there is nothing to say`() {
        let status = permitStatus(Fixture())
        #expect(status.findings.isEmpty)
        #expect(!status.needsAttention)
    }

    // MARK: Permits

    @Test(
        arguments: [
            ("2026-06-02", 30, 1, 30, true), ("2026-07-01", 30, 30, 30, true),
            ("2026-07-02", 30, 31, 60, false), ("2026-07-31", 60, 60, 60, true),
            ("2026-08-30", 30, 90, 90, false), ("2026-08-31", 90, nil, nil, false),
            ("2026-08-31", 91, 91, nil, true), ("2026-06-01", 30, nil, nil, false),
        ] as [(Day, Int, Int?, Int?, Bool)]
    )
    func `a permit that ends needs attention within the days asked for`(
        end: Day,
        within: Int,
        daysLeft: Int?,
        bucket: Int?,
        needsAttention: Bool
    ) {
        var fixture = Fixture()
        fixture.permits[0].validUntil = end
        let status = permitStatus(fixture, within: within)
        let expiring = status.findings.filter { $0.kind == .expiring }
        #expect(
            expiring.map(\.detail)
                == (daysLeft.map {
                    let end = PermitEnd(on: end, losingCover: ["hoito"])
                    return [.expiring(end, daysLeft: $0, bucket: bucket)]
                } ?? [])
        )
        #expect(status.needsAttention == needsAttention)
        #expect(expiring.allSatisfy { $0.permit == "DATA" && $0.connection == "hoito" })
    }

    @Test func `a revocation that is decided ends a permit`() throws {
        var fixture = Fixture()
        try fixture.permits[0].take(
            PermitStep(on: "2026-06-11", what: .revoke, decidedBy: "x", reason: "y")
        )
        let details = permitStatus(fixture).findings.map(\.detail)
        let end = PermitEnd(on: "2026-06-11", losingCover: ["hoito"])
        #expect(details == [.expiring(end, daysLeft: 10, bucket: 30)])
    }

    @Test func `a longer end that is decided keeps a permit from ending`() throws {
        var fixture = Fixture()
        fixture.permits[0].validUntil = "2026-06-11"
        try fixture.permits[0].take(
            PermitStep(
                on: "2026-06-05",
                what: .amend,
                decidedBy: "x",
                reason: "y",
                validUntil: "2028-01-01"
            )
        )
        #expect(permitStatus(fixture).findings.isEmpty)
    }

    @Test(
        arguments: [
            (nil, nil, true), (["KOTIKUNTA"], nil, false), (["KOTIKUNTA"], ["KOTIKUNTA"], true),
            (["KOTIKUNTA"], ["KOTIKUNTA", "KUOLINPAIVA"], false),
        ] as [([String]?, [String]?, Bool)]
    )
    func `a permit that follows must grant what the one before granted`(
        next: [String]?,
        now: [String]?,
        isRenewed: Bool
    ) {
        var fixture = Fixture()
        fixture.permits[0].validUntil = "2026-06-11"
        fixture.permits[0].dataGroups = now
        fixture.permits.append(
            Permit(id: "NEXT", holder: "kunta", validFrom: "2026-06-11", dataGroups: next)
        )
        let status = permitStatus(fixture)
        let end = PermitEnd(
            on: "2026-06-11",
            losingCover: isRenewed ? [] : ["hoito"],
            followedBy: isRenewed ? ["NEXT"] : []
        )
        #expect(
            status.findings.map(\.detail) == [.expiring(end, daysLeft: 10, bucket: 30)]
        )
        #expect(status.needsAttention == !isRenewed)
    }

    @Test func `a permit that follows for some connections leaves the others without`() {
        var fixture = Fixture()
        var second = fixture.connection
        second.id = "koulu"
        var closing = fixture.connection
        closing.id = "vanha"
        closing.closedOn = "2026-06-05"
        fixture.more = [.connection(second), .connection(closing)]
        fixture.permits[0].validUntil = "2026-06-11"
        fixture.permits.append(
            Permit(id: "NEXT", holder: "kunta", connections: ["koulu"], validFrom: "2026-06-01")
        )
        let expiring = permitStatus(fixture).findings.filter { $0.kind == .expiring }
        let end = PermitEnd(on: "2026-06-11", losingCover: ["hoito"], followedBy: ["NEXT"])
        #expect(expiring.map(\.detail) == [.expiring(end, daysLeft: 10, bucket: 30)])
        #expect(expiring.map(\.severity) == [.attention])
        #expect(
            expiring[0].text.en.hasSuffix("For others: A permit that follows is recorded: NEXT.")
        )
    }

    @Test(
        arguments: [
            ("2026-05-01", -31, "was due"), ("2026-06-01", 0, "was due"),
            ("2026-07-01", 30, "is due"), ("2026-07-02", nil, ""),
        ] as [(Day, Int?, String)]
    )
    func `a review is announced thirty days ahead, and is information`(
        day: Day,
        daysLeft: Int?,
        words: String
    ) {
        var fixture = Fixture()
        fixture.declarations[1].reviewOn = day
        let status = permitStatus(fixture)
        let details = daysLeft.map {
            [StatusFinding.Detail.reviewDue(.protection, on: day, daysLeft: $0)]
        }
        #expect(status.findings.map(\.detail) == details ?? [])
        #expect(status.findings.allSatisfy { $0.text.en.contains(words) })
        #expect(!status.needsAttention)
    }

    @Test func `a data permit in force that nothing was delivered under is unused`() {
        var fixture = Fixture()
        fixture.permits[0].validFrom = "2026-04-01"
        let old = ObservedUsage(lastDeliveryAt: Instant("2026-03-31T20:59:59Z"))
        let kinds = permitStatus(fixture, old).findings.map(\.kind)
        #expect(kinds == [.silent, .unusedPermit])
        #expect(permitStatus(fixture).findings.isEmpty)
    }

    // MARK: Connections

    @Test(arguments: [
        (0, [StatusFinding.Kind.missingDataPermit], false),
        (1, [.missingProductionPermit], true),
    ])
    func `a connection in use without a permit in force is found`(
        missing: Int,
        kinds: [StatusFinding.Kind],
        needsAttention: Bool
    ) {
        var fixture = Fixture()
        fixture.permits.remove(at: missing)
        let status = permitStatus(fixture)
        #expect(status.findings.map(\.kind) == kinds)
        #expect(status.needsAttention == needsAttention)
    }

    @Test(arguments: Declaration.Kind.allCases)
    func `a connection in use without a declaration needs attention`(kind: Declaration.Kind) {
        var fixture = Fixture()
        fixture.declarations.removeAll { $0.kind == kind }
        let status = permitStatus(fixture)
        #expect(status.findings.map(\.detail) == [.missingDeclaration([kind])])
        #expect(status.needsAttention)
    }

    @Test(
        arguments: [
            ("2026-05-18T12:00:00Z", nil), ("2026-05-17T20:59:59Z", 15),
            ("2026-05-17T21:00:00Z", nil),
            (nil, 150),
        ] as [(String?, Int?)]
    )
    func `a connection is silent after more than fourteen Helsinki days`(
        last: String?,
        days: Int?
    ) {
        let usage = ObservedUsage(lastDeliveryAt: last.flatMap { Instant($0) })
        let found = permitStatus(Fixture(), usage).findings.filter { $0.kind == .silent }
        let detail = days.map {
            StatusFinding.Detail.silent(since: usage.lastDeliveryAt?.helsinkiDay, days: $0)
        }
        #expect(found.map(\.detail) == [detail].compactMap(\.self))
    }

    @Test func `a connection that was commissioned a fortnight ago may be silent yet`() {
        var fixture = Fixture()
        fixture.connection.commissionedOn = "2026-05-18"
        #expect(permitStatus(fixture, nil).findings.map(\.kind) == [.unusedPermit])
        fixture.connection.commissionedOn = "2026-05-17"
        #expect(permitStatus(fixture, nil).needsAttention)
    }

    @Test(arguments: [ServiceEnvironment.test, .sandbox])
    func `connections of test environments are not nagged about`(environment: ServiceEnvironment) {
        var fixture = Fixture()
        fixture.connection.environment = environment
        fixture.declarations = []
        fixture.permits = []
        #expect(permitStatus(fixture, nil).findings.isEmpty)
    }

    @Test func `a closed connection is not nagged about, but its usage is`() {
        var fixture = Fixture()
        fixture.connection.closedOn = today
        fixture.declarations = []
        fixture.permits = [
            Permit(id: "DATA", holder: "kunta", validFrom: "2026-05-20", validUntil: "2026-06-10")
        ]
        #expect(permitStatus(fixture, nil).findings.isEmpty)
        let usage = ObservedUsage(held: [heldUsage([.closed], 3, on: today)])
        let status = permitStatus(fixture, usage)
        #expect(
            status.findings.map(\.detail)
                == [.uncoveredUsage(records: 3, deliveries: 1, reasons: [.closed: 3])]
        )
        #expect(status.needsAttention)
    }

    @Test func `what is missing before commissioning is information`() {
        var fixture = Fixture()
        fixture.connection.commissionedOn = nil
        fixture.declarations.removeLast()
        let status = permitStatus(fixture, nil)
        let readiness = status.findings.compactMap { finding -> Readiness? in
            if case .notReady(let readiness) = finding.detail { readiness } else { nil }
        }
        #expect(readiness.map(\.missing) == [[.testSubsystem, .protectionDeclaration]])
        #expect(
            readiness.map(\.fulfilled)
                == [[.dataPermit, .productionSubsystem, .purposeDeclaration]]
        )
        #expect(!status.needsAttention)
    }
}
