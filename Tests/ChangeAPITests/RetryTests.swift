import BillingPrimitives
import ChangeAPI
import Testing

@Suite struct RetryTests {
    static let page = RequestTests.page

    @Test(arguments: [429, 500, 502, 503, 504])
    func `a status that passes is tried again`(status: Int) async throws {
        let diary = Diary()
        let (result, requests) = try await outcome(
            of: [.status(status, body: "{}"), Self.page],
            diary: diary
        )
        #expect(try result.get().attempts == 2)
        #expect(requests == 2)
        #expect(diary.waits == [.seconds(1)])
        #expect(diary.notices.map(\.attempt) == [1])
    }

    @Test(arguments: [400, 401, 403, 404, 405, 408, 413, 422, 501, 204, 206])
    func `a status that stays is not tried again`(status: Int) async throws {
        let (result, requests) = try await outcome(of: [.status(status)])
        #expect(throws: ChangeAPIError.self) { try result.get() }
        #expect(requests == 1)
        if case .failure(let error) = result { #expect(!error.isTransient) }
    }

    @Test(arguments: [Reply.cut, .cutInChunks, .unframed, .unchunked, .end])
    func `an answer that may be cut is tried again and never returned`(reply: Reply) async throws {
        let (result, requests) = try await outcome(of: [reply, Self.page])
        #expect(try result.get().bytes == Array(Self.page.bytes.suffix(61)))
        #expect(requests == 2)
        let (failed, _) = try await outcome(of: [reply], policy: RetryPolicy(attempts: 2))
        #expect(throws: ChangeAPIError.gaveUp(attempts: 2, last: .cutShort)) { try failed.get() }
    }

    @Test func `waits double up to their cap`() async throws {
        let diary = Diary()
        let (result, requests) = try await outcome(
            of: [.status(503)],
            policy: RetryPolicy(attempts: 6, delayMax: .seconds(5)),
            diary: diary
        )
        #expect(diary.waits == [1, 2, 4, 5, 5].map { .seconds($0) })
        #expect(requests == 6)
        let last = ChangeAPIError.serverFailing(status: 503, comeBackIn: nil, said: nil)
        #expect(throws: ChangeAPIError.gaveUp(attempts: 6, last: last)) { try result.get() }
    }

    @Test func `chance takes up to its share of a wait`() async throws {
        let diary = Diary()
        try await ScriptedServer.run([.status(503)]) { server in
            let endpoint = try ChangeAPIEndpoint(base: server.base)
            let policy = RetryPolicy(attempts: 3, jitter: 0.5)
            try await withClient(endpoint, policy: policy, chance: 1 << 63, diary: diary) {
                client in
                await #expect(throws: ChangeAPIError.self) {
                    try await client.changes(after: 0, of: [People.anna])
                }
            }
        }
        #expect(diary.waits == [.milliseconds(750), .milliseconds(1_500)])
    }

    @Test(
        arguments: [
            ("7", 7), ("0", 0), ("Mon, 15 Jun 2026 12:00:30 GMT", 30),
            ("Mon, 15 Jun 2026 11:00:00 GMT", 0), ("soon", 1), ("-5", 1), ("", 1),
            ("99999999999999999999", 1), ("Monday, 15-Jun-26 12:00:30 GMT", 1),
        ]
    )
    func `the server's wish wins over the computed wait`(header: String, wait: Int) async throws {
        let diary = Diary()
        _ = try await outcome(
            of: [.status(429, ["Retry-After": header]), Self.page],
            diary: diary
        )
        #expect(diary.waits == [.seconds(wait)])
    }

    @Test func `a wish beyond the longest wait ends the call at once and is told`() async throws {
        let diary = Diary()
        let (result, requests) = try await outcome(
            of: [.status(429, ["Retry-After": "3600"])],
            diary: diary
        )
        #expect(requests == 1)
        #expect(diary.waits.isEmpty)
        guard case .failure(let error) = result else { return #expect(Bool(false)) }
        #expect(error.comeBackIn == .seconds(3_600))
        #expect("\(error)".contains("3600 seconds"))
    }

    @Test(
        arguments: [
            ("Server.ServerProxy.NetworkError", 3), ("Server.ClientProxy.IoError", 3),
            ("server.serverproxy.network_error", 3), ("Client.BadRequest", 1),
            ("Server.ServerProxy.AccessDenied", 1), ("server.serverproxy.access_denied", 1),
            ("Server.ServerProxy.UnknownService", 1),
        ]
    )
    func `faults of X-Road are tried again where nobody has to mend them`(
        type: String,
        attempts: Int
    ) async throws {
        let body = #"{"type":"\#(type)","message":"no way","detail":"d-1"}"#
        let (result, requests) = try await outcome(
            of: [.status(500, ["X-Road-Error": type], body: body)],
            policy: RetryPolicy(attempts: 3)
        )
        #expect(requests == attempts)
        let fault = ChangeAPIError.xRoad(type: type, message: "'no way'", detail: "'d-1'")
        let expected = attempts == 3 ? .gaveUp(attempts: 3, last: fault) : fault
        #expect(throws: expected) { try result.get() }
    }

    @Test func `a refused connection is tried again`() async throws {
        let diary = Diary()
        var base = ""
        try await ScriptedServer.run([.silence]) { base = $0.base }
        let policy = RetryPolicy(attempts: 3)
        try await withClient(try ChangeAPIEndpoint(base: base), policy: policy, diary: diary) {
            client in
            let error = await #expect(throws: ChangeAPIError.self) {
                try await client.changes(after: 0, of: [People.anna])
            }
            guard case .gaveUp(3, .unreachable) = error else {
                return #expect(error == nil, "another failure")
            }
        }
        #expect(diary.waits == [.seconds(1), .seconds(2)])
    }

    @Test func `a host that nobody knows is told`() async throws {
        let endpoint = try ChangeAPIEndpoint(base: "http://nowhere.invalid/api")
        try await withClient(endpoint, policy: RetryPolicy(attempts: 1)) { client in
            let error = await #expect(throws: ChangeAPIError.self) {
                try await client.changes(after: 0, of: [People.anna])
            }
            #expect(error?.description.contains("host is not known") == true)
        }
    }
}
