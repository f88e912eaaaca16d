import BillingPrimitives
import SandboxServer
import Testing

@Suite struct RefusalTests {
    private typealias Sandbox = SandboxUnderTest

    @Test(
        arguments: [
            ("GET", "/api/v1/kirjausavain/2026-13-01", "", 400, "paiva-virheellinen"),
            ("GET", "/api/v1/kirjausavain/2026-04-01", "", 400, "paiva-virheellinen"),
            ("GET", "/api/v1/kirjausavain", "", 404, "polku-tuntematon"),
            ("GET", "/", "", 404, "polku-tuntematon"),
            ("GET", "/api/v2/muutokset", "", 404, "polku-tuntematon"),
            ("POST", "/api/v1/muutokset/x", "{}", 404, "polku-tuntematon"),
            ("GET", "/api/v1/muutokset", "", 405, "menetelma-vaara"),
            ("HEAD", "/api/v1/perustiedot", "", 405, nil),
            ("POST", "/api/v1/kirjausavain/2026-03-03", "", 405, "menetelma-vaara"),
            ("POST", "/api/v1/muutokset", "", 400, "sanoma-virheellinen"),
            ("POST", "/api/v1/muutokset", "{\"hetulista\":[]", 400, "sanoma-virheellinen"),
            ("POST", "/api/v1/muutokset", "{\"hetulista\":[]}", 400, "sanoma-virheellinen"),
            (
                "POST", "/api/v1/muutokset", "{\"viimeisinKirjausavain\":\"1\",\"hetulista\":[]}",
                400, "sanoma-virheellinen"
            ),
            (
                "POST", "/api/v1/muutokset", "{\"viimeisinKirjausavain\":-1,\"hetulista\":[]}",
                400, "sanoma-virheellinen"
            ),
            ("POST", "/api/v1/perustiedot", "{}", 400, "sanoma-virheellinen"),
            (
                "POST", "/api/v1/perustiedot", "{\"hetulista\":[],\"tietoryhmat\":null}", 400,
                "sanoma-virheellinen"
            ),
            (
                "POST", "/api/v1/perustiedot", "{\"hetulista\":[],\"lisa\":[]}", 400,
                "sanoma-virheellinen"
            ),
            (
                "POST", "/api/v1/perustiedot", "{\"kuntakoodit\":[\"993\"]}", 400,
                "sanoma-virheellinen"
            ),
            (
                "POST", "/api/v1/perustiedot-vko", "{\"kuntakoodit\":[],\"hetulista\":[]}", 400,
                "sanoma-virheellinen"
            ),
        ] as [(String, String, String, Int, String?)]
    )
    func `what is not asked properly is refused, and recorded as failed`(
        method: String,
        path: String,
        body: String,
        status: Int,
        code: String?
    ) async throws {
        try await Sandbox.run { sandbox in
            let answer = try await sandbox.client.call(method, path, body: body)
            #expect(answer.status == status)
            #expect(answer.errorCode == code)
            let allowed = path.contains("kirjausavain") ? "GET" : "POST"
            #expect(answer.headers["allow"] == (status == 405 ? allowed : nil))
            let call = try #require(try await sandbox.calls.only())
            #expect(call.status == status && call.outcome == .failed)
            #expect(call.counts == nil && call.cursorTo == nil)
        }
    }

    @Test func `base data is for a thousand identities at most`() async throws {
        try await Sandbox.run { sandbox in
            for (count, status) in [(1_000, 200), (1_001, 400)] {
                let list = (0..<count).map { "\"\($0)\"" }.joined(separator: ",")
                let answer = try await sandbox.client.post(
                    "/api/v1/perustiedot",
                    "{\"hetulista\":[\(list)]}"
                )
                #expect(answer.status == status)
            }
        }
    }

    @Test func `a body that announces more than the limit is refused unread`() async throws {
        try await Sandbox.run { sandbox in
            let announced = try await sandbox.client.call(
                "POST",
                "/api/v1/muutokset",
                ["Content-Length": "\(SandboxServer.requestBytesMax + 1)"]
            )
            #expect(announced.status == 413)
            #expect(announced.errorCode == "sanoma-liian-suuri")
        }
    }

    @Test func `without the login nothing is told, with it in either form it is`() async throws {
        let login = SandboxLogin(user: "mutpT1", password: "salasana:1")
        try await Sandbox.run({ $0.login = login }) { sandbox in
            // mutpT1:salasana:1, mutpT1:salasana, and a text that is no base64.
            for (basic, status) in [
                ("bXV0cFQxOnNhbGFzYW5hOjE=", 200), ("bXV0cFQxOnNhbGFzYW5h", 401), ("??", 401),
            ] {
                let answer = try await sandbox.changes(
                    after: 0,
                    ["Authorization": "Basic \(basic)"]
                )
                #expect(answer.status == status)
            }
            for (password, status) in [("salasana:1", 200), ("salasana", 401), ("", 401)] {
                let answer = try await sandbox.changes(
                    after: 0,
                    ["MUTP-Tunnus": "mutpT1", "MUTP-Salasana": password]
                )
                #expect(answer.status == status)
            }
            let nobody = try await sandbox.changes(after: 0)
            #expect(nobody.status == 401)
            #expect(nobody.headers["www-authenticate"]?.hasPrefix("Basic realm=") == true)
        }
    }

    @Test func `each caller has a quota of its own, and another one in the next window`()
        async throws
    {
        try await Sandbox.run({ $0.quota = CallQuota(calls: 2, windowSeconds: 60) }) { sandbox in
            let path = "/api/v1/kirjausavain/2026-03-03"
            func statuses(_ headers: KeyValuePairs<String, String>) async throws -> [Int] {
                var statuses: [Int] = []
                for _ in 0..<3 {
                    let answer = try await sandbox.client.call("GET", path, headers)
                    statuses.append(answer.status)
                }
                return statuses
            }
            #expect(try await statuses([:]) == [200, 200, 429])
            #expect(try await statuses(["X-Road-Client": "FI/MUN/1/a"]) == [200, 200, 429])
            sandbox.time.step(milliseconds: 59_001)
            let waiting = try await sandbox.client.call("GET", path)
            #expect(waiting.status == 429)
            #expect(waiting.headers["retry-after"] == "1")
            #expect(waiting.errorCode == "kiintio-ylittynyt")
            sandbox.time.step(milliseconds: 999)
            #expect(try await statuses([:]) == [200, 200, 429])
        }
    }
}
