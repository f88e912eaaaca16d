import BillingPrimitives
import Licensing
import Testing

@Suite struct LegacyTests {
    private static let list = """
        legacy_connection,business_id,customer_name,ended_on
        MTP-1,1643256-1,Firma Oy,
        MTP-2,1790235-0,"Uusi, Oy",2024-12-31

        """

    private func parsed(_ text: String) throws -> RegisterFile {
        try LegacyList.parse(Array(text.utf8), file: "old.csv")
    }

    private func waiver(_ legacy: String, decidedOn: String = "2026-06-01") throws -> RegisterFile {
        RegisterFile([
            .waiver(
                Waiver(
                    connection: "c",
                    legacyConnection: legacy,
                    decidedBy: "…",
                    decidedOn: try Fixture.day(decidedOn)
                )
            )
        ])
    }

    private func register() throws -> LicenseRegister {
        try Fixture.register(with: []).importing(parsed(Self.list))
    }

    @Test func `a list is read whole and is no change again`() throws {
        let register = try register()
        #expect(register.legacyConnections.map(\.id) == ["MTP-1", "MTP-2"])
        #expect(register.legacyConnection("MTP-2")?.customerName == "Uusi, Oy")
        #expect(register.legacyConnection("MTP-2")?.endedOn == (try Fixture.day("2024-12-31")))
        let again = try register.changes(from: parsed(Self.list), today: Fixture.day("2030-01-01"))
        #expect(again.versions.isEmpty)
    }

    @Test(arguments: [
        ("", ["unknown-column", "missing-column", "missing-column", "missing-column"]),
        ("legacy_connection,business_id", ["missing-column"]),
        ("legacy_connection,business_id,customer_name,name", ["unknown-column"]),
        ("legacy_connection,business_id,customer_name,business_id", ["duplicate-column"]),
        ("\(header)\nM,1643256-1", ["wrong-field-count"]),
        ("\(header)\nM,1643256-2,Firma", ["value-refused"]),
        ("\(header)\nM,1643256-1,\"Firma", ["quote-misplaced"]),
        ("\(header)\nM,1643256-1,", ["text-refused"]),
        ("\(header)\nM,1643256-1,Matti 010188-916P", ["identity-code"]),
        ("\(header)\nM,1643256-1,A\nM,1790235-0,B", ["duplicate-entry"]),
        ("\(header),ended_on\nM,1643256-1,A,31.12.2024", ["value-refused"]),
    ])
    func `a wrong list is refused with its codes`(text: String, codes: [String]) {
        #expect(Fixture.codes { _ = try parsed(text) } == codes)
    }

    private static let header = "legacy_connection,business_id,customer_name"

    @Test func `a waiver names what its customer held`() throws {
        let register = try register()
        #expect(try register.importing(waiver("MTP-1")).waiver(of: "c") != nil)
        let another = Fixture.codes { _ = try register.importing(waiver("MTP-2")) }
        #expect(another == ["legacy-connection-of-another"])
        let unknown = Fixture.codes { _ = try register.importing(waiver("MTP-9")) }
        #expect(unknown == ["legacy-connection-unknown"])
    }

    @Test func `without a list the decision stands`() throws {
        let register = try Fixture.register(with: [])
        #expect(try register.importing(waiver("MTP-9")).waiver(of: "c") != nil)
    }

    @Test func `what a predecessor held counts from the day of the succession`() throws {
        let succession = Succession(from: "vanha", to: "firma", on: try Fixture.day("2026-05-01"))
        let register = try register().importing(
            RegisterFile([
                .customer(try Fixture.customer("vanha", businessID: "1790235-0")),
                .succession(succession),
            ])
        )
        let early = try waiver("MTP-2", decidedOn: "2026-04-30")
        let codes = Fixture.codes { _ = try register.importing(early) }
        #expect(codes == ["legacy-connection-of-another"])
        #expect(try register.importing(waiver("MTP-2")).waiver(of: "c") != nil)
    }

    @Test func `a waiver decided before the list came is warned of and stays`() throws {
        let before = try Fixture.register(with: []).importing(waiver("MTP-2"))
        let change = try before.changes(
            from: parsed(Self.list),
            today: Fixture.day("2026-06-15")
        )
        #expect(change.warnings.map(\.code) == ["legacy-connection-of-another"])
        let file = try waiver("MTP-2")
        let again = try change.register.changes(from: file, today: Fixture.day("2026-06-15"))
        #expect(again.versions.isEmpty)
    }

    @Test func `a connection is told why it pays`() throws {
        var claimed = try Fixture.connection("d")
        claimed.replaces = "MTP-1"
        let register = try register().importing(RegisterFile([.connection(claimed)]))
        #expect(register.feeStanding(of: "c") == .replacesNothing)
        #expect(register.feeStanding(of: "d") == .undecided("MTP-1"))
        let after = try register.importing(waiver("MTP-1"))
        let waiver = try #require(after.waiver(of: "c"))
        #expect(after.feeStanding(of: "c") == .waived(waiver))
        #expect(after.feeStanding(of: "d") == .usedUp("MTP-1", by: waiver))
        #expect(after.feeStanding(of: "nowhere") == nil)
    }
}
