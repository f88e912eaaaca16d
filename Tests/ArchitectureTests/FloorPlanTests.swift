import Testing

@Suite struct FloorPlanTests {
    @Test func `every arrow of the plan points down`() {
        var below: Set<String> = []
        for room in FloorPlan.rooms {
            #expect(room.imports.subtracting(below) == [], "arrows of \(room.name) that go up")
            below.insert(room.name)
        }
    }

    @Test func `every folder of the sources is a room of the plan`() throws {
        let folders = Set(try Repository.sources().compactMap(\.room))
        #expect(folders == Set(FloorPlan.rooms.map(\.name)))
    }

    @Test(arguments: FloorPlan.rooms.map(\.name))
    func `a room imports what the plan allows`(name: String) throws {
        let room = try #require(FloorPlan.rooms.first { $0.name == name })
        let allowed = room.imports.union(room.outside)
        let offences = try Repository.sources().filter { $0.room == name }.flatMap { file in
            file.imports.filter { !allowed.contains($0.module) }
                .map { "\(file.path):\($0.line): imports \($0.module)" }
        }
        expectNone(offences)
    }

    @Test func `the database stays out of the interfaces`() throws {
        let offences = try Repository.sources().flatMap { file in
            file.imports.filter { $0.isPublic && $0.module == "GRDB" }
                .map { "\(file.path):\($0.line): public import \($0.module)" }
        }
        expectNone(offences)
    }

    @Test func `a pure room names no clock, no file and no chance`() throws {
        let pure = Set(FloorPlan.rooms.filter(\.isPure).map(\.name))
        let offences = try Repository.sources()
            .filter { $0.room.map(pure.contains) ?? false }
            .flatMap { $0.places(of: FloorPlan.wordsBannedInPureRooms) }
        expectNone(offences)
    }
}
