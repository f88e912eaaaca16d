import NIOCore
import NIOSSL

/// The PEM files of a TLS connection to the upstream; the system's authorities hold by default.
public struct UpstreamTrust: Sendable, Equatable {
    /// The authorities that may have signed the upstream's certificate.
    public var authorityFile: String?
    /// The gateway's own certificate, with its chain.
    public var certificateFile: String?
    /// The key of the gateway's certificate.
    public var keyFile: String?

    /// Creates the set of files; certificate and key go together.
    public init(
        authorityFile: String? = nil,
        certificateFile: String? = nil,
        keyFile: String? = nil
    ) {
        self.authorityFile = authorityFile
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }

    func context() throws(GatewayStartError) -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.applicationProtocols = ["http/1.1"]
        if let authorityFile {
            let authorities = try reading(authorityFile, NIOSSLCertificate.fromPEMFile)
            configuration.trustRoots = .certificates(authorities)
        }
        switch (certificateFile, keyFile) {
        case (let certificateFile?, let keyFile?):
            configuration.certificateChain = try reading(
                certificateFile,
                NIOSSLCertificate.fromPEMFile
            ).map { .certificate($0) }
            configuration.privateKey = .privateKey(
                try reading(keyFile) { try NIOSSLPrivateKey(file: $0, format: .pem) }
            )
        case (nil, nil): break
        default: throw .certificateWithoutKey
        }
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw .unusableFiles
        }
    }

    private func reading<Content>(
        _ file: String,
        _ read: (String) throws -> Content
    ) throws(GatewayStartError) -> Content {
        do {
            return try read(file)
        } catch {
            throw .unreadable(file: file)
        }
    }
}
