import BillingPrimitives
import Sandbox
import SandboxServer
import Synchronization

/// A server that listens on a free port while a test runs.
struct SandboxUnderTest: Sendable {
    static let firstDay = Day("2026-03-02") ?? .distantPast

    let server: SandboxServer
    let running: RunningSandbox
    let time: SteppedTime
    let calls: Calls

    var feed: ChangeFeed { server.feed }
    var client: RawClient { RawClient(port: running.port) }

    /// A small busy population on the thirtieth day of its feed.
    static var configuration: SandboxConfiguration {
        var configuration = SandboxConfiguration(
            firstDay: firstDay,
            clock: SandboxClock(startDay: firstDay.adding(days: 29))
        )
        configuration.persons = 200
        configuration.changesPerMillion = 50_000
        return configuration
    }

    /// Runs a server, has it used, and stops it gracefully.
    static func run<Result: Sendable>(
        _ change: (inout SandboxConfiguration) -> Void = { _ in },
        at time: SteppedTime = SteppedTime(),
        _ use: (SandboxUnderTest) async throws -> Result
    ) async throws -> Result {
        var configuration = configuration
        change(&configuration)
        let calls = Calls()
        let server = SandboxServer(configuration, now: { time.now }, onCall: calls.add)
        let (starts, starting) = AsyncStream.makeStream(of: RunningSandbox.self)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { starting.finish() }
                try await server.run(stoppingOnSignals: false) { starting.yield($0) }
            }
            var iterator = starts.makeAsyncIterator()
            guard let running = await iterator.next() else { throw NotRunning() }
            let sandbox = SandboxUnderTest(
                server: server,
                running: running,
                time: time,
                calls: calls
            )
            defer { running.stop() }
            return try await use(sandbox)
        }
    }

    /// The list of everyone's codes as JSON, as they were on the feed's first day.
    var everyone: String {
        "[\(feed.population.persons.map { "\"\($0.identityCode.text)\"" }.joined(separator: ","))]"
    }

    /// Asks for everyone's changes.
    func changes(
        after cursor: Int64,
        _ headers: KeyValuePairs<String, String> = [:]
    ) async throws -> RawAnswer {
        let body = "{\"viimeisinKirjausavain\":\(cursor),\"hetulista\":\(everyone)}"
        return try await client.post("/api/v1/muutokset", body, headers)
    }
}

private struct NotRunning: Error {}

/// A time that goes on when it is told to.
final class SteppedTime: Sendable {
    private let state = Mutex((milliseconds: Int64(1_775_000_000_000), readings: 0))

    var now: Instant {
        state.withLock { state in
            state.readings += 1
            return Instant(milliseconds: state.milliseconds)
        }
    }

    func step(milliseconds step: Int64) { state.withLock { $0.milliseconds += step } }

    /// Waits until a call has come in: the server reads the time when it starts, then for the call.
    func firstCall() async throws {
        while state.withLock({ $0.readings }) < 2 { try await Task.sleep(for: .milliseconds(5)) }
    }
}

/// The records of calls, by their number.
final class Calls: Sendable {
    private let records = Mutex<[CallRecord]>([])

    var add: @Sendable (CallRecord) -> Void {
        { call in self.records.withLock { $0.append(call) } }
    }

    /// Waits until so many calls are over; a body can arrive a moment before its call is.
    func first(_ count: Int) async throws -> [CallRecord] {
        for _ in 0..<3_000 where records.withLock({ $0.count }) < count {
            try await Task.sleep(for: .milliseconds(10))
        }
        return records.withLock { $0.sorted { $0.number < $1.number } }
    }

    func only() async throws -> CallRecord? { try await first(1).last }
}
