import Foundation
import NIOSSL

/// Certificates of a test run, made by openssl in a folder of their own.
struct Certificates: Sendable {
    /// Made once; a failure is the failure of each test that needs them.
    static let made = Result { try Certificates() }

    private static let folder = FileManager.default.temporaryDirectory
        .appending(path: "change-api-\(UUID().uuidString)")

    private init() throws {
        let folder = Self.folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(at: Certificates.folder) }
        try authority("authority")
        try authority("stranger")
        try certificate("server", signedBy: "authority", "subjectAltName=IP:127.0.0.1")
        try certificate("other-host", signedBy: "authority", "subjectAltName=DNS:other.example")
        try certificate("client", signedBy: "authority", "extendedKeyUsage=clientAuth")
        try certificate("strange-client", signedBy: "stranger", "extendedKeyUsage=clientAuth")
        try Data("no certificate".utf8).write(to: folder.appending(path: "junk.pem"))
    }

    /// The path of a certificate.
    func pem(_ name: String) -> String { Self.folder.appending(path: "\(name).pem").path }

    /// The path of a private key.
    func key(_ name: String) -> String { Self.folder.appending(path: "\(name).key").path }

    /// How a server speaks TLS, and whether it wants a client's certificate.
    func server(
        _ name: String = "server",
        wantsCertificate: Bool = false,
        versionMax: TLSVersion = .tlsv13
    ) throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(pem(name)).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: key(name), format: .pem))
        )
        configuration.minimumTLSVersion = .tlsv1
        configuration.maximumTLSVersion = versionMax
        if wantsCertificate {
            configuration.certificateVerification = .noHostnameVerification
            configuration.trustRoots = .file(pem("authority"))
        }
        return configuration
    }

    private func authority(_ name: String) throws {
        try openssl(
            ["req", "-x509"] + newKey(name)
                + ["-addext", "basicConstraints=critical,CA:TRUE", "-days", "2"]
        )
    }

    private func certificate(
        _ name: String,
        signedBy authority: String,
        _ extension: String
    ) throws {
        try openssl(
            ["req", "-x509", "-CA", pem(authority), "-CAkey", key(authority)] + newKey(name)
                + ["-addext", `extension`, "-addext", "basicConstraints=CA:FALSE", "-days", "2"]
        )
    }

    private func newKey(_ name: String) -> [String] {
        [
            "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
            "/CN=\(name)", "-keyout", key(name), "-out", pem(name),
        ]
    }

    private func openssl(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        let output = Pipe()
        process.standardError = output
        process.standardOutput = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw CocoaError(
                .featureUnsupported,
                userInfo: ["openssl": String(decoding: text ?? Data(), as: UTF8.self)]
            )
        }
    }
}
