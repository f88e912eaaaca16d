import AsyncHTTPClient
public import BillingPrimitives
import Foundation
import NIOCore
import NIOHTTPCompression

/// The client of the VTJ change API: three calls, each tried as often as its policy has it.
///
/// An answer is whole or none: one cut in the middle is asked for again. Calls may run at the same
/// time and share their connections. They throw `ChangeAPIError`, or `CancellationError` at once
/// when their task is cancelled.
public final class ChangeAPIClient: Sendable {
    /// The largest answer, 256 MiB: room for some hundred thousand changes in one page.
    public static let answerLengthMax = 256 << 20
    /// How many identities one call for base data takes, a limit of the change API.
    public static let baseDataMax = 1_000

    let endpoint: ChangeAPIEndpoint
    let policy: RetryPolicy
    let answerLengthMax: Int
    let http: HTTPClient
    let now: @Sendable () -> Instant
    private let chance: @Sendable () -> UInt64
    private let sleep: @Sendable (Duration) async throws -> Void
    private let onRetry: @Sendable (RetryNotice) -> Void

    /// Reads the files of TLS and makes a client.
    ///
    /// Chance, clock and sleep are arguments so that a test can hold them; the clock reads dates in
    /// `Retry-After`. Each retry is told before its wait.
    public init(
        _ endpoint: ChangeAPIEndpoint,
        policy: RetryPolicy = .standard,
        answerLengthMax: Int = ChangeAPIClient.answerLengthMax,
        chance: @escaping @Sendable () -> UInt64 = { .random(in: 0 ... .max) },
        now: @escaping @Sendable () -> Instant = systemClock,
        sleep: @escaping @Sendable (Duration) async throws -> Void = {
            try await Task.sleep(for: $0)
        },
        onRetry: @escaping @Sendable (RetryNotice) -> Void = { _ in }
    ) throws(ChangeAPIError) {
        self.endpoint = endpoint
        self.policy = policy
        self.answerLengthMax = answerLengthMax
        self.chance = chance
        self.now = now
        self.sleep = sleep
        self.onRetry = onRetry
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: try (endpoint.tls ?? TLSFiles()).configuration(),
            redirectConfiguration: .disallow,
            timeout: .init(connect: TimeAmount(policy.connectTimeout)),
            decompression: .enabled(limit: .size(answerLengthMax))
        )
        configuration.httpVersion = .http1Only
        // The policy alone decides how often a connection is tried.
        configuration.connectionPool.retryConnectionEstablishment = false
        self.http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    deinit {
        // After `close` this does nothing; a client that nobody closed must not end the program.
        http.shutdown { _ in }
    }

    /// The clock of this machine.
    @Sendable
    public static func systemClock() -> Instant {
        Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    /// The first booking key of a day (`kirjausavain`).
    public func bookingKey(of day: Day) async throws -> Int64 {
        let answer = try await answer(to: Call(path: "/v1/kirjausavain/\(day)"))
        let body = try? JSONDecoder().decode(BookingKeyBody.self, from: Data(answer.bytes))
        guard let body, body.viimeisinKirjausavain >= 0 else {
            throw ChangeAPIError.malformedBookingKey
        }
        return body.viimeisinKirjausavain
    }

    /// The changes of identities since a booking key (`muutokset`), one page of them.
    ///
    /// The change API is not known to limit the number of identities; at least one is needed.
    public func changes(
        after key: Int64,
        of identities: [IdentityCode]
    ) async throws -> APIAnswer {
        guard !identities.isEmpty else { throw ChangeAPIError.invalidIdentityCount(0, max: nil) }
        let body = RequestBody.changes(after: key, of: identities)
        return try await answer(to: Call(path: "/v1/muutokset", body: body))
    }

    /// The base data of 1–1000 identities (`perustiedot`).
    ///
    /// The data groups are those named, or all that the caller is allowed where there is no list.
    public func baseData(
        of identities: [IdentityCode],
        dataGroups: [String]? = nil
    ) async throws -> APIAnswer {
        guard (1...Self.baseDataMax).contains(identities.count) else {
            throw ChangeAPIError.invalidIdentityCount(identities.count, max: Self.baseDataMax)
        }
        let body = try RequestBody.baseData(of: identities, dataGroups: dataGroups)
        return try await answer(to: Call(path: "/v1/perustiedot", body: body))
    }

    /// Ends the client and its connections; calls that still run fail.
    public func close() async throws {
        do {
            try await http.shutdown()
        } catch let error as HTTPClientError where error == .alreadyShutdown {
            // Closed is closed.
        }
    }

    private func answer(to call: Call) async throws -> APIAnswer {
        var attempt = 1
        while true {
            do {
                try Task.checkCancellation()
                var answer = try await exchange(call)
                answer.attempts = attempt
                return answer
            } catch {
                try Task.checkCancellation()
                try await wait(
                    after: ChangeAPIError(
                        wire: error,
                        policy: policy,
                        answerLengthMax: answerLengthMax
                    ),
                    attempt: attempt
                )
                attempt += 1
            }
        }
    }

    private func wait(after failure: ChangeAPIError, attempt: Int) async throws {
        guard failure.isTransient else { throw failure }
        guard let delay = policy.delay(after: failure, attempt: attempt, chance: chance()) else {
            throw ChangeAPIError.gaveUp(attempts: attempt, last: failure)
        }
        onRetry(
            RetryNotice(
                attempt: attempt,
                attempts: policy.attempts,
                delay: delay,
                failure: failure
            )
        )
        try await sleep(delay)
    }

    private struct BookingKeyBody: Decodable {
        var viimeisinKirjausavain: Int64
    }
}

extension ChangeAPIClient: CustomReflectable {
    /// The endpoint and the policy, so that no dump shows what was sent.
    public var customMirror: Mirror {
        Mirror(self, children: ["endpoint": endpoint, "policy": policy])
    }
}
