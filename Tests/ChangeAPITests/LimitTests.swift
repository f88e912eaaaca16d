import BillingPrimitives
import ChangeAPI
import Foundation
import Testing

@Suite struct LimitTests {
    /// 1000 times the letter x between quotes, compressed.
    static let compressed = Array(
        Data(base64Encoded: "H4sIAAAAAAACA1OqGAWjYBQMe6AEAJih8x/qAwAA") ?? Data()
    )
    static let plain = Array("\"\(String(repeating: "x", count: 1_000))\"".utf8)
    static let gzip = ["Content-Encoding": "gzip"]

    @Test func `a compressed answer is returned as it was before`() async throws {
        let (result, _) = try await outcome(of: [.status(200, Self.gzip, bytes: Self.compressed)])
        #expect(try result.get().bytes == Self.plain)
    }

    @Test func `a compressed answer that lacks its end is none`() async throws {
        let cut = Reply.status(200, Self.gzip, bytes: Self.compressed.dropLast(12))
        let (result, _) = try await outcome(of: [cut], policy: RetryPolicy(attempts: 1))
        #expect(throws: ChangeAPIError.gaveUp(attempts: 1, last: .cutShort)) { try result.get() }
    }

    @Test(
        arguments: [
            Reply.status(200, [:], bytes: plain),
            .raw(
                200,
                ["Transfer-Encoding": "chunked"],
                Array("3ea\r\n".utf8) + plain + Array("\r\n0\r\n\r\n".utf8),
                closes: false
            ),
            .status(200, gzip, bytes: compressed),
        ]
    )
    func `an answer beyond the limit is refused, one at the limit taken`(
        reply: Reply
    ) async throws {
        let (within, _) = try await outcome(of: [reply], answerLengthMax: 1_002)
        #expect(try within.get().bytes == Self.plain)
        let (beyond, requests) = try await outcome(of: [reply], answerLengthMax: 1_001)
        #expect(throws: ChangeAPIError.answerTooLarge(max: 1_001)) { try beyond.get() }
        #expect(requests == 1)
    }

    @Test func `a body of megabytes arrives whole`() async throws {
        let body = Array(repeating: UInt8(ascii: " "), count: 20 << 20)
        let (result, _) = try await outcome(of: [.status(200, [:], bytes: body)])
        #expect(try result.get().bytes == body)
    }

    @Test(arguments: [
        Reply.silence,
        .raw(200, ["Content-Length": "100"], Array("{".utf8), closes: false),
        .raw(503, ["Content-Length": "100"], Array("{".utf8), closes: false),
    ])
    func `an answer that does not come or end in time is tried again`(
        reply: Reply
    ) async throws {
        // A busy machine needs its time for the second attempt.
        let patient = RetryPolicy(attempts: 2, requestTimeout: .seconds(2))
        let (result, requests) = try await outcome(of: [reply, RequestTests.page], policy: patient)
        #expect(try result.get().attempts == 2)
        #expect(requests == 2)
        let hasty = RetryPolicy(attempts: 2, requestTimeout: .milliseconds(50))
        let (failed, _) = try await outcome(of: [reply], policy: hasty)
        let last = ChangeAPIError.timedOut(after: .milliseconds(50))
        #expect(throws: ChangeAPIError.gaveUp(attempts: 2, last: last)) { try failed.get() }
    }

    @Test(arguments: [
        Reply.silence,
        .raw(200, ["Content-Length": "100"], Array("{".utf8), closes: false),
    ])
    func `a cancelled task stops waiting for an answer`(reply: Reply) async throws {
        try await ScriptedServer.run([reply]) { server in
            try await withClient(try ChangeAPIEndpoint(base: server.base)) { client in
                let task = Task { try await client.changes(after: 0, of: [People.anna]) }
                while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
                let began = ContinuousClock.now
                task.cancel()
                await #expect(throws: CancellationError.self) { try await task.value }
                #expect(ContinuousClock.now - began < .seconds(2))
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test func `a cancelled task stops waiting for its next attempt`() async throws {
        try await ScriptedServer.run([.status(429, ["Retry-After": "60"])]) { server in
            let diary = Diary()
            let client = try ChangeAPIClient(
                try ChangeAPIEndpoint(base: server.base),
                onRetry: { diary.tell($0) }
            )
            let task = Task { try await client.changes(after: 0, of: [People.anna]) }
            while diary.notices.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
            let began = ContinuousClock.now
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(ContinuousClock.now - began < .seconds(2))
            #expect(server.requests.count == 1)
            try await client.close()
        }
    }

    @Test func `a closed client refuses, and closing twice is closing once`() async throws {
        let client = try ChangeAPIClient(try ChangeAPIEndpoint(base: "http://127.0.0.1:1/api"))
        try await client.close()
        try await client.close()
        await #expect(throws: ChangeAPIError.closed) {
            try await client.changes(after: 0, of: [People.anna])
        }
    }
}
