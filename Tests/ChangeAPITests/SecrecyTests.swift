import BillingPrimitives
import ChangeAPI
import Testing

/// Passwords and identity codes stay out of all that can be printed.
@Suite struct SecrecyTests {
    static let password = "aivan-salainen"
    static let token = "dHVubnVzOmFpdmFuLXNhbGFpbmVu"

    /// Whether a text shows a secret of these tests.
    static func isLeaking(_ text: String) -> Bool {
        [password, token, People.anna.text, People.bertil.text].contains { text.contains($0) }
    }

    /// All the ways in which a value becomes text.
    static func texts(of value: some Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        return [String(describing: value), String(reflecting: value), dumped]
    }

    @Test func `credentials, endpoint and client are printed without the password`() async throws {
        let credentials = try Credentials(user: "tunnus", password: Self.password)
        let endpoint = try ChangeAPIEndpoint(base: "https://h/api", credentials: credentials)
        try await withClient(endpoint) { client in
            let texts =
                Self.texts(of: credentials) + Self.texts(of: endpoint) + Self.texts(of: client)
                + Self.texts(of: Result<Credentials, any Error>.success(credentials))
            #expect(!texts.contains(where: Self.isLeaking))
            #expect(texts.allSatisfy { !$0.isEmpty })
        }
    }

    @Test(arguments: [400, 401, 403, 404, 429, 500, 302, 418, 501])
    func `no failure repeats what the server repeats of a request`(status: Int) async throws {
        let echoes = [
            People.anna.text, "{\"hetulista\":[\"\(People.anna.text)\"]}", Self.password,
            "Authorization: Basic \(Self.token)", "{\"message\":\"no \(People.bertil.text)\"}",
            "{\"error\":\"\(Self.password)\"}",
            "{\"message\":\"010180\\u002d9017\",\"detail\":\"\(People.anna.text)\"}",
        ]
        let location = ["Location": "https://\(People.anna.text)/\(Self.password)"]
        let script = echoes.flatMap { echo in
            [["X-Road-Error": "Server.X"], ["X-Road-Error": echo], [:]].map { headers in
                Reply.status(status, headers.merging(location) { $1 }, body: echo)
            }
        }
        let credentials = try Credentials(user: "tunnus", password: Self.password)
        try await ScriptedServer.run(script) { server in
            let endpoint = try ChangeAPIEndpoint(base: server.base, credentials: credentials)
            try await withClient(endpoint, policy: RetryPolicy(attempts: 1)) { client in
                for reply in script {
                    let error = await #expect(throws: ChangeAPIError.self) {
                        try await client.changes(after: 0, of: [People.anna])
                    }
                    let leaks = Self.texts(of: try #require(error)).filter(Self.isLeaking)
                    #expect(leaks.isEmpty, "\(String(decoding: reply.bytes, as: UTF8.self))")
                }
            }
            #expect(server.requests.count == script.count)
        }
    }

    @Test func `what a server says is told, cut to its length`() async throws {
        let long = String(repeating: "pitkä ", count: 20)
        let said: [(String, String?)] = [
            ("{\"message\":\"Tunnus on lukittu\"}", "'Tunnus on lukittu'"),
            ("Tunnus\n  on lukittu", "'Tunnus on lukittu'"),
            ("{\"message\":\"\(long)\"}", Redaction.quoted(long)),
            ("{\"error\":{\"code\":1}}", nil), ("<html>Tunnus</html>", nil), ("", nil),
        ]
        for (body, said) in said {
            let (result, _) = try await outcome(of: [.status(401, body: body)])
            #expect(throws: ChangeAPIError.refused(status: 401, said: said)) { try result.get() }
        }
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirect is not followed and names only its host`(status: Int) async throws {
        let target = ["Location": "http://elsewhere.example/login?token=secret"]
        let (result, requests) = try await outcome(of: [.status(status, target)])
        #expect(requests == 1)
        #expect(throws: ChangeAPIError.redirected(host: "'elsewhere.example'")) {
            try result.get()
        }
    }

    @Test func `an id that X-Road could not have given is left out`() async throws {
        let headers = ["X-Road-Id": People.anna.text, "X-Road-Request-Id": "a b"]
        let (result, _) = try await outcome(of: [.status(200, headers, body: "{}")])
        #expect(try result.get().messageID == nil)
        #expect(try result.get().requestID == nil)
    }

    @Test func `every failure says in words what to do or what happened`() {
        let failures: [ChangeAPIError] = [
            .incompleteClientCertificate, .timedOut(after: .milliseconds(1_500)), .cutShort,
            .closed,
            .tls(.otherHost), .unexpectedStatus(206), .answerTooLarge(max: 5), .malformedBookingKey,
            .quotaExhausted(comeBackIn: .seconds(1)),
            .gaveUp(attempts: 1, last: .serverFailing(status: 500, comeBackIn: nil, said: "'x'")),
        ]
        #expect(Set(failures.map(\.description)).count == failures.count)
        #expect(
            "\(failures[9])" == "gave up after 1 attempt: the change API fails (status 500, 'x')"
        )
        #expect("\(failures[1])".hasSuffix("within 2 seconds"))
    }
}
