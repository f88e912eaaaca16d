import Foundation
import NIOSSL

/// The PEM files with which TLS is spoken; each is optional.
///
/// They are read once, when the client is made. The server's certificate and host name are always
/// checked, by the system's authorities unless a file names others.
public struct TLSFiles: Hashable, Sendable {
    /// The largest file that is read: hundreds of certificates.
    public static let fileLengthMax = 1 << 20

    /// The path of this caller's certificate, followed by those that lead to its authority.
    public var certificateChain: String?
    /// The path of the private key to that certificate, without a passphrase.
    public var privateKey: String?
    /// The path of the certificates that are trusted instead of the system's.
    public var authorities: String?

    /// Creates a set of paths.
    public init(
        certificateChain: String? = nil,
        privateKey: String? = nil,
        authorities: String? = nil
    ) {
        self.certificateChain = certificateChain
        self.privateKey = privateKey
        self.authorities = authorities
    }

    /// Reads the files into a configuration: TLS 1.2 or later, everything checked.
    func configuration() throws(ChangeAPIError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.certificateVerification = .fullVerification
        if let authorities {
            configuration.trustRoots = .certificates(try Self.certificates(at: authorities))
        }
        guard (certificateChain == nil) == (privateKey == nil) else {
            throw .incompleteClientCertificate
        }
        if let certificateChain, let privateKey {
            configuration.certificateChain = try Self.certificates(at: certificateChain)
                .map { .certificate($0) }
            configuration.privateKey = .privateKey(try Self.key(at: privateKey))
            do {
                _ = try NIOSSLContext(configuration: configuration)
            } catch {
                throw .mismatchedPrivateKey(path: privateKey)
            }
        }
        return configuration
    }

    private static func certificates(at path: String) throws(ChangeAPIError) -> [NIOSSLCertificate]
    {
        let bytes = try bytes(at: path)
        let certificates = try? NIOSSLCertificate.fromPEMBytes(bytes)
        guard let certificates, !certificates.isEmpty else {
            throw .unusableTLSFile(path: path, why: "it has no certificate in PEM form")
        }
        return certificates
    }

    private static func key(at path: String) throws(ChangeAPIError) -> NIOSSLPrivateKey {
        let bytes = try bytes(at: path)
        guard let key = try? NIOSSLPrivateKey(bytes: bytes, format: .pem) else {
            throw .unusableTLSFile(
                path: path,
                why: "it has no private key in PEM form without a passphrase"
            )
        }
        return key
    }

    private static func bytes(at path: String) throws(ChangeAPIError) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path),
            let data = try? file.read(upToCount: fileLengthMax + 1)
        else { throw .unusableTLSFile(path: path, why: "it cannot be read") }
        guard data.count <= fileLengthMax else {
            throw .unusableTLSFile(path: path, why: "it is larger than \(fileLengthMax) bytes")
        }
        return Array(data)
    }
}
