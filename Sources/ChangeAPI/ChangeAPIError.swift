/// Why an endpoint cannot be used, or a call brought no answer.
///
/// No case holds a password or an identity code. What a server wrote is quoted: cut to
/// `Redaction.quotedLengthMax`, without what looks like an identity code.
public enum ChangeAPIError: Error, Hashable, Sendable {
    /// The address cannot be used.
    case invalidAddress(why: String)
    /// The password would go over plain http to another machine.
    case cleartextCredentials(host: String)
    /// The user name or the password cannot be sent.
    case invalidCredentials(why: String)
    /// The represented party is no `code` or `class/code`.
    case invalidRepresentedParty
    /// A certificate without its private key, or the reverse.
    case incompleteClientCertificate
    /// A file of TLS cannot be read or holds something else.
    case unusableTLSFile(path: String, why: String)
    /// The private key is not the one of the certificate.
    case mismatchedPrivateKey(path: String)

    /// A call asks about nobody, or about more identities than one call takes.
    case invalidIdentityCount(Int, max: Int?)
    /// A data group, quoted, is not of capitals, digits and underscores.
    case invalidDataGroup(String)

    /// There is no connection.
    case unreachable(why: String)
    /// The connection or the answer took longer than the policy has it.
    case timedOut(after: Duration)
    /// The connection ended before the whole answer had come.
    case cutShort
    /// TLS failed.
    case tls(TLSFailure)
    /// The client is closed.
    case closed

    /// The server does not take the request: a status 4xx of no other case.
    case badRequest(status: Int, said: String?)
    /// The server does not let this caller in: status 401 or 403.
    case refused(status: Int, said: String?)
    /// The server has no such call: status 404.
    case notFound(said: String?)
    /// The server points to another place: a status 3xx. Its address is not followed.
    case redirected(host: String)
    /// The request quota is used up: status 429.
    case quotaExhausted(comeBackIn: Duration?)
    /// The server fails: status 500, 502, 503 or 504.
    case serverFailing(status: Int, comeBackIn: Duration?, said: String?)
    /// X-Road, not the change API, answered: its type, such as `Server.ServerProxy.NetworkError`.
    case xRoad(type: String, message: String?, detail: String?)
    /// A status that the change API does not use.
    case unexpectedStatus(Int)
    /// The answer has more bytes than the client takes.
    case answerTooLarge(max: Int)
    /// The answer has no booking key.
    case malformedBookingKey

    /// A call was tried, and what failed last might succeed later.
    indirect case gaveUp(attempts: Int, last: ChangeAPIError)

    /// Whether the same call may succeed when it is tried again.
    public var isTransient: Bool {
        switch self {
        case .unreachable, .timedOut, .cutShort, .quotaExhausted, .serverFailing, .gaveUp: true
        case .xRoad(let type, _, _): Self.isTransient(xRoadType: type)
        default: false
        }
    }

    /// How long the server wants to be left alone; nil where it did not say.
    public var comeBackIn: Duration? {
        switch self {
        case .quotaExhausted(let wish), .serverFailing(_, let wish, _): wish
        case .gaveUp(_, let last): last.comeBackIn
        default: nil
        }
    }

    /// X-Road's `Server.…` faults pass, but for the rights and names that somebody has to mend.
    ///
    /// Its versions write `AccessDenied` and `access_denied`.
    private static func isTransient(xRoadType type: String) -> Bool {
        let parts = type.lowercased().filter { $0 != "_" }.split(separator: ".")
        let lasting = ["accessdenied", "unknownmember", "unknownservice", "servicedisabled"]
        return parts.first == "server" && !lasting.contains { parts.last == $0[...] }
    }
}
