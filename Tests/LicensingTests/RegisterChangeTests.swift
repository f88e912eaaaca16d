import BillingPrimitives
import Licensing
import Testing

@Suite struct RegisterChangeTests {
    private func change(
        _ register: LicenseRegister,
        _ file: RegisterFile,
        today: String = "2026-06-15",
        correcting: Bool = false
    ) throws -> RegisterChange {
        try register.changes(
            from: file,
            today: Fixture.day(today),
            correcting: correcting
        )
    }

    private func renamed(_ name: String, effectiveFrom: String? = nil) throws -> RegisterFile {
        var customer = try Fixture.customer()
        customer.name = name
        return RegisterFile(
            [.customer(customer)],
            effectiveFrom: try effectiveFrom.map(Fixture.day)
        )
    }

    @Test func `the same file again is no change`() throws {
        let file = try Fixture.example()
        let first = try change(LicenseRegister(), file)
        #expect(first.versions.count == file.items.count)
        #expect(first.versions.allSatisfy { $0.effectiveFrom == nil })
        #expect(first.warnings.isEmpty)
        let register = LicenseRegister(versions: first.versions)
        #expect(try change(register, file).versions.isEmpty)
        #expect(try change(register, file, today: "2031-01-01").versions.isEmpty)
        #expect(try change(register, file, correcting: true).versions.isEmpty)
    }

    @Test func `a changed value is a new version from today, or from the day of the file`() throws {
        let register = try LicenseRegister().importing(renamed("Old"))
        let today = try change(register, renamed("New"))
        #expect(today.versions.map(\.effectiveFrom) == [try Fixture.day("2026-06-15")])
        let later = try register.importing(renamed("New", effectiveFrom: "2027-01-01"))
        #expect(try later.customer("firma", on: Fixture.day("2026-12-31"))?.name == "Old")
        #expect(try later.customer("firma", on: Fixture.day("2027-01-01"))?.name == "New")
        #expect(later.customer("firma")?.name == "New")
        #expect(later.history(of: RegisterKey(.customer, "firma")).count == 2)
    }

    @Test func `what is planned stays when the present is declared again`() throws {
        let register = try LicenseRegister().importing(renamed("Old"))
            .importing(renamed("New", effectiveFrom: "2027-01-01"))
        #expect(try change(register, renamed("Old")).versions.isEmpty)
        #expect(try change(register, renamed("New", effectiveFrom: "2027-01-01")).versions.isEmpty)
    }

    @Test func `a correction is so from the beginning, once`() throws {
        let register = try LicenseRegister().importing(renamed("Old"))
            .importing(renamed("New", effectiveFrom: "2026-05-01"))
        let corrected = try register.importing(renamed("New"), correcting: true)
        #expect(try corrected.customer("firma", on: Fixture.day("2020-01-01"))?.name == "New")
        #expect(try change(corrected, renamed("New"), correcting: true).versions.isEmpty)
    }

    @Test func `an entry left out is no change`() throws {
        let register = try Fixture.register()
        let after = try register.importing(RegisterFile([.customer(Fixture.customer())]))
        #expect(after.customers == ["esimerkkila", "firma"])
        #expect(after.connections == register.connections)
    }

