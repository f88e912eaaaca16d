/// Why a gateway can't start.
public enum GatewayStartError: Error, Sendable, Equatable {
    /// A PEM file can't be read.
    case unreadable(file: String)
    /// Certificate and key are not both given.
    case certificateWithoutKey
    /// Certificate, key and authorities don't make a TLS context together.
    case unusableFiles
    /// The address can't be listened on.
    case cannotListen(host: String, port: Int, reason: String)
}

extension GatewayStartError: CustomStringConvertible {
    /// The reason as a sentence.
    public var description: String {
        switch self {
        case .unreadable(let file): "\(file) is not a readable PEM file."
        case .certificateWithoutKey: "A client certificate and its key must be given together."
        case .unusableFiles: "The certificate and the key don't belong together."
        case .cannotListen(let host, let port, let reason):
            "The gateway can't listen on \(host), port \(port): \(reason)"
        }
    }
}
