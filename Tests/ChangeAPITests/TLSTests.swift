import BillingPrimitives
import ChangeAPI
import NIOCore
import NIOPosix
import NIOSSL
import Testing

@Suite struct TLSTests {
    let made: Certificates

    init() throws {
        made = try Certificates.made.get()
    }

    /// Why a call against a server of TLS fails, and how many requests it read; nil for no failure.
    private func failure(
        against configuration: TLSConfiguration?,
        with files: TLSFiles?
    ) async throws -> (ChangeAPIError?, attempts: Int) {
        var failure: ChangeAPIError?
        let diary = Diary()
        try await ScriptedServer.run([RequestTests.page], tls: configuration) { server in
            let base = server.base.replacing("http:", with: "https:")
            let endpoint = try ChangeAPIEndpoint(base: base, tls: files)
            try await withClient(endpoint, diary: diary) { client in
                do {
                    _ = try await client.changes(after: 0, of: [People.anna])
                } catch let error as ChangeAPIError {
                    failure = error
                }
            }
        }
        return (failure, diary.waits.count + 1)
    }

    @Test func `a server of the named authority is trusted`() async throws {
        let files = TLSFiles(authorities: made.pem("authority"))
        #expect(try await failure(against: made.server(), with: files).0 == nil)
    }

    @Test(arguments: [nil, "stranger"] as [String?])
    func `a server of another authority is not, and not asked again`(name: String?) async throws {
        let files = name.map { TLSFiles(authorities: made.pem($0)) }
        let (error, attempts) = try await failure(against: made.server(), with: files)
        #expect(error == .tls(.untrustedCertificate))
        #expect(attempts == 1)
    }

    @Test func `a certificate for another host is refused`() async throws {
        let files = TLSFiles(authorities: made.pem("authority"))
        let (error, attempts) = try await failure(against: made.server("other-host"), with: files)
        #expect(error == .tls(.otherHost))
        #expect(attempts == 1)
    }

    @Test(arguments: [TLSVersion.tlsv12, .tlsv13])
    func `a client certificate lets in`(version: TLSVersion) async throws {
        let files = TLSFiles(
            certificateChain: made.pem("client"),
            privateKey: made.key("client"),
            authorities: made.pem("authority")
        )
        let server = try made.server(wantsCertificate: true, versionMax: version)
        #expect(try await failure(against: server, with: files).0 == nil)
    }

    @Test(
        arguments: [TLSVersion.tlsv12, .tlsv13],
        [nil, "strange-client"] as [String?]
    )
    func `no client certificate, or a stranger's, does not`(
        version: TLSVersion,
        name: String?
    ) async throws {
        let files = TLSFiles(
            certificateChain: name.map(made.pem),
            privateKey: name.map(made.key),
            authorities: made.pem("authority")
        )
        let server = try made.server(wantsCertificate: true, versionMax: version)
        let (error, attempts) = try await failure(against: server, with: files)
        #expect(error == .tls(.clientCertificateRefused))
        #expect(attempts == 1)
    }

    @Test func `TLS before 1.2 and plain http are refused`() async throws {
        let files = TLSFiles(authorities: made.pem("authority"))
        for server in [try made.server(versionMax: .tlsv11), nil] {
            let (error, attempts) = try await failure(against: server, with: files)
            #expect(error == .tls(.noCommonVersion))
            #expect(attempts == 1)
        }
    }

    @Test func `a handshake that does not end in time is tried again`() async throws {
        let deaf = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(deaf.localAddress?.port)
        let endpoint = try ChangeAPIEndpoint(base: "https://127.0.0.1:\(port)")
        let policy = RetryPolicy(attempts: 2, connectTimeout: .milliseconds(100))
        let last = ChangeAPIError.timedOut(after: .milliseconds(100))
        try await withClient(endpoint, policy: policy) { client in
            await #expect(throws: ChangeAPIError.gaveUp(attempts: 2, last: last)) {
                try await client.changes(after: 0, of: [People.anna])
            }
        }
        try await deaf.close()
    }

    @Test func `files that cannot be used are refused with their path`() throws {
        let pem = made.pem
        let key = made.key
        let refused: [(TLSFiles, ChangeAPIError)] = [
            (TLSFiles(certificateChain: pem("client")), .incompleteClientCertificate),
            (TLSFiles(privateKey: key("client")), .incompleteClientCertificate),
            (
                TLSFiles(certificateChain: pem("client"), privateKey: key("server")),
                .mismatchedPrivateKey(path: key("server"))
            ),
            (
                TLSFiles(authorities: "/no/such/file"),
                .unusableTLSFile(path: "/no/such/file", why: "it cannot be read")
            ),
            (
                TLSFiles(authorities: pem("junk")),
                .unusableTLSFile(path: pem("junk"), why: "it has no certificate in PEM form")
            ),
            (
                TLSFiles(certificateChain: pem("client"), privateKey: pem("junk")),
                .unusableTLSFile(
                    path: pem("junk"),
                    why: "it has no private key in PEM form without a passphrase"
                )
            ),
        ]
        for (files, error) in refused {
            let endpoint = try ChangeAPIEndpoint(base: "https://h", tls: files)
            #expect(throws: error) { try ChangeAPIClient(endpoint) }
        }
        #expect(throws: ChangeAPIError.self) {
            try ChangeAPIEndpoint(base: "http://127.0.0.1", tls: TLSFiles())
        }
    }
}
