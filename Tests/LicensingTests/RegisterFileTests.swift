import BillingPrimitives
import Foundation
import Licensing
import Testing

@Suite struct RegisterFileTests {
    static let malformed: [String] = {
        let folder = Fixture.folder.appending(path: "Malformed").path()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".toml") }.sorted()
    }()

    @Test(arguments: malformed)
    func `a malformed file is refused with the line and the code`(name: String) throws {
        let url = Fixture.folder.appending(path: "Malformed").appending(path: name)
        let bytes = Array(try Data(contentsOf: url))
        let expected = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            .filter { $0.hasPrefix("# expect: ") }.map { $0.dropFirst(10) }
        do {
            _ = try RegisterFile.parse(bytes, file: name)
            Issue.record("\(name) was taken.")
        } catch {
            let found = error.diagnostics.map { "\($0.line ?? 0): \($0.code)" }
            #expect(found == expected.map(String.init))
            #expect(error.diagnostics.allSatisfy { $0.file == name })
            #expect(!error.description.contains("010188"))
        }
    }

    @Test func `there are malformed files`() {
        #expect(Self.malformed.count >= 15)
    }

    @Test func `the example is read whole`() throws {
        let register = try Fixture.register()
        #expect(register.seller?.iban?.description == "FI2112345600000785")
        #expect(register.seller?.paymentTermDays == 21)
        let customer = try #require(register.customer("esimerkkila"))
        #expect(customer.name == "Esimerkkilän kunta")
        #expect(customer.businessID.description == "1790235-0")
        #expect(customer.organisationClass == .municipalAuthority)
        #expect(customer.city == "Esimerkkilä")
        #expect(customer.country == "FI")
        #expect(customer.eInvoiceAddress == "003717902350")
        let connection = try #require(register.connection(Fixture.connection))
        #expect(connection.subsystem?.subsystemCode == "varhaiskasvatus")
        #expect(connection.replaces == "MTP-0042")
        let permit = try #require(register.permit(Fixture.permit))
        #expect(permit.dataGroups == ["HENKILON_NIMI", "KOTIKUNTA"])
        #expect(permit.connections == [Fixture.connection])
        #expect(register.permit("PV-77")?.steps.map(\.what) == [.suspend])
        #expect(register.waiver(of: Fixture.connection)?.number == "V-2026-3")
        #expect(register.declarations.count == 2)
        #expect(register.waivers.count == 1)
    }

    @Test func `a ruling is valid from its first day to its end, the latest before others`() throws
    {
        let text = """
            [[exemption]]
            connection = "esimerkkila-varhaiskasvatus"
            decree = "1136/2021"
            item = "2 § 4 c"
            valid_from = 2026-05-01
            valid_until = 2026-06-01
            decided_by = "…"
            decided_on = 2026-02-20
            """
        let register = try Fixture.register().importing(Fixture.file(text))
        let decrees = try ["2025-12-31", "2026-01-01", "2026-05-01", "2026-05-31", "2026-06-01"]
            .map { register.exemption(of: Fixture.connection, on: try Fixture.day($0))?.decree }
        #expect(decrees == [nil, "1070/2022", "1136/2021", "1136/2021", "1070/2022"])
        #expect(register.exemptions.count == 2)
    }

    @Test func `a file may say from when its values hold`() throws {
        let file = try Fixture.file("effective_from = 2026-07-01\n")
        #expect(try file.effectiveFrom == Fixture.day("2026-07-01"))
        #expect(file.items.isEmpty)
    }

    @Test func `only the sandbox is reached without a subsystem`() throws {
        func text(_ environment: String) -> String {
            """
            [[connection]]
            id = "a"
            customer = "b"
            environment = "\(environment)"
            register = "R"
            """
        }
        #expect(try Fixture.file(text("sandbox")).items.count == 1)
        #expect(Fixture.codes { _ = try Fixture.file(text("test")) } == ["toml-missing-key"])
    }

    @Test func `a version is the same after a way through JSON`() throws {
        let register = try Fixture.register()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = try encoder.encode(register.versions)
        let versions = try JSONDecoder().decode([RegisterVersion].self, from: json)
        #expect(versions == register.versions)
        let text = String(decoding: json, as: UTF8.self)
        #expect(text.contains("{\"entry\":{\"kind\":\"customer\",\"value\":{"))
        #expect(!text.contains("null"))
    }
}
