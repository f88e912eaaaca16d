import BillingPrimitives
import Licensing
import Testing

@Suite struct CoverageTests {
    private static func permit(
        _ id: PermitID = "P",
        groups: [String]? = nil,
        connections: [ConnectionID]? = nil,
        umbrella: OrganisationClass? = nil,
        from: String = "2026-02-01",
        until: String? = "2026-08-01"
    ) throws -> Permit {
        Permit(
            id: id,
            holder: umbrella == nil ? "firma" : nil,
            umbrellaClass: umbrella,
            connections: connections,
            validFrom: try Fixture.day(from),
            validUntil: try until.map(Fixture.day),
            dataGroups: groups
        )
    }

    private static func dataPermit(_ register: LicenseRegister) throws -> PermitID? {
        let day = try Fixture.day("2026-05-01")
        guard case .covered(let cover) = register.coverage(of: "c", on: day, groups: ["A"]) else {
            return nil
        }
        return cover.dataPermit
    }

    @Test func `the example covers its usage, and says by what`() throws {
        let register = try Fixture.register()
        let coverage = register.coverage(
            of: Fixture.connection,
            on: try Fixture.day("2026-03-02"),
            groups: ["KOTIKUNTA"]
        )
        let filed = try Fixture.day("2026-02-10")
        let cover = PermitCover(
            dataPermit: Fixture.permit,
            subsystemPermit: "PV-77",
            purposeFiledOn: filed,
            protectionFiledOn: filed,
            publicLaw: true
        )
        #expect(coverage == .covered(cover))
    }

    @Test(arguments: [
        ("2026-01-31", [HeldReason.permitNotInForce]), ("2026-02-01", []), ("2026-07-31", []),
        ("2026-08-01", [.permitNotInForce]),
    ])
    func `a permit covers from its first day to the midnight of its end`(
        day: String,
        reasons: [HeldReason]
    ) throws {
        #expect(try Fixture.register(with: [Self.permit()]).reasons(day) == reasons)
    }

    @Test func `without a permit, usage is held`() throws {
        #expect(try Fixture.register(with: []).reasons("2026-05-01") == [.noPermit])
    }

    @Test func `a permit that was only applied for, or refused, is not in force`() throws {
        for status in [Permit.Status.applied, .rejected, .withdrawn] {
            var permit = try Self.permit()
            permit.status = status
            let reasons = try Fixture.register(with: [permit]).reasons("2026-05-01")
            #expect(reasons == [.permitNotInForce])
        }
    }

    @Test(
        arguments: [
            (["A"], []), (["A", "B"], []), ([], []), (["A", "C"], [.groupsOutsidePermit]),
            (nil, [.groupsUnknown]),
        ] as [(Set<String>?, [HeldReason])]
    )
    func `a permit that lists groups covers those and no delivery that names none`(
        groups: Set<String>?,
        reasons: [HeldReason]
    ) throws {
        let register = try Fixture.register(with: [Self.permit(groups: ["B", "A"])])
        #expect(try register.reasons("2026-05-01", groups: groups) == reasons)
    }

    @Test func `a permit for any group covers also a delivery that names none`() throws {
        let register = try Fixture.register(with: [Self.permit()])
        #expect(try register.reasons("2026-05-01", groups: nil) == [])
    }

    @Test func `one permit must cover all groups; two that share them do not`() throws {
        let register = try Fixture.register(with: [
            Self.permit("P1", groups: ["A"]), Self.permit("P2", groups: ["B"]),
        ])
        #expect(try register.reasons("2026-05-01", groups: ["B"]) == [])
        #expect(try register.reasons("2026-05-01", groups: ["A", "B"]) == [.groupsOutsidePermit])
    }

    @Test func `an umbrella permit covers the connections of its class`() throws {
        let umbrella = try Self.permit(umbrella: .municipalAuthority)
        let member = try Fixture.register(with: [umbrella], class: .municipalAuthority)
        #expect(try member.reasons("2026-05-01") == [])
        let other = try Fixture.register(with: [umbrella], class: .church)
        #expect(try other.reasons("2026-05-01") == [.noPermit])
    }

    @Test func `an own permit is named before an umbrella permit, then the smallest id`() throws {
        let umbrella = try Self.permit("A", umbrella: .company)
        let permits = [umbrella, try Self.permit("C"), try Self.permit("B")]
        #expect(try Self.dataPermit(Fixture.register(with: permits)) == "B")
        #expect(try Self.dataPermit(Fixture.register(with: [umbrella])) == "A")
        let narrow = try Self.permit("0", groups: ["Z"])
        #expect(try Self.dataPermit(Fixture.register(with: permits + [narrow])) == "B")
    }

