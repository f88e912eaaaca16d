import BillingPrimitives
import Licensing
import Testing

@Suite struct SuccessionTests {
    private func permit() throws -> Permit {
        Permit(id: "P", holder: "firma", validFrom: try Fixture.day("2026-01-01"))
    }

    /// The fixture's company with two connections, and the one that takes its place.
    private func register() throws -> LicenseRegister {
        try Fixture.register(with: [permit()]).importing(
            RegisterFile([
                .customer(try Fixture.customer("uusi", businessID: "1790235-0")),
                .connection(try Fixture.connection("d")),
            ])
        )
    }

    private func succession(
        on day: String = "2026-05-01",
        connections: [ConnectionID]? = nil,
        ground: String? = nil
    ) throws -> RegisterFile {
        RegisterFile([
            .succession(
                Succession(
                    from: "firma",
                    to: "uusi",
                    on: try Fixture.day(day),
                    connections: connections,
                    permitsCarryOver: ground != nil,
                    ground: ground
                )
            )
        ])
    }

    private func owner(_ register: LicenseRegister, _ day: String) throws -> CustomerID? {
        register.connection("c", on: try Fixture.day(day))?.customer
    }

    @Test func `connections pass on the day and not before`() throws {
        let after = try register().importing(succession())
        #expect(try owner(after, "2026-04-30") == "firma")
        #expect(try owner(after, "2026-05-01") == "uusi")
        #expect(after.connection("d")?.customer == "uusi")
    }

    @Test func `only the named connections pass`() throws {
        let after = try register().importing(succession(connections: ["d"]))
        #expect(after.connection("c")?.customer == "firma")
        #expect(after.connection("d")?.customer == "uusi")
    }

    @Test func `a file that names the old customer still does not undo it`() throws {
        let after = try register().importing(succession())
        let file = RegisterFile([.connection(try Fixture.connection("c"))])
        let again = try after.changes(from: file, today: Fixture.day("2026-06-15"))
        #expect(again.versions.isEmpty)
        #expect(
            try after.changes(from: succession(), today: Fixture.day("2026-06-15")).versions.isEmpty
        )
    }

    @Test func `permits do not carry over by themselves`() throws {
        let after = try register().importing(succession())
        #expect(try after.reasons("2026-04-30") == [])
        #expect(try after.reasons("2026-05-01") == [.noPermit, .noProductionPermit])
    }

    @Test func `with a ground permits go on for what passed, and for nothing else`() throws {
        let own = try Fixture.connection("oma", of: "uusi")
        let after = try register()
            .importing(RegisterFile([.connection(own)] + Fixture.declarations(of: "oma")))
            .importing(succession(connections: ["c"], ground: "laki"))
        #expect(try after.reasons("2026-04-30") == [])
        #expect(try after.reasons("2026-05-01") == [])
        #expect(try after.reasons(for: "oma", "2026-05-01") == [.noPermit, .noProductionPermit])
        let chain = after.coverageChain(of: "c", on: try Fixture.day("2026-05-01"), groups: [])
        #expect(chain.links.flatMap(\.permits).allSatisfy { $0.carriedBy?.to == "uusi" })
    }

    @Test func `a chain of successions passes connections and predecessors on`() throws {
        let last = Succession(from: "uusi", to: "viimeinen", on: try Fixture.day("2026-06-01"))
        let customer = try Fixture.customer("viimeinen", businessID: "0245437-2")
        let after = try register().importing(succession(ground: "laki"))
            .importing(RegisterFile([.customer(customer), .succession(last)]))
        #expect(try owner(after, "2026-06-01") == "viimeinen")
        let day = try Fixture.day("2026-06-01")
        #expect(after.predecessors(of: "viimeinen", by: day) == ["firma", "uusi"])
        #expect(after.predecessors(of: "viimeinen", by: day.adding(days: -1)) == [])
        // The last one carries no permits over, so neither do those before it.
        #expect(try after.reasons("2026-06-01") == [.noPermit, .noProductionPermit])
    }

    @Test func `a succession names two customers and what the old one has`() throws {
        let register = try register()
        func codes(_ succession: Succession) -> [String] {
            Fixture.codes {
                _ = try register.importing(RegisterFile([.succession(succession)]))
            }
        }
        let day = try Fixture.day("2026-05-01")
        #expect(codes(Succession(from: "firma", to: "x", on: day)) == ["unknown-customer"])
        #expect(codes(Succession(from: "firma", to: "firma", on: day)) == ["succession-of-itself"])
        let other = Succession(from: "uusi", to: "firma", on: day, connections: ["c"])
        #expect(codes(other) == ["succession-of-another"])
        let nothing = try register.changes(
            from: RegisterFile([.succession(Succession(from: "uusi", to: "firma", on: day))]),
            today: day
        )
        #expect(nothing.warnings.map(\.code) == ["succession-passes-nothing"])
    }

    @Test func `a file has a succession, and its ground where permits carry over`() throws {
        let text = """
            [[succession]]
            from = "firma"
            to = "uusi"
            on = 2026-05-01
            connections = ["c"]
            permits_carry_over = true

            """
        #expect(Fixture.codes { _ = try Fixture.file(text) } == ["toml-missing-key"])
        let file = try Fixture.file(text + "ground = \"laki\"\n")
        let after = try register().importing(file)
        #expect(after.successions.map(\.connections) == [["c"]])
        #expect(try after.reasons("2026-05-01") == [])
    }
}
