import BillingPrimitives
import Foundation
import Sandbox
import SandboxServer
import Testing

@Suite struct EndpointTests {
    private typealias Sandbox = SandboxUnderTest

    @Test func `the booking key of a day is that of the feed, before the first day its own`()
        async throws
    {
        try await Sandbox.run { sandbox in
            let day = Sandbox.firstDay.adding(days: 3)
            let answer = try await sandbox.client.call("GET", "/api/v1/kirjausavain/\(day)")
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "application/json")
            #expect(answer.headers["date"] != nil)
            #expect(answer.headers["x-road-request-id"] == nil)
            #expect(answer.cursor == sandbox.feed.cursor(at: day))
            let early = try await sandbox.client.call("GET", "/api/v1/kirjausavain/1999-12-31")
            #expect(early.cursor == sandbox.feed.cursor(at: Sandbox.firstDay))
        }
    }

    @Test func `changes are those of the days that are over, and of whoever is asked for`()
        async throws
    {
        try await Sandbox.run { sandbox in
            let answer = try await sandbox.changes(after: 0)
            let truth = sandbox.feed.changesAnswer(
                after: 0,
                through: Sandbox.firstDay.adding(days: 28),
                limit: .max,
                scope: ChangeFeed.Scope(places: Array(0..<200))
            )
            #expect(answer.body == truth.bytes)
            #expect(answer.isUpToDate == true)
            #expect(answer.cursor == sandbox.feed.cursor(at: Sandbox.firstDay.adding(days: 29)))
            let codes = sandbox.feed.population.persons[..<20].map { "\"\($0.identityCode.text)\"" }
            let few = try await sandbox.client.post(
                "/api/v1/muutokset",
                """
                {"viimeisinKirjausavain": 0, "tuotekoodi": "mutpT1",
                 "hetulista": [\(codes.joined(separator: ", "))]}
                """
            )
            #expect((10..<answer.elements.count / 3).contains(few.elements.count))
        }
    }

    @Test func `a code that nobody has or had is silently absent`() async throws {
        try await Sandbox.run { sandbox in
            let person = sandbox.feed.population.persons[0]
            let number = Int(person.identityCode.text.dropFirst(7).prefix(3)) ?? 0
            let others = ["-", "Y", "X", "A", "B", "+"].compactMap {
                IdentityCode(bornOn: person.bornOn, individualNumber: number, sign: Character($0))
            }.filter { $0 != person.identityCode }
            let list = (others.map(\.text) + ["x", ""]).map { "\"\($0)\"" }.joined(separator: ",")
            for (path, cursor) in [
                ("muutokset", "\"viimeisinKirjausavain\":0,"), ("perustiedot", ""),
            ] {
                let answer = try await sandbox.client.post(
                    "/api/v1/\(path)",
                    "{\(cursor)\"hetulista\":[\(list)]}"
                )
                #expect(answer.status == 200)
                #expect(answer.elements.isEmpty)
            }
        }
    }

    @Test func `base data is what is so now, in the groups asked for and granted`() async throws {
        try await Sandbox.run({ $0.dataGroups = ["KOTIKUNTA", "SUKUPUOLI"] }) { sandbox in
            let all = try await sandbox.client.post(
                "/api/v1/perustiedot",
                "{\"hetulista\":\(sandbox.everyone)}"
            )
            let truth = sandbox.feed.baseDataAnswer(
                on: Sandbox.firstDay.adding(days: 29),
                scope: ChangeFeed.Scope(
                    places: Array(0..<200),
                    dataGroups: ["KOTIKUNTA", "SUKUPUOLI"]
                )
            )
            #expect(all.body == truth.bytes)
            let asked = try await sandbox.client.post(
                "/api/v1/perustiedot",
                "{\"hetulista\":\(sandbox.everyone),\"tietoryhmat\":[\"SUKUPUOLI\",\"AIDINKIELI\"]}"
            )
            #expect(asked.elements.count == 200)
            #expect(asked.text.contains("SUKUPUOLI"))
            #expect(!asked.text.contains("KOTIKUNTA") && !asked.text.contains("AIDINKIELI"))
            let changes = try await sandbox.changes(after: 0)
            let groups = changes.text.matches(of: /"tietoryhma":"([A-Z_]+)"/).map(\.output.1)
            #expect(Set(groups) == ["KOTIKUNTA"])
        }
    }

    @Test func `weekly base data is of Monday, and by municipality too`() async throws {
        try await Sandbox.run { sandbox in
            let path = "/api/v1/perustiedot-vko"
            let listed = try await sandbox.client.post(
                path,
                "{\"hetulista\":\(sandbox.everyone)}"
            )
            #expect(listed.json["poimintapv"] as? String == "2026-03-29T21:00:00.000Z")
            #expect(listed.json["ajanTasalla"] as? Bool == true)
            #expect(listed.elements.count == 200)
            let monday = try #require(Day("2026-03-30"))
            let residents = (0..<200).count {
                sandbox.feed.person(at: $0, before: monday).municipalityCode == "993"
            }
            let resident = try await sandbox.client.post(
                path,
                "{\"kuntakoodit\":[\"993\",\"091\"]}"
            )
            #expect(resident.elements.count == residents)
            #expect((1..<200).contains(residents))
        }
    }

    @Test func `a former and a new code together bring a person once`() async throws {
        try await Sandbox.run({ $0.changesPerMillion = 500_000 }) { sandbox in
            let today = Sandbox.firstDay.adding(days: 29)
            let person = try #require(
                (0..<200).map { sandbox.feed.person(at: $0, before: today) }
                    .first { !$0.formerCodes.isEmpty }
            )
            let codes = (person.formerCodes + [person.identityCode]).map { "\"\($0.text)\"" }
            for list in [codes.joined(separator: ","), codes[0], codes[codes.count - 1]] {
                let answer = try await sandbox.client.post(
                    "/api/v1/perustiedot",
                    "{\"hetulista\":[\(list)]}"
                )
                #expect(answer.elements.count == 1)
                #expect(answer.text.contains(person.identityCode.text))
            }
        }
    }
}
