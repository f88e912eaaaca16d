import BillingPrimitives
import Ledger
import Licensing
import Rating
import Reporting
import Tariffs
import Testing

@Suite struct PermitStatusTests {
    private static let today: Day = "2026-06-01"
    private static let fresh = ConnectionUsage(lastDeliveryAt: Instant("2026-05-31T12:00:00Z"))

    private static func status(
        _ fixture: Fixture,
        on day: Day = today,
        within: Int = 30,
        _ usage: ConnectionUsage? = fresh
    ) -> PermitStatus {
        PermitStatus(
            register: fixture.register,
            tariffs: .shipped,
            on: day,
            within: within,
            usage: usage.map { ["hoito": $0] } ?? [:]
        )
    }

    private static func held(_ reasons: [HeldReason], _ records: Int64, on day: Day) -> Settlement {
        let reading = reading(day, records)
        return Settlement(
            of: reading,
            fate: .held,
            deliveries: 1,
            counts: reading.counts,
            reasons: reasons
        )
    }

    @Test func `where everything is in order there is nothing to say`() {
        let status = Self.status(Fixture())
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
        let status = Self.status(fixture, within: within)
        let expiring = status.findings.filter { $0.kind == .expiring }
        #expect(
            expiring.map(\.detail)
                == (daysLeft.map {
                    [.expiring(on: end, daysLeft: $0, bucket: bucket, isRenewed: false)]
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
        let details = Self.status(fixture).findings.map(\.detail)
        #expect(
            details == [.expiring(on: "2026-06-11", daysLeft: 10, bucket: 30, isRenewed: false)]
        )
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
        #expect(Self.status(fixture).findings.isEmpty)
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
        let status = Self.status(fixture)
        #expect(
            status.findings.map(\.detail) == [
                .expiring(on: "2026-06-11", daysLeft: 10, bucket: 30, isRenewed: isRenewed)
            ]
        )
        #expect(status.needsAttention == !isRenewed)
    }

    @Test func `a data permit in force that nothing was delivered under is unused`() {
        var fixture = Fixture()
        fixture.permits[0].validFrom = "2026-04-01"
        let old = ConnectionUsage(lastDeliveryAt: Instant("2026-03-31T20:59:59Z"))
        let kinds = Self.status(fixture, old).findings.map(\.kind)
        #expect(kinds == [.silent, .unusedPermit])
        #expect(Self.status(fixture).findings.isEmpty)
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
        let status = Self.status(fixture)
        #expect(status.findings.map(\.kind) == kinds)
        #expect(status.needsAttention == needsAttention)
    }

    @Test(arguments: Declaration.Kind.allCases)
    func `a connection in use without a declaration needs attention`(kind: Declaration.Kind) {
        var fixture = Fixture()
        fixture.declarations.removeAll { $0.kind == kind }
        let status = Self.status(fixture)
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
        let usage = ConnectionUsage(lastDeliveryAt: last.flatMap { Instant($0) })
        let found = Self.status(Fixture(), usage).findings.filter { $0.kind == .silent }
        let detail = days.map {
            StatusFinding.Detail.silent(since: usage.lastDeliveryAt?.helsinkiDay, days: $0)
        }
        #expect(found.map(\.detail) == [detail].compactMap(\.self))
    }

    @Test func `a connection that was commissioned a fortnight ago may be silent yet`() {
        var fixture = Fixture()
        fixture.connection.commissionedOn = "2026-05-18"
        #expect(Self.status(fixture, nil).findings.map(\.kind) == [.unusedPermit])
        fixture.connection.commissionedOn = "2026-05-17"
        #expect(Self.status(fixture, nil).needsAttention)
    }

    @Test(arguments: [ServiceEnvironment.test, .sandbox])
    func `connections of test environments are not nagged about`(environment: ServiceEnvironment) {
        var fixture = Fixture()
        fixture.connection.environment = environment
        fixture.declarations = []
        fixture.permits = []
        #expect(Self.status(fixture, nil).findings.isEmpty)
    }

    @Test func `a closed connection is not nagged about, but its usage is`() {
        var fixture = Fixture()
        fixture.connection.closedOn = Self.today
        fixture.declarations = []
        fixture.permits = [
            Permit(id: "DATA", holder: "kunta", validFrom: "2026-05-20", validUntil: "2026-06-10")
        ]
        #expect(Self.status(fixture, nil).findings.isEmpty)
        let usage = ConnectionUsage(held: [Self.held([.closed], 3, on: Self.today)])
        let status = Self.status(fixture, usage)
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
        let status = Self.status(fixture, nil)
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

    // MARK: Usage

    @Test func `held usage without cover needs attention, other held usage does not`() {
        let uncovered = [
            Self.held([.noPermit, .noProductionPermit], 5, on: "2026-05-30"),
            Self.held([.noPermit], 2, on: "2026-05-31"),
        ]
        let overlapping = [Self.held([.overlappingRange], 9, on: "2026-05-31")]
        var usage = Self.fresh
        usage.held = overlapping
        #expect(Self.status(Fixture(), usage).findings.map(\.kind) == [.heldForReview])
        #expect(!Self.status(Fixture(), usage).needsAttention)
        usage.held += uncovered
        let status = Self.status(Fixture(), usage)
        #expect(status.needsAttention)
        #expect(
            status.findings.map(\.detail) == [
                .uncoveredUsage(
                    records: 7,
                    deliveries: 2,
                    reasons: [.noPermit: 7, .noProductionPermit: 5]
                ),
                .heldForReview(records: 9, deliveries: 1, reasons: [.overlappingRange: 9]),
            ]
        )
    }

