/// Why a URL can't be a gateway's upstream.
public enum UpstreamURLError: Error, Sendable, Equatable {
    /// It begins neither with `http://` nor with `https://`.
    case notHTTP
    /// The host is missing or malformed.
    case noHost
    /// The port is not a number of 1–65535.
    case badPort
    /// It has a user name or password: those belong to the clients.
    case hasCredentials
    /// It has a query or a fragment.
    case hasQuery
    /// The path has characters that must be escaped.
    case badPath
}

extension UpstreamURLError: CustomStringConvertible {
    /// The reason as a sentence.
    public var description: String {
        switch self {
        case .notHTTP: "The upstream URL must begin with http:// or https://."
        case .noHost: "The upstream URL has no valid host."
        case .badPort: "The port of the upstream URL is not a number of 1–65535."
        case .hasCredentials: "The upstream URL must not bear credentials: clients send their own."
        case .hasQuery: "The upstream URL must not have a query or a fragment."
        case .badPath: "The path of the upstream URL has characters that must be escaped."
        }
    }
}
