import BillingPrimitives
import Ledger
import Licensing
import Rating
import Reporting
import Tariffs
import Testing

@Suite struct PermitStatusUsageTests {
    @Test func `held usage without cover needs attention, other held usage does not`() {
        let uncovered = [
            heldUsage([.noPermit, .noProductionPermit], 5, on: "2026-05-30"),
            heldUsage([.noPermit], 2, on: "2026-05-31"),
        ]
        let overlapping = [heldUsage([.overlappingRange], 9, on: "2026-05-31")]
        var usage = fresh
        usage.held = overlapping
        #expect(permitStatus(Fixture(), usage).findings.map(\.kind) == [.heldForReview])
        #expect(!permitStatus(Fixture(), usage).needsAttention)
        usage.held += uncovered
        let status = permitStatus(Fixture(), usage)
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
        let usage = ObservedUsage(held: [
            heldUsage([.notCommissioned], 4, on: "2026-05-31")
        ])
        let status = PermitStatus(
            register: Fixture().register,
            tariffs: .shipped,
            on: today,
            within: 30,
            usage: ["hoito": fresh, "stranger": usage]
        )
        #expect(status.findings.map(\.connection) == ["stranger"])
        #expect(status.needsAttention)
    }

    @Test func `data groups outside the permit are named until somebody decides`() {
        var fixture = Fixture()
        fixture.permits[0].dataGroups = ["KOTIKUNTA"]
        var usage = fresh
        usage.history = history([
            "2026-05-30": ["KOTIKUNTA", "KUOLINPAIVA"], "2026-05-31": ["KOTIKUNTA"],
        ])
        usage.held = [heldUsage([.groupsOutsidePermit], 4, on: "2026-05-30")]
        let status = permitStatus(fixture, usage)
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
        #expect(permitStatus(fixture, usage).findings.isEmpty)
    }

    @Test func `data groups that the declared purpose does not name are information`() {
        var fixture = Fixture()
        fixture.declarations[0].dataGroups = ["KOTIKUNTA"]
        var usage = fresh
        usage.history = history([
            "2026-05-30": ["TURVAKIELTO"], "2026-05-31": ["KOTIKUNTA", "AIDINKIELI"],
        ])
        let status = permitStatus(fixture, usage)
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

    @Test(arguments: Incident.Kind.allCases)
    func `an open incident needs attention until it is closed`(kind: Incident.Kind) {
        var usage = fresh
        let incident = incident(kind)
        usage.incidents = [incident]
        let status = permitStatus(Fixture(), usage)
        #expect(status.findings.map(\.detail) == [.incident(incident)])
        #expect(status.findings.map(\.kind.rawValue) == [kind.rawValue])
        #expect(status.needsAttention)
        for language in Language.allCases {
            #expect(status.findings[0].remedy[language].contains(incident.id))
        }
    }

    private func incident(_ kind: Incident.Kind) -> Incident {
        Incident(
            kind: kind,
            connection: "hoito",
            scope: "2026-05",
            from: "2026-05-12",
            to: "2026-05-30",
            records: 4
        )
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
        let tariffs = try TariffBook(files: TariffBook.shipped.files + [decree(from: "2026-05-01")])
        let status = PermitStatus(
            register: fixture.register,
            tariffs: tariffs,
            on: today,
            within: 30,
            usage: ["hoito": fresh]
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
        let usage = ObservedUsage(
            history: history(["2026-05-01": ["TURVAKIELTO"]]),
            held: [heldUsage([.groupsOutsidePermit], 4, on: "2026-05-01")],
            incidents: [incident(.testIdentities)]
        )
        let findings = permitStatus(fixture, usage).findings
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