    @Test func `usage of a connection that the register does not know is found`() {
        let usage = ConnectionUsage(held: [Self.held([.notCommissioned], 4, on: "2026-05-31")])
        let status = PermitStatus(
            register: Fixture().register,
            tariffs: .shipped,
            on: Self.today,
            within: 30,
            usage: ["hoito": Self.fresh, "stranger": usage]
        )
        #expect(status.findings.map(\.connection) == ["stranger"])
        #expect(status.needsAttention)
    }

    @Test func `data groups outside the permit are named until somebody decides`() {
        var fixture = Fixture()
        fixture.permits[0].dataGroups = ["KOTIKUNTA"]
        var usage = Self.fresh
        usage.dataGroups = [
            "2026-05-30": ["KOTIKUNTA", "KUOLINPAIVA"], "2026-05-31": ["KOTIKUNTA"],
        ]
        usage.held = [Self.held([.groupsOutsidePermit], 4, on: "2026-05-30")]
        let status = Self.status(fixture, usage)
        #expect(status.findings.map(\.kind) == [.uncoveredUsage, .groupsOutsidePermit])
        #expect(
            status.findings.last?.detail
                == .groupsOutsidePermit(
                    groups: ["KUOLINPAIVA"],
                    from: "2026-05-30",
                    to: "2026-05-30"
                )
        )
        #expect(status.needsAttention)
        usage.held = []
        #expect(Self.status(fixture, usage).findings.isEmpty)
    }

    @Test func `data groups that the declared purpose does not name are information`() {
        var fixture = Fixture()
        fixture.declarations[0].dataGroups = ["KOTIKUNTA"]
        var usage = Self.fresh
        usage.dataGroups = [
            "2026-05-30": ["TURVAKIELTO"], "2026-05-31": ["KOTIKUNTA", "AIDINKIELI"],
        ]
        let status = Self.status(fixture, usage)
        #expect(
            status.findings.map(\.detail) == [
                .outsidePurpose(
                    groups: ["AIDINKIELI", "TURVAKIELTO"],
                    from: "2026-05-30",
                    to: "2026-05-31"
                )
            ]
        )
        #expect(!status.needsAttention)
    }

    @Test func `test identities in production are an incident`() {
        var usage = Self.fresh
        usage.incidents = [
            ConnectionUsage.Incident(day: "2026-05-30", records: 3),
            ConnectionUsage.Incident(day: "2026-05-12", records: 1),
        ]
        let status = Self.status(Fixture(), usage)
        #expect(
            status.findings.map(\.detail)
                == [.testIdentities(records: 4, from: "2026-05-12", to: "2026-05-30")]
        )
        #expect(status.needsAttention)
    }

    @Test func `a ruling whose class has left the decree is told`() throws {
        var fixture = Fixture()
        fixture.customer.organisationClass = .court
        fixture.more = [
            .exemption(
                ExemptionRuling(
                    connection: "hoito",
                    decree: "1070/2022",
                    item: "2 § 4 b",
                    validFrom: "2026-01-01",
                    decidedBy: "x",
                    decidedOn: "2026-01-01"
                )
            )
        ]
        let next = TariffFile(
            name: "next.toml",
            text: """
                [decree]
                id = "1/2026"
                title = { fi = "a", sv = "b", en = "c" }
                source = "test"
                from = 2026-05-01
                [[decree.item]]
                item = "2 § 4 a"
                classes = ["kela"]
                title = { fi = "a", sv = "b", en = "c" }
                """
        )
        let tariffs = try TariffBook(files: TariffBook.shipped.files + [next])
        let status = PermitStatus(
            register: fixture.register,
            tariffs: tariffs,
            on: Self.today,
            within: 30,
            usage: ["hoito": Self.fresh]
        )
        #expect(status.findings.map(\.detail) == [.exemptionLapsed(decree: "1070/2022")])
    }

    @Test func `what needs attention stands first, and every finding says what to do`() {
        var fixture = Fixture()
        fixture.permits[0].validUntil = "2026-08-20"
        fixture.permits[0].dataGroups = ["KOTIKUNTA"]
        fixture.declarations = [
            Declaration(
                connection: "hoito",
                kind: .purpose,
                filedOn: "2026-01-01",
                dataGroups: ["A"],
                reviewOn: "2026-05-01"
            )
        ]
        let usage = ConnectionUsage(
            dataGroups: ["2026-05-01": ["TURVAKIELTO"]],
            held: [Self.held([.groupsOutsidePermit], 4, on: "2026-05-01")],
            incidents: [ConnectionUsage.Incident(day: "2026-05-30", records: 3)]
        )
        let findings = Self.status(fixture, usage).findings
        #expect(
            findings.map(\.kind) == [
                .uncoveredUsage, .testIdentities, .missingDeclaration, .silent,
                .groupsOutsidePermit, .reviewDue, .outsidePurpose, .expiring, .unusedPermit,
            ]
        )
        for finding in findings {
            for language in Language.allCases {
                #expect(finding.text[language].hasSuffix("."))
                #expect(finding.remedy[language].hasSuffix("."))
            }
        }
    }
}
