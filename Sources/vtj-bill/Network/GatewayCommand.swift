import ArgumentParser
import BillingOperations
import BillingPrimitives
import Gateway

/// The command `vtj-bill gateway`.
struct GatewayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gateway",
        abstract: "Pass calls on to the change API, and count their answers on the way.",
        discussion: """
            Bodies pass byte for byte. The end of a counted answer waits until its count is on \
            disk; if the ledger cannot be written, the client never gets it and asks again later. \
            With --spool counts wait in a file instead. A caller is known by X-Road-Client. Stop \
            it with Ctrl-C; calls that run are let end.

            EXAMPLES
              vtj-bill gateway --upstream https://liityntapalvelin.example --port 8081
              vtj-bill gateway --upstream http://127.0.0.1:8080 --port 8081 \\
                --connection esimerkki-asiakkaat --spool counts.spool
            """
    )

    /// How long calls that run are let end.
    private static let patience = Duration.seconds(30)

    @Option(help: "Where calls are passed on to.") var upstream: String
    @Option(help: "The port to listen on; 0 takes one that is free.") var port = 8081
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Flag(help: "Name the service in the header Host, instead of what the client names.")
    var upstreamHost = false
    @Option(help: "The connection of calls that have no X-Road-Client.") var connection: String?
    @Option(
        help: "Keep counts in this file while the ledger cannot be written.",
        completion: .file()
    )
    var spool: String?
    @Option(help: "The authorities to trust, in PEM.", completion: .file())
    var caCertificate: String?
    @Option(help: "The gateway's certificate chain towards the service, in PEM.")
    var clientCertificate: String?
    @Option(help: "The private key to it, in PEM.") var clientKey: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var occasion: OccasionOptions

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port is from 0 to 65535")
        }
    }

    func run() async throws {
        let now = occasion.now
        let meter = try MeterCalls(
            store: ledger.writing(),
            actor: occasion.occasion.actor,
            fallback: connection.map { ConnectionID($0) },
            spool: spool,
            clock: { now ?? .current },
            say: { Console.standard.say($0) }
        )
        var settings = GatewayConfiguration(port: port, upstream: try Upstream(upstream))
        settings.host = host
        settings.hostField = upstreamHost ? .upstream : .client
        settings.trust.authorityFile = caCertificate
        settings.trust.certificateFile = clientCertificate
        settings.trust.keyFile = clientKey
        let gateway = Gateway(settings, meter: GatewayMeter(meter)) { event in
            Console.standard.say("\(event)")
        }
        let running = try await gateway.start()
        Console.standard.write("listening on http://\(host):\(running)\n")
        try await StopSignals.cancelling { try await Task.sleep(for: .seconds(Int32.max)) }
        try await gateway.stop(within: Self.patience)
    }
}

/// The meter of a gateway: the ledger.
private struct GatewayMeter: CallMeter {
    private let calls: MeterCalls

    init(_ calls: MeterCalls) { self.calls = calls }

    func admit(_ call: CallHead) async -> GatewayRefusal? {
        guard call.endpoint != nil else { return nil }
        do {
            _ = try await connection(call.client, call.representedParty)
            return nil
        } catch let refusal as OperationRefusal {
            return GatewayRefusal(
                status: 403,
                code: "Gateway.\(refusal.code)",
                message: refusal.description
            )
        } catch {
            return GatewayRefusal(
                status: 503,
                code: "Gateway.ledger-not-writable",
                message: "nothing can be recorded at the moment; try again later"
            )
        }
    }

    func record(_ call: PassedCall) async throws {
        try await calls.record(
            MeterCalls.Call(
                connection: try await connection(call.client, call.representedParty),
                request: call.request,
                answer: call.answer,
                requestID: call.requestID
            )
        )
    }

    private func connection(_ client: String?, _ party: String?) async throws -> ConnectionID {
        try await calls.connection(ofClient: client, representedParty: party)
    }
}