    @Test func `a changed declaration, ruling or waiver holds by its own day`() throws {
        let register = try Fixture.register()
        let text = """
            [[declaration]]
            connection = "esimerkkila-varhaiskasvatus"
            kind = "purpose"
            filed_on = 2026-02-10
            public_law = false
            """
        let changed = try change(register, Fixture.file(text))
        #expect(changed.versions.map(\.effectiveFrom) == [nil])
        let after = LicenseRegister(versions: register.versions + changed.versions)
        let day = try Fixture.day("2026-02-10")
        #expect(
            after.declaration(of: Fixture.connection, kind: .purpose, on: day)?.publicLaw == false
        )
    }

    @Test func `a permit granted later covers from its first day`() throws {
        func permit(_ status: Permit.Status) throws -> RegisterFile {
            let validFrom = status == .granted ? try Fixture.day("2026-03-01") : nil
            let permit = Permit(id: "P", holder: "firma", status: status, validFrom: validFrom)
            return RegisterFile([.permit(permit)])
        }
        let applied = try Fixture.register(with: []).importing(
            permit(.applied),
            today: "2026-02-01"
        )
        #expect(try applied.reasons("2026-03-01") == [.permitNotInForce])
        let granted = try applied.importing(permit(.granted), today: "2026-04-02")
        #expect(try granted.reasons("2026-03-01") == [])
        #expect(try granted.reasons("2026-02-28") == [.permitNotInForce])
        #expect(Fixture.codes { _ = try change(granted, permit(.applied)) } == ["permit-status"])
        #expect(try change(granted, permit(.applied), correcting: true).versions.count == 1)
    }

    @Test func `a connection commissioned in an earlier month is so from its day`() throws {
        let planned = try Fixture.connection(commissionedOn: nil)
        let customer = RegisterEntry.customer(try Fixture.customer())
        let commissioned = try Fixture.connection(
            commissionedOn: "2026-03-02",
            closedOn: "2026-06-01"
        )
        let register = try LicenseRegister()
            .importing(RegisterFile([customer, .connection(planned)]), today: "2026-02-01")
            .importing(RegisterFile([.connection(commissioned)]), today: "2026-07-01")
        let asked = try register.connection("c", on: Fixture.day("2026-03-15"))
        #expect(asked?.commissionedOn == commissioned.commissionedOn)
        #expect(asked?.closedOn == commissioned.closedOn)
    }

    @Test func `a step on record stays when a file leaves it out`() throws {
        let register = try Fixture.register()
        let text = """
            [[permit]]
            id = "PV-77"
            kind = "subsystem"
            environment = "production"
            holder = "esimerkkila"
            valid_from = 2026-02-01

            """
        #expect(try change(register, Fixture.file(text)).versions.isEmpty)
        let step = """
            [[permit.step]]
            on = 2026-10-01
            what = "reinstate"
            decided_by = "…"
            reason = "…"
            """
        // Alone the step would reinstate what is in force; it follows the suspension on record.
        let alone = Fixture.codes { _ = try Fixture.file(text + step) }
        #expect(alone == ["permit-step"])
        var permit = try #require(register.permit("PV-77"))
        try permit.take(
            PermitStep(
                on: Fixture.day("2026-10-01"),
                what: .reinstate,
                decidedBy: "…",
                reason: "…"
            )
        )
        let after = try register.importing(RegisterFile([.permit(permit)]))
        #expect(after.permit("PV-77")?.steps.count == 2)
        let day = try Fixture.day("2026-10-01")
        #expect(after.permit("PV-77")?.state(on: day) == .inForce)
    }

    @Test func `a step that does not follow those on record is refused`() throws {
        let register = try Fixture.register()
        var permit = Permit(
            id: "PV-77",
            kind: .subsystem,
            environment: .production,
            holder: "esimerkkila",
            validFrom: try Fixture.day("2026-02-01")
        )
        try permit.take(
            PermitStep(
                on: Fixture.day("2026-10-01"),
                what: .suspend,
                decidedBy: "…",
                reason: "again"
            )
        )
        let file = RegisterFile([.permit(permit)])
        #expect(Fixture.codes { _ = try change(register, file) } == ["permit-step"])
    }

    @Test func `a waiver without a number gets the next one of its year, and keeps it`() throws {
        let register = try Fixture.register()
        func waiver(_ connection: ConnectionID, _ legacy: String) throws -> RegisterEntry {
            .waiver(
                Waiver(
                    connection: connection,
                    legacyConnection: legacy,
                    decidedBy: "…",
                    decidedOn: try Fixture.day("2026-05-01")
                )
            )
        }
        let file = RegisterFile([
            .customer(try Fixture.customer()), .connection(try Fixture.connection("c")),
            .connection(try Fixture.connection("d")), try waiver("c", "MTP-1"),
            try waiver("d", "MTP-2"),
        ])
        let after = try register.importing(file)
        #expect(after.waiver(of: "c")?.number == "V-2026-1")
        #expect(after.waiver(of: "d")?.number == "V-2026-2")
        #expect(try change(after, file).versions.isEmpty)
    }

    @Test func `a command that carries an identity code is refused without repeating it`() throws {
        let file = try renamed("Matti 010188-916P")
        do {
            _ = try change(LicenseRegister(), file)
            Issue.record("It was taken.")
        } catch let error as DiagnosticsError {
            #expect(error.diagnostics.map(\.code) == ["identity-code"])
            #expect(!error.description.contains("010188"))
        }
    }
}
