import NIOSSL

/// Why TLS came to nothing; none of these is better the next time.
public enum TLSFailure: Hashable, Sendable {
    /// The server's certificate is out of date, or no trusted authority signed it.
    case untrustedCertificate
    /// The server's certificate is for another host.
    case otherHost
    /// The server does not take this caller's certificate, or misses one.
    case clientCertificateRefused
    /// What answers at the port does not speak TLS 1.2 or later.
    case noCommonVersion
    /// Anything else, by the name that the library gives it.
    case other(String)

    /// Reads what the library threw; nil where that says nothing about certificates or protocol.
    init?(_ error: any Error) {
        switch error {
        case is NIOSSLExtraError: self = .otherHost
        case NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate:
            self = .untrustedCertificate
        case NIOSSLError.handshakeFailed(let failure):
            guard let failure = TLSFailure(failure) else { return nil }
            self = failure
        case let failure as BoringSSLError:
            guard let failure = TLSFailure(failure) else { return nil }
            self = failure
        default: return nil
        }
    }

    private init?(_ error: BoringSSLError) {
        // A connection that ends in the handshake is like any other that ends too early.
        guard case .sslError(let stack) = error, stack != [.eofDuringHandshake] else { return nil }
        let text = stack.map(\.description).joined(separator: " ")
        let names = text.split { $0 != "_" && !$0.isLetter && !$0.isNumber }
            .filter { $0.contains("_") && $0 == $0.uppercased()[...] }
        let name = names.first.map(String.init) ?? "UNKNOWN"
        switch name {
        case "CERTIFICATE_VERIFY_FAILED": self = .untrustedCertificate
        case "WRONG_VERSION_NUMBER", "UNSUPPORTED_PROTOCOL", "HTTP_REQUEST",
            "TLSV1_ALERT_PROTOCOL_VERSION":
            self = .noCommonVersion
        case _ where name.contains("ALERT") && name.contains("CERT"),
            "TLSV1_ALERT_UNKNOWN_CA", "TLSV1_ALERT_ACCESS_DENIED", "SSLV3_ALERT_HANDSHAKE_FAILURE":
            self = .clientCertificateRefused
        default: self = .other(name)
        }
    }
}

extension TLSFailure: CustomStringConvertible {
    /// The failure and what to do.
    public var description: String {
        switch self {
        case .untrustedCertificate:
            "the server's certificate is out of date, or no trusted authority signed it; check the"
                + " clock and give the file of the authority that signs for the server"
        case .otherHost:
            "the server's certificate is for another host; check the address"
        case .clientCertificateRefused:
            "the server does not take this caller's certificate, or misses one; give the"
                + " certificate and key that are registered there"
        case .noCommonVersion:
            "what answers does not speak TLS 1.2 or later; check the port and the scheme"
        case .other(let name):
            "TLS failed (\(name)); ask the keeper of the server"
        }
    }
}
