import Gateway
import NIOCore
import NIOPosix
import NIOSSL
import Testing

@Suite(.serialized) struct TLSTests {
    /// Runs an upstream that wants a certificate of the test's authority from its clients.
    private func withSecureUpstream(_ body: (Int) async throws -> Void) async throws {
        func certificates(_ pem: String) throws -> [NIOSSLCertificate] {
            try NIOSSLCertificate.fromPEMBytes(Array(pem.utf8))
        }
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: try certificates(TestCertificates.upstream).map { .certificate($0) },
            privateKey: .privateKey(
                try NIOSSLPrivateKey(bytes: Array(TestCertificates.upstreamKey.utf8), format: .pem)
            )
        )
        tls.certificateVerification = .noHostnameVerification
        tls.trustRoots = .certificates(try certificates(TestCertificates.authority))
        let context = try NIOSSLContext(configuration: tls)
        try await ScriptedUpstream.run(
            ScriptedUpstream.answering { ScriptedUpstream.ok($0.text) },
            tls: context
        ) { try await body($0.port) }
    }

    @Test func `a TLS upstream knows the gateway by its certificate`() async throws {
        try await withSecureUpstream { port in
            try await TestCertificates.withFiles { trust in
                for host in ["localhost", "127.0.0.1"] {
                    let url = "https://\(host):\(port)"
                    try await Passage.run(toward: url, configure: { $0.trust = trust }) { passage in
                        let request = Passage.post(Passage.changes, "body")
                        let answers = try await passage.exchange(request, request)
                        #expect(answers.map(\.text) == ["body", "body"])
                        #expect(passage.meter.calls.count == 2)
                    }
                }
            }
        }
    }

    @Test func `an upstream of another authority is not trusted`() async throws {
        try await withSecureUpstream { port in
            try await Passage.run(toward: "https://localhost:\(port)") { passage in
                let answer = try await passage.exchange(Passage.get("/"))[0]
                #expect(answer.status == 502)
            }
        }
    }

    @Test func `a handshake that stalls is answered for`() async throws {
        let script: ScriptedUpstream.Script = { wire, _ in _ = try await wire.readToEnd() }
        try await ScriptedUpstream.run(script) { upstream in
            let configure = { (configuration: inout GatewayConfiguration) in
                configuration.timeouts.connect = .milliseconds(100)
            }
            let url = "https://localhost:\(upstream.port)"
            try await Passage.run(toward: url, configure: configure) { passage in
                let answer = try await passage.exchange(Passage.get("/"))[0]
                #expect(answer.status == 504 && answer.text.contains("Gateway.ConnectTimeout"))
            }
        }
    }

    @Test(arguments: [
        (
            UpstreamTrust(authorityFile: "/none.pem"),
            GatewayStartError.unreadable(file: "/none.pem")
        ),
        (UpstreamTrust(certificateFile: "/none.pem"), .certificateWithoutKey),
    ])
    func `files that can't be used keep a gateway from starting`(
        trust: UpstreamTrust,
        reason: GatewayStartError
    ) async throws {
        var configuration = GatewayConfiguration(port: 0, upstream: try Upstream("https://a"))
        configuration.trust = trust
        let gateway = Gateway(configuration, meter: TestMeter()) { _ in }
        await #expect(throws: reason) { try await gateway.start() }
    }
}
