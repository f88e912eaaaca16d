import BillingPrimitives
import Reporting
import Testing

@Suite struct ScenarioTests {
    @Test func `records are spread over the connections, the remainder going to the first`() throws
    {
        let scenario = try Scenario(
            ScenarioOptions(
                connections: 3,
                migrating: 1,
                organisationClass: .company,
                usage: .records(10_001),
                from: march
            )
        )
        #expect(
            scenario.connections.map(\.usage) == [.records(3334), .records(3334), .records(3333)]
        )
        #expect(scenario.connections.map(\.isMigrating) == [true, false, false])
        #expect(Set(scenario.connections.map(\.name)).count == 3)
    }

    @Test(
        arguments: [
            (0, 0, 12, 5, ["scenario-number"]),
            (10_001, 0, 1, 5, ["scenario-number"]),
            (2, 3, 12, 5, ["scenario-number"]),
            (2, -1, 601, -5, ["scenario-number", "scenario-number", "scenario-number"]),
            (10_000, 0, 13, 5, ["scenario-size"]),
            (1, 1, 600, 1_000_000_000_000, []),
            (1, 0, 1, 1_000_000_000_001, ["scenario-number"]),
        ] as [(Int, Int, Int, Int64, [String])]
    )
    func `every number out of range is refused at once`(
        connections: Int,
        migrating: Int,
        months: Int,
        records: Int64,
        codes: [String]
    ) {
        let options = ScenarioOptions(
            connections: connections,
            migrating: migrating,
            organisationClass: .company,
            usage: .records(records),
            from: march,
            months: months
        )
        #expect(problems { try Scenario(options) }.map(\.code) == codes)
    }

    @Test func `a file tells everything that options tell, and single months`() throws {
        let scenario = try ScenarioFile.parse(Array(Self.file.utf8), file: "s.toml")
        #expect(scenario.title == "Kaksi rekisteriä")
        #expect(scenario.organisationClass == .municipalAuthority)
        #expect(scenario.publicLaw)
        #expect(scenario.from == march)
        #expect(scenario.months == 6)
        #expect(
            scenario.connections == [
                ScenarioConnection(
                    name: "Varhaiskasvatus",
                    isMigrating: true,
                    usage: .records(4_000),
                    months: [march.adding(months: 5): RecordCounts(personChange: 9_000)],
                    initialRecords: 20_000
                ),
                ScenarioConnection(name: "Potilaat", isNew: false, usage: .persons(60_000)),
            ]
        )
    }

    @Test(arguments: [
        (#"class = "municipal-authority""#, #"class = "muncipal""#, 2, "toml-unknown-choice"),
        (#"from = "2026-03""#, "from = 2026-03-01", 4, "toml-wrong-type"),
        ("months = 6", "months = 0", 5, "scenario-number"),
        ("records = 4000", "records = -1", 9, "scenario-number"),
        ("records = 4000", "records = 4000\npersons = 5", 10, "scenario-volume"),
        ("persons = 60000", "", 16, "scenario-volume"),
        (#"name = "Potilaat""#, #"name = "Varhaiskasvatus""#, 17, "scenario-connection"),
        ("migrating = true", "new = false", 11, "scenario-connection"),
        (#"month = "2026-08""#, #"month = "2027-08""#, 13, "scenario-month"),
        (#"title = "Kaksi rekisteriä""#, #"title = "010188-916P""#, 1, "toml-refused-text"),
        ("public_law = true", "publiclaw = true", 3, "toml-unknown-key"),
    ])
    func `what is wrong in a file is refused with its line`(
        right: String,
        wrong: String,
        line: Int,
        code: String
    ) throws {
        let text = Self.file.replacing(right, with: wrong)
        #expect(text != Self.file)
        let found = problems { try ScenarioFile.parse(Array(text.utf8), file: "s.toml") }
        #expect(found.map(\.code) == [code])
        #expect(found.first?.line == line)
        #expect(found.allSatisfy { !"\($0)".contains("010188-916P") })
    }

    @Test func `all that is wrong in a file is told at once`() {
        let text = """
            class = "nobody"
            from = "2026-13"
            months = 601
            [[connection]]
            name = "a"
            """
        let found = problems { try ScenarioFile.parse(Array(text.utf8), file: "s.toml") }
        #expect(found.count == 4)
    }

    private static let file = """
        title = "Kaksi rekisteriä"
        class = "municipal-authority"
        public_law = true
        from = "2026-03"
        months = 6

        [[connection]]
        name = "Varhaiskasvatus"
        records = 4000
        migrating = true
        initial_records = 20000
        [[connection.month]]
        month = "2026-08"
        records = 9000

        [[connection]]
        name = "Potilaat"
        new = false
        persons = 60000
        """
}

private func problems(_ body: () throws -> Scenario) -> [Diagnostic] {
    do {
        _ = try body()
        return []
    } catch {
        return (error as? DiagnosticsError)?.diagnostics ?? []
    }
}
