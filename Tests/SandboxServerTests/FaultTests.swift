import BillingPrimitives
import SandboxServer
import Testing

@Suite struct FaultTests {
    private typealias Sandbox = SandboxUnderTest

    private func outcomes(
        seed: UInt64,
        calls count: Int = 40,
        _ change: (inout FaultRates) -> Void
    ) async throws -> [String] {
        try await Sandbox.run { configuration in
            configuration.seed = seed
            configuration.persons = 20
            change(&configuration.faults)
        } _: { sandbox in
            for _ in 0..<count { _ = try await sandbox.changes(after: 0) }
            return try await sandbox.calls.first(count).map { "\($0.status) \($0.outcome)" }
        }
    }

    @Test func `faults follow from the seed and the number of the call`() async throws {
        let rates: (inout FaultRates) -> Void = {
            $0.fail = 0.5
            $0.cut = 0.3
        }
        let first = try await outcomes(seed: 1, rates)
        #expect(try await outcomes(seed: 1, rates) == first)
        #expect(try await outcomes(seed: 2, rates) != first)
        #expect(
            Set(first) == [
                "200 delivered", "200 cut", "500 failed", "502 failed", "503 failed",
            ]
        )
    }

    @Test func `a failed call tells nothing, also if its answer was made already`() async throws {
        try await Sandbox.run({ $0.faults.fail = 1 }) { sandbox in
            for number in 1...6 {
                let answer = try await sandbox.changes(after: 0)
                #expect(answer.status == [500, 502, 503][number % 3])
                #expect(answer.errorCode == "hairio")
            }
            let calls = try await sandbox.calls.first(6)
            #expect(calls.allSatisfy { $0.outcome == .failed && $0.counts == nil })
            // Where the answer was made first, the request had been read.
            #expect(Set(calls.map { $0.requestBytes > 0 }) == [true, false])
        }
    }

    @Test func `a cut connection ends in the middle of the body that was announced`() async throws {
        try await Sandbox.run({ $0.faults.cut = 1 }) { sandbox in
            let answer = try await sandbox.changes(after: 0)
            let announced = try #require(answer.headers["content-length"].flatMap { Int($0) })
            #expect(answer.status == 200)
            #expect(!answer.isWhole && answer.body.count <= announced / 2)
            let call = try #require(try await sandbox.calls.only())
            #expect(call.outcome == .cut)
            #expect(call.bytes == announced / 2)
            #expect((call.counts?.personChange ?? 0) > 0)
        }
    }

    @Test func `a slow call is answered late`() async throws {
        try await Sandbox.run { configuration in
            configuration.faults.slow = 1
            configuration.faults.slowMilliseconds = 120
        } _: { sandbox in
            let clock = ContinuousClock()
            let duration = try await clock.measure {
                let answer = try await sandbox.changes(after: 0)
                #expect(answer.status == 200)
            }
            #expect(duration > .milliseconds(119))
        }
    }

    @Test func `a caller whose connection is gone is recorded as cut off`() async throws {
        try await Sandbox.run { configuration in
            configuration.faults.slow = 1
            configuration.faults.slowMilliseconds = 1_000
        } _: { sandbox in
            try await sandbox.client.abandon(
                "GET /api/v1/kirjausavain/2026-03-03 HTTP/1.1\r\nHost: x\r\n\r\n",
                when: sandbox.time.firstCall
            )
            let call = try #require(try await sandbox.calls.only())
            #expect(call.outcome == .cut)
            #expect(call.bytes == 0)
        }
    }
}
