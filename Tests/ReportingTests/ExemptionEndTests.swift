import BillingPrimitives
import Licensing
import Rating
import Reporting
import Tariffs
import Testing

@Suite struct ExemptionEndTests {
    private func ruling(from first: Day = "2026-01-01", until end: Day? = nil) -> ExemptionRuling {
        ExemptionRuling(
            connection: "hoito",
            decree: "1070/2022",
            item: "2 § 4 c",
            validFrom: first,
            validUntil: end,
            decidedBy: "Maksuyksikkö",
            decidedOn: "2026-01-01"
        )
    }

    private func fixture(_ rulings: [ExemptionRuling]) -> Fixture {
        var fixture = Fixture()
        fixture.more = rulings.map(RegisterEntry.exemption)
        return fixture
    }

    private func ends(_ fixture: Fixture, _ tariffs: TariffBook = .shipped) -> [ExemptionEnd] {
        ExemptionEnd.all(
            of: "hoito",
            after: today,
            register: fixture.register,
            tariffs: tariffs
        )
    }

    private func details(_ fixture: Fixture, within: Int = 30) -> [StatusFinding.Detail] {
        permitStatus(fixture, within: within).findings.map(\.detail)
    }

    @Test(
        arguments: [
            ("2026-06-02", 30, 1, 30, true), ("2026-07-01", 30, 30, 30, true),
            ("2026-07-02", 30, 31, 60, false), ("2026-07-31", 60, 60, 60, true),
            ("2026-08-30", 30, 90, 90, false), ("2026-08-31", 90, nil, nil, false),
            ("2026-08-31", 91, 91, nil, true), ("2026-06-01", 30, nil, nil, false),
        ] as [(Day, Int, Int?, Int?, Bool)]
    )
    func `a ruling that ends needs attention within the days asked for`(
        until: Day,
        within: Int,
        daysLeft: Int?,
        bucket: Int?,
        needsAttention: Bool
    ) {
        let ruling = ruling(until: until)
        let status = permitStatus(fixture([ruling]), within: within)
        let end = ExemptionEnd(connection: "hoito", on: until, ruling: ruling, cause: .rulingEnds)
        #expect(
            status.findings.map(\.detail)
                == (daysLeft.map { [.exemptionEnds(end, daysLeft: $0, bucket: bucket, nil)] } ?? [])
        )
        #expect(status.needsAttention == needsAttention)
        #expect(status.findings.allSatisfy { $0.connection == "hoito" && $0.customer == "kunta" })
    }

    @Test func `a ruling that another one follows ends nothing, and a gap of a day ends it`() {
        let first = ruling(until: "2026-06-11")
        #expect(details(fixture([first, ruling(from: "2026-06-11")])).isEmpty)
        #expect(details(fixture([first, ruling(from: "2026-06-01", until: "2026-12-31")])).isEmpty)
        #expect(ends(fixture([first, ruling(from: "2026-06-12")])).map(\.on) == ["2026-06-11"])
    }

    @Test func `what is not free, not in production or closed by then has no end`() {
        var closing = fixture([ruling(until: "2026-06-11")])
        closing.connection.closedOn = "2026-06-11"
        var test = fixture([ruling(until: "2026-06-11")])
        test.connection.environment = .test
        var priced = fixture([ruling(until: "2026-06-11")])
        priced.declarations[0].publicLaw = false
        var company = fixture([ruling(until: "2026-06-11")])
        company.customer.organisationClass = .company
        for fixture in [closing, test, priced, company] { #expect(ends(fixture).isEmpty) }
        #expect(details(fixture([ruling()])).isEmpty)
    }

    @Test func `a decree list to come that leaves the class out holds usage from its first day`()
        throws
    {
        let book = try tariffBook(turn: "2026-07-01")
        let ends = ends(fixture([ruling()]), book)
        #expect(ends.map(\.on) == ["2026-07-01"])
        #expect(ends.map(\.cause) == [.leavesDecree("1/2026")])
        #expect(ends.map(\.holdsUsage) == [true])
    }

    @Test func `a purpose that is no longer one of public law ends free use`() {
        var fixture = fixture([ruling()])
        fixture.declarations.append(
            Declaration(connection: "hoito", kind: .purpose, filedOn: "2026-07-01")
        )
        #expect(ends(fixture).map(\.on) == ["2026-07-01"])
        #expect(ends(fixture).map(\.cause) == [.groundChanges])
    }

    @Test func `the end of free use is a day of the calendar, however far`() {
        let ruling = ruling(until: "2030-01-01")
        let dates = ComingDate.all(
            in: fixture([ruling]).register,
            tariffs: .shipped,
            after: today
        )
        #expect(dates.map(\.day) == ["2029-12-31"])
        #expect(dates.map(\.customer) == ["Esimerkkilän kunta"])
        let end = ExemptionEnd(
            connection: "hoito",
            on: "2030-01-01",
            ruling: ruling,
            cause: .rulingEnds
        )
        #expect(dates.map(\.occurrence) == [.exemptionEnds(end)])
    }

    @Test func `a decree that nothing follows is told before its year ends, and ends nothing`() {
        var fixture = fixture([ruling(from: "2023-01-01")])
        fixture.connection.commissionedOn = "2023-01-01"
        fixture.declarations[0].filedOn = "2023-01-01"
        let decrees = permitStatus(fixture, on: "2023-11-01", within: 90, nil).findings
            .filter { $0.kind == .decreeEnds }
        #expect(decrees.map(\.severity) == [.information])
        #expect(decrees.map(\.figures.day) == ["2024-01-01"])
        #expect(decrees.map(\.figures.days) == [61])
        #expect(decrees.map(\.figures.connections) == [["hoito"]])
        #expect(decrees.map(\.urgency) == [.coming])
        let after = permitStatus(fixture, on: "2024-01-01", within: 90, nil).findings
        #expect(!after.contains { $0.kind == .decreeEnds || $0.kind == .exemptionEnds })
    }

    @Test(arguments: Language.allCases)
    func `every cause is told apart in every language`(language: Language) {
        let causes: [ExemptionEnd.Cause] = [.rulingEnds, .leavesDecree("1/2027"), .groundChanges]
        let texts = causes.map {
            ExemptionEnd(connection: "hoito", on: "2026-07-01", ruling: ruling(), cause: $0)
                .text[language]
        }
        #expect(Set(texts).count == causes.count)
        let last = language == .english ? "2026-06-30" : "30.6.2026"
        #expect(texts.allSatisfy { $0.contains(last) && $0.hasSuffix(".") })
    }
}
