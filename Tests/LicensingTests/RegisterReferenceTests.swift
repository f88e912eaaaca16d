import BillingPrimitives
import Licensing
import Testing

@Suite struct RegisterReferenceTests {
    private func findings(_ text: String) throws -> [String] {
        let register = try Fixture.register()
        let file = try Fixture.file(text)
        do {
            let day = try Fixture.day("2026-06-15")
            return try register.changes(from: file, today: day).warnings.map {
                "\($0.line ?? 0) \($0.severity.rawValue) \($0.code)"
            }
        } catch let error as DiagnosticsError {
            return error.diagnostics.map { "\($0.line ?? 0) \($0.severity.rawValue) \($0.code)" }
        }
    }

    private func connection(
        _ id: String,
        customer: String = "esimerkkila",
        subsystem: String = "toinen",
        replaces: String? = nil
    ) -> String {
        """
        [[connection]]
        id = "\(id)"
        customer = "\(customer)"
        subsystem = "FI/MUN/1790235-0/\(subsystem)"
        environment = "production"
        register = "Toinen"
        \(replaces.map { "replaces = \"\($0)\"" } ?? "")

        """
    }

    private func waiver(_ connection: String, _ legacy: String, number: String = "V-9") -> String {
        """
        [[waiver]]
        connection = "\(connection)"
        legacy_connection = "\(legacy)"
        number = "\(number)"
        decided_by = "…"
        decided_on = 2026-02-20

        """
    }

    @Test func `a connection needs its customer`() throws {
        #expect(try findings(connection("a", customer: "b")) == ["1 error unknown-customer"])
        #expect(try findings(connection("a")) == [])
    }

    @Test(arguments: ["declaration", "exemption", "waiver"])
    func `what speaks of a connection needs it`(kind: String) throws {
        let decision = "decided_by = \"x\"\ndecided_on = 2026-01-01"
        let body = [
            "declaration": "kind = \"purpose\"\nfiled_on = 2026-01-01",
            "exemption":
                "decree = \"1070/2022\"\nitem = \"4 c\"\nvalid_from = 2026-01-01\n\(decision)",
            "waiver": "legacy_connection = \"M\"\n\(decision)",
        ]
        let text = "[[\(kind)]]\nconnection = \"nowhere\"\n\(body[kind] ?? "")\n"
        #expect(try findings(text) == ["1 error unknown-connection"])
    }

    @Test func `a permit needs its holder and its connections`() throws {
        let text = """
            [[permit]]
            id = "P"
            holder = "nobody"
            connections = ["nowhere"]
            valid_from = 2026-01-01
            """
        #expect(
            try findings(text) == ["1 error unknown-customer", "1 error unknown-connection"]
        )
    }

    @Test func `a permit that lists the connection of another customer is warned of`() throws {
        let text = """
            [[customer]]
            id = "firma"
            name = "Firma Oy"
            business_id = "1643256-1"
            class = "company"
            [[permit]]
            id = "P"
            holder = "firma"
            connections = ["esimerkkila-varhaiskasvatus"]
            valid_from = 2026-01-01
            """
        #expect(try findings(text) == ["6 warning permit-of-another"])
    }

    @Test func `two customers have no one business id`() throws {
        let text = """
            [[customer]]
            id = "firma"
            name = "Firma Oy"
            business_id = "1790235-0"
            class = "company"
            """
        #expect(try findings(text) == ["1 error duplicate-business-id"])
    }

    @Test func `two connections with one subsystem are taken with a warning`() throws {
        let text = connection("a", subsystem: "varhaiskasvatus")
        #expect(try findings(text) == ["1 warning shared-subsystem"])
    }

    @Test func `a legacy connection is used up by one waiver`() throws {
        let text = connection("a", replaces: "MTP-0042") + waiver("a", "MTP-0042")
        #expect(try findings(text) == ["8 error legacy-connection-used"])
    }

    @Test func `a waiver is for what its connection replaces`() throws {
        let other = connection("a", replaces: "MTP-1") + waiver("a", "MTP-2")
        #expect(
            try findings(other) == ["1 error waiver-of-another", "8 error waiver-of-another"]
        )
        let unclaimed = connection("a") + waiver("a", "MTP-2")
        #expect(
            try findings(unclaimed)
                == ["1 warning waiver-without-claim", "8 warning waiver-without-claim"]
        )
    }

    @Test func `a number of a waiver is used once`() throws {
        let text = connection("a", replaces: "MTP-1") + waiver("a", "MTP-1", number: "V-2026-3")
        #expect(try findings(text) == ["8 error waiver-number-used"])
    }
}
