extension ChangeAPIError: CustomStringConvertible {
    /// What is wrong, why, and what to do.
    public var description: String {
        switch self {
        case .gaveUp(let attempts, let last):
            "gave up after \(attempts == 1 ? "1 attempt" : "\(attempts) attempts"): \(last)"
        default: endpointWords ?? wireWords ?? answerWords
        }
    }

    private var endpointWords: String? {
        switch self {
        case .invalidAddress(let why):
            "the address of the change API cannot be used: \(why)"
        case .cleartextCredentials(let host):
            "a password does not go to \(host) over plain http, where others read it; use https"
        case .invalidCredentials(let why):
            "the credentials cannot be sent: \(why)"
        case .invalidRepresentedParty:
            "the represented party is no 'code' or 'class/code' of the characters X-Road allows;"
                + " it is an organisation's, such as 'GOV/0245437-2'"
        case .incompleteClientCertificate:
            "a client certificate needs its private key, and a key its certificate; give both files"
        case .unusableTLSFile(let path, let why):
            "\(path) cannot be used for TLS: \(why)"
        case .mismatchedPrivateKey(let path):
            "\(path) is not the private key of the client certificate; give the pair"
        case .invalidIdentityCount(let count, let max):
            "a call asks about at least one identity"
                + (max.map { " and at most \($0)" } ?? "") + ", not \(count)"
        case .invalidDataGroup(let group):
            "\(group) is no data group; their codes have capitals, digits and underscores"
        default: nil
        }
    }

    private var wireWords: String? {
        switch self {
        case .unreachable(let why):
            "no connection to the change API: \(why)"
        case .timedOut(let time):
            "the change API was not done within \(time.inWholeSeconds)"
        case .cutShort:
            "the connection ended before the whole answer had come; nothing of it was taken"
        case .tls(let failure): "\(failure)"
        case .closed:
            "the client of the change API is closed"
        default: nil
        }
    }

    private var answerWords: String {
        switch self {
        case .badRequest(let status, let said):
            "the change API does not take the request (status \(status)\(Self.quote(said)))"
        case .refused(401, let said):
            "the change API does not accept the credentials (status 401\(Self.quote(said)));"
                + " check the user name and the password"
        case .refused(let status, let said):
            "the change API does not allow the call (status \(status)\(Self.quote(said)));"
                + " check the permit, and the user's and the subsystem's right to the service"
        case .notFound(let said):
            "the change API has no such call (status 404\(Self.quote(said)));"
                + " check the address, which ends before /v1"
        case .redirected(let host):
            "the server points to \(host), which is not followed; give the final address"
        case .quotaExhausted(let wish):
            "the request quota of the change API is used up (status 429)\(Self.comeBack(wish))"
        case .serverFailing(let status, let wish, let said):
            "the change API fails (status \(status)\(Self.quote(said)))\(Self.comeBack(wish))"
        case .xRoad(let type, let message, let detail):
            "X-Road answered for the change API: \(type)\(Self.quote(message))"
                + (detail.map { ", detail \($0)" } ?? "")
                + (isTransient ? "" : "; the keeper of the security server can mend it")
        case .unexpectedStatus(let status):
            "the server answered with status \(status), which the change API does not use;"
                + " check the address"
        case .answerTooLarge(let max):
            "the answer has more than \(max) bytes; ask about fewer identities in one call"
        default:
            "the answer has no booking key; check that the address is the change API's"
        }
    }

    private static func quote(_ said: String?) -> String { said.map { ", \($0)" } ?? "" }

    private static func comeBack(_ wish: Duration?) -> String {
        wish.map { "; it wants to be asked again in \($0.inWholeSeconds)" } ?? ""
    }
}