    @Test func `a permit that lists connections is for no other`() throws {
        let entries: [RegisterEntry] =
            try [
                .customer(Fixture.customer()), .connection(Fixture.connection("c")),
                .connection(Fixture.connection("d")), Fixture.subsystemPermit(),
                .permit(Self.permit(connections: ["d"])),
            ] + Fixture.declarations(of: "c") + Fixture.declarations(of: "d")
        let register = try LicenseRegister().importing(RegisterFile(entries))
        #expect(try register.reasons(for: "c", "2026-05-01") == [.noPermit])
        #expect(try register.reasons(for: "d", "2026-05-01") == [])
    }

    @Test func `both declarations are needed, from the day on which they were filed`() throws {
        let base: [RegisterEntry] = try [
            .customer(Fixture.customer(class: .municipalAuthority)),
            .connection(Fixture.connection()), Fixture.subsystemPermit(),
            .permit(Self.permit(umbrella: .municipalAuthority)),
        ]
        let bare = try LicenseRegister().importing(RegisterFile(base))
        #expect(
            try bare.reasons("2026-05-01") == [.noPurposeDeclaration, .noProtectionDeclaration]
        )
        let filedOn = try Fixture.day("2026-05-02")
        let purpose = Declaration(connection: "c", kind: .purpose, filedOn: filedOn)
        let filed = try bare.importing(RegisterFile([.declaration(purpose)]))
        #expect(
            try filed.reasons("2026-05-01") == [.noPurposeDeclaration, .noProtectionDeclaration]
        )
        #expect(try filed.reasons("2026-05-02") == [.noProtectionDeclaration])
    }

    @Test func `production needs a permit for its subsystem, a test does not`() throws {
        func register(_ environment: ServiceEnvironment) throws -> LicenseRegister {
            let entries: [RegisterEntry] =
                try [
                    .customer(Fixture.customer()),
                    .connection(Fixture.connection(environment: environment)),
                    .permit(Self.permit()),
                ] + Fixture.declarations()
            return try LicenseRegister().importing(RegisterFile(entries))
        }
        #expect(try register(.production).reasons("2026-05-01") == [.noProductionPermit])
        #expect(try register(.test).reasons("2026-05-01") == [])
    }

    @Test func `a suspended subsystem permit is none`() throws {
        let register = try Fixture.register()
        let id = Fixture.connection
        #expect(try register.reasons(for: id, "2026-08-31") == [])
        #expect(try register.reasons(for: id, "2026-09-01") == [.noProductionPermit])
    }

    @Test func `usage before commissioning and after closing is held, and that is said first`()
        throws
    {
        func register(_ commissionedOn: String?) throws -> LicenseRegister {
            let connection = try Fixture.connection(
                commissionedOn: commissionedOn,
                closedOn: "2026-06-01"
            )
            return try Fixture.register(with: [Self.permit()])
                .importing(RegisterFile([.connection(connection)]))
        }
        let register = try register("2026-03-02")
        #expect(try register.reasons("2026-03-01") == [.notCommissioned])
        #expect(try register.reasons("2026-03-02") == [])
        #expect(try register.reasons("2026-05-31") == [])
        #expect(try register.reasons("2026-06-01") == [.closed])
        #expect(try register.reasons("2026-08-01") == [.closed, .permitNotInForce])
        let never = try LicenseRegister().importing(
            RegisterFile([
                .customer(Fixture.customer()), .connection(Fixture.connection(commissionedOn: nil)),
            ])
        )
        #expect(try never.reasons("2026-05-01").first == .notCommissioned)
        #expect(try never.reasons(for: "unknown", "2026-05-01") == [.notCommissioned])
    }

    @Test func `a permit goes by the customer that the connection has on the day`() throws {
        let moved = try Fixture.connection(of: "uusi")
        let register = try Fixture.register(with: [Self.permit()]).importing(
            RegisterFile(
                [.customer(Fixture.customer("uusi", businessID: "0114162-2")), .connection(moved)],
                effectiveFrom: Fixture.day("2026-05-01")
            )
        )
        #expect(try register.reasons("2026-04-30") == [])
        #expect(try register.reasons("2026-05-01") == [.noPermit, .noProductionPermit])
    }

    @Test(arguments: HeldReason.allCases)
    func `every reason has a title and a remedy in three languages`(reason: HeldReason) {
        for language in Language.allCases {
            #expect(!reason.title[language].isEmpty)
            #expect(!reason.remedy[language].isEmpty)
        }
    }

    @Test func `a month of a thousand connections is asked in no time`() throws {
        var entries: [RegisterEntry] = []
        entries.append(.customer(try Fixture.customer()))
        for number in 0..<1_000 {
            let id = ConnectionID("c\(number)")
            let permit = try Self.permit(PermitID("P\(number)"), groups: ["A"], connections: [id])
            entries += [.connection(try Fixture.connection(id)), .permit(permit)]
            entries += try Fixture.declarations(of: id)
        }
        entries.append(try Fixture.subsystemPermit())
        let register = try LicenseRegister().importing(RegisterFile(entries))
        let first = try Fixture.day("2026-05-01")
        var covered = 0
        let took = ContinuousClock().measure {
            for connection in register.connections {
                for offset in 0..<30 {
                    let day = first.adding(days: offset)
                    let coverage = register.coverage(of: connection, on: day, groups: ["A"])
                    if case .covered = coverage { covered += 1 }
                }
            }
        }
        #expect(covered == 30_000)
        // Without an index this takes a thousand times as long, also on a busy machine.
        #expect(took < .seconds(10))
    }

    @Test func `the chain is covered exactly where the coverage is, for the same reasons`() throws {
        var suspended = try Self.permit("S")
        try suspended.take(
            PermitStep(
                on: Fixture.day("2026-04-01"),
                what: .suspend,
                decidedBy: "x",
                reason: "y"
            )
        )
        let permitSets: [[Permit]] = [
            [], [try Self.permit()], [try Self.permit(groups: ["A"])], [suspended],
            [try Self.permit("U", groups: ["A"], umbrella: .company), suspended],
        ]
        for permits in permitSets {
            let register = try Fixture.register(with: permits)
            for text in ["2025-12-31", "2026-02-01", "2026-05-01", "2026-08-01"] {
                for groups: Set<String> in [[], ["A"], ["B"]] {
                    let day = try Fixture.day(text)
                    let chain = register.coverageChain(of: "c", on: day, groups: groups)
                    let expected = try register.reasons(text, groups: groups)
                    #expect(chain.links.compactMap(\.reason) == expected)
                    #expect(chain.isCovered == expected.isEmpty)
                }
            }
        }
    }

    @Test func `the chain names the permit, its step in force and the declarations`() throws {
        let register = try Fixture.register()
        let day = try Fixture.day("2026-09-01")
        let chain = register.coverageChain(of: Fixture.connection, on: day, groups: ["KOTIKUNTA"])
        #expect(chain.links.map(\.requirement) == CoverageChain.Requirement.allCases)
        #expect(chain.links.map(\.reason) == [nil, nil, nil, nil, .noProductionPermit])
        #expect(chain.links[1].permits.map(\.permit.id) == [Fixture.permit])
        #expect(chain.links[2].declaration?.publicLaw == true)
        #expect(chain.links[4].permits.first?.step?.what == .suspend)
    }

    @Test func `an umbrella permit has the members of its class, with what each lacks`() throws {
        let umbrella = try Self.permit("U", umbrella: .company)
        let idle = try Fixture.customer("idle", businessID: "1790235-0")
        let register = try Fixture.register(with: [umbrella]).importing(
            RegisterFile([.customer(idle), .connection(try Fixture.connection("d"))])
        )
        let members = register.members(of: umbrella, on: try Fixture.day("2026-05-01"))
        #expect(members.map(\.customer) == ["firma", "firma", "idle"])
        #expect(members.map(\.connection) == ["c", "d", nil])
        #expect(members.map(\.missing) == [[], [.purpose, .protection], []])
    }

    @Test func `a declaration is due for review when its day has passed or is near`() throws {
        let base = try Fixture.register(with: [])
        let review = Declaration(
            connection: "c",
            kind: .protection,
            filedOn: try Fixture.day("2026-02-01"),
            reviewOn: try Fixture.day("2026-06-01")
        )
        let register = try base.importing(RegisterFile([.declaration(review)]))
        func due(_ day: String, within days: Int) throws -> Int {
            register.reviews(on: try Fixture.day(day), within: days).count
        }
        #expect(try due("2026-05-01", within: 30) == 0)
        #expect(try due("2026-05-02", within: 30) == 1)
        #expect(try due("2026-07-01", within: 0) == 1)
        // Another one filed later takes its place, and has no day.
        let newer = Declaration(
            connection: "c",
            kind: .protection,
            filedOn: try Fixture.day("2026-06-10")
        )
        let after = try register.importing(RegisterFile([.declaration(newer)]))
        #expect(after.reviews(on: try Fixture.day("2026-07-01"), within: 0).isEmpty)
    }
}
