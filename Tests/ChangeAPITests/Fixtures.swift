import BillingPrimitives
import ChangeAPI
import Synchronization
import Testing

/// What a client did between its attempts.
final class Diary: Sendable {
    private let delays: Mutex<[Duration]> = Mutex([])
    private let told: Mutex<[RetryNotice]> = Mutex([])

    var waits: [Duration] { delays.withLock(\.self) }
    var notices: [RetryNotice] { told.withLock(\.self) }

    func wait(_ delay: Duration) { delays.withLock { $0.append(delay) } }
    func tell(_ notice: RetryNotice) { told.withLock { $0.append(notice) } }
}

/// Persons of the test series.
enum People {
    static let anna = person(900)
    static let bertil = person(901)

    static func person(_ number: Int) -> IdentityCode {
        guard let day = Day("1980-01-01"),
            let code = IdentityCode(bornOn: day, individualNumber: number)
        else { preconditionFailure("the fixture is a code") }
        return code
    }
}

/// A clock that stands still.
let noon = Instant(milliseconds: 1_781_524_800_000)

/// Runs a client without jitter and without waits against a server.
func withClient(
    _ endpoint: ChangeAPIEndpoint,
    policy: RetryPolicy = RetryPolicy(),
    answerLengthMax: Int = ChangeAPIClient.answerLengthMax,
    chance: UInt64 = 0,
    diary: Diary = Diary(),
    _ test: (ChangeAPIClient) async throws -> Void
) async throws {
    let client = try ChangeAPIClient(
        endpoint,
        policy: policy,
        answerLengthMax: answerLengthMax,
        chance: { chance },
        now: { noon },
        sleep: { diary.wait($0) },
        onRetry: { diary.tell($0) }
    )
    do {
        try await test(client)
    } catch {
        try await client.close()
        throw error
    }
    try await client.close()
}

/// What a call of a client against a script comes to: its answer, or why there is none.
func outcome(
    of script: [Reply],
    policy: RetryPolicy = RetryPolicy(),
    answerLengthMax: Int = ChangeAPIClient.answerLengthMax,
    credentials: Credentials? = nil,
    diary: Diary = Diary()
) async throws -> (result: Result<APIAnswer, ChangeAPIError>, requests: Int) {
    var result: Result<APIAnswer, ChangeAPIError>?
    var requests = 0
    try await ScriptedServer.run(script) { server in
        let endpoint = try ChangeAPIEndpoint(base: server.base, credentials: credentials)
        try await withClient(
            endpoint,
            policy: policy,
            answerLengthMax: answerLengthMax,
            diary: diary
        ) { client in
            do {
                result = .success(try await client.changes(after: 1, of: [People.anna]))
            } catch let error as ChangeAPIError {
                result = .failure(error)
            }
        }
        requests = server.requests.count
    }
    return (try #require(result), requests)
}
