import BillingPrimitives
import ChangeAPI
import NIOHTTP1
import Testing

@Suite struct RequestTests {
    static let key = Reply.status(200, body: #"{"viimeisinKirjausavain": 5446623423}"#)
    static let page = Reply.status(
        200,
        ["X-Road-Id": "m-1", "X-Road-Request-Id": "r-1"],
        body: #"{"viimeisinKirjausavain":3,"muutokset":[],"ajanTasalla":true}"#
    )

    @Test func `a booking key is asked for by its day`() async throws {
        try await ScriptedServer.run([Self.key]) { server in
            let day = try #require(Day("2026-03-01"))
            try await withClient(try ChangeAPIEndpoint(base: server.base + "/")) { client in
                let key = try await client.bookingKey(of: day)
                #expect(key == 5_446_623_423)
            }
            let request = try #require(server.requests.first)
            #expect(request.method == .GET)
            #expect(request.uri == "/api/v1/kirjausavain/2026-03-01")
            #expect(request.body.isEmpty)
            #expect(request.headers["Content-Type"].isEmpty)
        }
    }

    @Test func `changes are asked for with the key and the codes, and come back byte for byte`()
        async throws
    {
        try await ScriptedServer.run([Self.page]) { server in
            try await withClient(try ChangeAPIEndpoint(base: server.base)) { client in
                let answer = try await client.changes(
                    after: 5_446_623_423,
                    of: [People.anna, People.bertil]
                )
                #expect(answer.bytes == Array(Self.page.bytes.suffix(answer.bytes.count)))
                #expect(answer.bytes.first == UInt8(ascii: "{"))
                #expect(answer.requestID == "r-1")
                #expect(answer.messageID == "m-1")
                #expect(answer.attempts == 1)
            }
            let request = try #require(server.requests.first)
            let codes = "\"\(People.anna.text)\",\"\(People.bertil.text)\""
            #expect(request.method == .POST)
            #expect(request.uri == "/api/v1/muutokset")
            #expect(
                request.body == "{\"viimeisinKirjausavain\":5446623423,\"hetulista\":[\(codes)]}"
            )
        }
    }

    @Test(
        arguments: [
            (nil, ""),
            (["KOTIKUNTA", "TURVAKIELTO"], #","tietoryhmat":["KOTIKUNTA","TURVAKIELTO"]"#),
        ] as [([String]?, String)]
    )
    func `base data names its groups or leaves them out`(
        groups: [String]?,
        member: String
    ) async throws {
        try await ScriptedServer.run([Self.page]) { server in
            try await withClient(try ChangeAPIEndpoint(base: server.base)) { client in
                _ = try await client.baseData(of: [People.anna], dataGroups: groups)
            }
            let request = try #require(server.requests.first)
            #expect(request.uri == "/api/v1/perustiedot")
            #expect(request.body == "{\"hetulista\":[\"\(People.anna.text)\"]\(member)}")
        }
    }

    @Test func `a request carries the headers of the API and of X-Road`() async throws {
        try await ScriptedServer.run([Self.page]) { server in
            let endpoint = try ChangeAPIEndpoint(
                base: server.base,
                client: XRoadSubsystem("FI-TEST/MUN/0101263-6/varhaiskasvatus"),
                representedParty: "MUN/0101263-6",
                credentials: Credentials(user: "tunnus", password: "sala:sänä")
            )
            try await withClient(endpoint) { client in
                _ = try await client.changes(after: 0, of: [People.anna])
            }
            let headers = try #require(server.requests.first).headers
            #expect(headers["Accept"] == ["application/json"])
            #expect(headers["Content-Type"] == ["application/json"])
            #expect(headers["User-Agent"] == ["vtj-bill"])
            #expect(headers["Authorization"] == ["Basic dHVubnVzOnNhbGE6c8OkbsOk"])
            #expect(headers["X-Road-Client"] == ["FI-TEST/MUN/0101263-6/varhaiskasvatus"])
            #expect(headers["X-Road-Represented-Party"] == ["MUN/0101263-6"])
            #expect(headers["Host"] == ["127.0.0.1:\(server.port)"])
            #expect(headers["Accept-Encoding"].joined().contains("gzip"))
        }
    }

    @Test func `each attempt is a new message`() async throws {
        try await ScriptedServer.run([.status(503), Self.page]) { server in
            try await withClient(try ChangeAPIEndpoint(base: server.base)) { client in
                let answer = try await client.changes(after: 0, of: [People.anna])
                #expect(answer.attempts == 2)
            }
            let ids = server.requests.flatMap { $0.headers["X-Road-Id"] }
            #expect(ids.count == 2)
            #expect(Set(ids).count == 2)
            #expect(ids.allSatisfy { $0.utf8.count == 36 })
        }
    }

    @Test func `a call about nobody or too many is not sent`() async throws {
        try await ScriptedServer.run([Self.page]) { server in
            try await withClient(try ChangeAPIEndpoint(base: server.base)) { client in
                let many = Array(repeating: People.anna, count: 1_001)
                await #expect(throws: ChangeAPIError.invalidIdentityCount(0, max: nil)) {
                    try await client.changes(after: 0, of: [])
                }
                await #expect(throws: ChangeAPIError.invalidIdentityCount(0, max: 1_000)) {
                    try await client.baseData(of: [])
                }
                await #expect(throws: ChangeAPIError.invalidIdentityCount(1_001, max: 1_000)) {
                    try await client.baseData(of: many)
                }
                await #expect(throws: ChangeAPIError.invalidDataGroup("'a\"b'")) {
                    try await client.baseData(of: [People.anna], dataGroups: ["a\"b"])
                }
            }
            #expect(server.requests.isEmpty)
        }
    }

    @Test(arguments: ["", "{}", "[]", #"{"viimeisinKirjausavain":-1}"#, "<html>"])
    func `an answer without a booking key is refused`(body: String) async throws {
        try await ScriptedServer.run([.status(200, body: body)]) { server in
            try await withClient(try ChangeAPIEndpoint(base: server.base)) { client in
                await #expect(throws: ChangeAPIError.malformedBookingKey) {
                    try await client.bookingKey(of: Day(number: 20_000))
                }
            }
        }
    }

    @Test func `calls at the same time each get their own answer`() async throws {
        try await ScriptedServer.run([Self.page]) { server in
            try await withClient(try ChangeAPIEndpoint(base: server.base)) { client in
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for number in 0..<20 {
                        group.addTask {
                            try await client.changes(after: Int64(number), of: [People.anna])
                                .attempts
                        }
                    }
                    for try await attempts in group { #expect(attempts == 1) }
                }
            }
            #expect(Set(server.requests.map(\.body)).count == 20)
        }
    }
}
