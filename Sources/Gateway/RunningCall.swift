import NIOHTTP1

/// A call that is under way on a client's connection; it stays on the connection's event loop.
final class RunningCall {
    /// How far the request has come.
    enum Stage {
        /// The meter is asked.
        case admitting
        /// The upstream's connection is being made.
        case connecting
        /// The request passes.
        case passing
        /// The gateway will answer itself, once the request's rest has been read or can't be.
        case refusing(GatewayRefusal)
    }

    /// How far the answer has come.
    enum Answer {
        case awaited
        case passing
        case recording
    }

    /// The most of a request that is kept to be sent again on a new connection.
    static let repeatableSizeMax = 1 << 20

    let received: HTTPRequestHead
    var stage = Stage.admitting
    var answer = Answer.awaited

    /// The head as it goes upstream, and what the meter is told of it.
    private(set) var head: HTTPRequestHead
    private(set) var told: CallHead
    var messageID: String?

    var requestEnded = false
    var requestCopy: [UInt8] = []
    /// What has been sent on a connection that was used before; nil when it can't be sent again.
    var sent: [HTTPClientRequestPart]? = []
    var sentSize = 0
    var isRepeated = false
    /// Whether the head waits for the handshake of TLS.
    var isHandshaking = false

    /// Whether the answer is copied aside and recorded.
    var isCounted = false
    /// The last parts of a counted answer, which wait for the record.
    var held: [HTTPServerResponsePart] = []
    var holdsBody = false
    var requestID: String?

    /// Whether the client's connection outlives this call.
    var keepsClient: Bool
    /// Whether the upstream's connection outlives this call.
    var keepsUpstream = true
    /// Whether only the end of the connection tells the client where the answer ends.
    var endsWithConnection = false

    /// The task of the meter that runs.
    var task: Task<Void, Never>?

    init(_ received: HTTPRequestHead) {
        self.received = received
        head = received
        keepsClient = received.isKeepAlive
        told = CallHead(
            client: nil,
            representedParty: nil,
            method: received.method.rawValue,
            path: Self.path(of: received.uri),
            endpoint: nil
        )
    }

    /// Whether the client understands chunks and informational answers.
    var isClientCurrent: Bool { received.version.minor > 0 }

    /// Makes the head that goes upstream; throws when the request can't pass.
    func prepare(for configuration: GatewayConfiguration) throws(GatewayRefusal) {
        guard received.method != .CONNECT, received.uri.utf8.first == UInt8(ascii: "/"),
            received.uri.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f })
        else { throw .badRequest("Only a path can be asked for.") }
        let passed: PassedFields
        do throws(Unpassable) {
            passed = try PassedFields(received.headers)
        } catch {
            throw .badRequest(error.message)
        }
        try prepare(passed, for: configuration)
    }

    private func prepare(
        _ passed: PassedFields,
        for configuration: GatewayConfiguration
    ) throws(GatewayRefusal) {
        var passed = passed
        let hosts = passed.fields[canonicalForm: "host"].count
        guard hosts == 1 || (hosts == 0 && !isClientCurrent) else {
            throw .badRequest("A request must have one Host field.")
        }
        guard isClientCurrent || !passed.isChunked else {
            throw .badRequest("A request of HTTP/1.0 can't be chunked.")
        }
        if hosts == 0 || configuration.hostField == .upstream {
            passed.setHost(configuration.upstream.authority)
        }
        if passed.isChunked { passed.add("Transfer-Encoding", "chunked") }
        // The codec reads nothing after a request that asks for another protocol. The request is
        // answered as HTTP/1.1 (RFC 9110, 7.8), and then its connection has to end.
        if received.headers.contains(name: "upgrade") { keepsClient = false }
        head.version = .http1_1
        head.headers = passed.fields
        if !configuration.upstream.pathPrefix.isEmpty {
            head.uri = configuration.upstream.pathPrefix + received.uri
        }
        told.path = Self.path(of: head.uri)
        told.endpoint = head.method == .POST ? CountedEndpoint(path: told.path) : nil
        told.client = try onlyValue(of: "x-road-client")
        told.representedParty = try onlyValue(of: "x-road-represented-party")
        messageID = try onlyValue(of: "x-road-id")
        if told.endpoint != nil { try prepareCopy(for: configuration.limits) }
        let isSafe = [HTTPMethod.GET, .HEAD].contains(head.method)
        if told.endpoint == nil && !isSafe { sent = nil }
    }

    private static func path(of target: String) -> String {
        let mark = target.utf8.firstIndex(of: UInt8(ascii: "?"))
        return mark.map { String(target[..<$0]) } ?? target
    }

    private func prepareCopy(for limits: GatewayLimits) throws(GatewayRefusal) {
        let coding = head.headers[canonicalForm: "content-encoding"]
        guard coding.allSatisfy({ $0.lowercased() == "identity" }) else { throw .requestCoded }
        let length = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        guard length <= limits.requestSize else { throw .requestTooLarge }
    }

    /// The value of a field that must not be repeated, as readers differ on which one holds.
    private func onlyValue(of name: String) throws(GatewayRefusal) -> String? {
        var found: String?
        for field in head.headers where field.name.utf8.count == name.utf8.count {
            guard field.name.lowercased() == name else { continue }
            guard found == nil else { throw .badRequest("The field \(name) is repeated.") }
            found = field.value
        }
        return found
    }
}
