import Gateway
import Synchronization

/// A gateway between a scripted upstream and the test.
struct Passage {
    let port: Int
    let gateway: Gateway
    let meter: TestMeter
    let log: EventLog

    static func run(
        _ script: @escaping ScriptedUpstream.Script,
        meter: TestMeter = TestMeter(),
        prefix: String = "",
        configure: (inout GatewayConfiguration) -> Void = { _ in },
        _ body: (Passage) async throws -> Void
    ) async throws {
        try await ScriptedUpstream.run(script) { upstream in
            try await run(
                toward: "http://127.0.0.1:\(upstream.port)\(prefix)",
                meter: meter,
                configure: configure,
                body
            )
        }
    }

    static func run(
        toward url: String,
        meter: TestMeter = TestMeter(),
        configure: (inout GatewayConfiguration) -> Void = { _ in },
        _ body: (Passage) async throws -> Void
    ) async throws {
        var configuration = GatewayConfiguration(port: 0, upstream: try Upstream(url))
        configuration.numberOfThreads = 2
        configuration.timeouts.linger = .milliseconds(200)
        configure(&configuration)
        let log = EventLog()
        let gateway = Gateway(configuration, meter: meter) { log.add($0) }
        let port = try await gateway.start()
        let passage = Passage(port: port, gateway: gateway, meter: meter, log: log)
        do {
            try await body(passage)
        } catch {
            print(log.lines)
            try await gateway.stop(within: .seconds(0))
            throw error
        }
        try await gateway.stop(within: .seconds(5))
    }

    /// Sends requests on one connection and reads as many answers; throws when one is not whole.
    @discardableResult func exchange(_ requests: String..., tally: Tally = Tally()) async throws
        -> [RawMessage]
    {
        try await Wire.open(to: port, tally: tally) { wire in
            try await wire.send(requests.joined())
            var answers: [RawMessage] = []
            while answers.count < requests.count {
                guard let answer = try await wire.read() else { throw BrokenMessage() }
                answers.append(answer)
            }
            return answers
        }
    }

    static let identity = "X-Road-Client: FI/MUN/1790235-0/varhaiskasvatus\r\n"

    static func post(_ path: String, _ body: String, fields: String = identity) -> String {
        "POST \(path) HTTP/1.1\r\nHost: gateway\r\n\(fields)"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    static func get(_ path: String, fields: String = "") -> String {
        "GET \(path) HTTP/1.1\r\nHost: gateway\r\n\(fields)\r\n"
    }

    static let changes = "/api/v1/muutokset"
}

/// The events of a gateway.
final class EventLog: Sendable {
    private let state = Mutex<[GatewayEvent]>([])

    func add(_ event: GatewayEvent) {
        state.withLock { $0.append(event) }
    }

    var events: [GatewayEvent] { state.withLock { $0 } }

    var codes: [String] { state.withLock { $0.map(\.code) } }

    var lines: [String] { state.withLock { $0.map(\.description) } }
}
