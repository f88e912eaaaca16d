import Gateway
import NIOCore
import Testing

@Suite(.serialized) struct FaultTests {
    static let targets = ScriptedUpstream.answering { ScriptedUpstream.ok($0.target) }
    static let shortIdle: @Sendable (inout GatewayConfiguration) -> Void = {
        $0.timeouts.idle = .milliseconds(250)
    }

    @Test func `an upstream that accepts no connection is answered for`() async throws {
        let port = try await ScriptedUpstream.run(Self.targets) { $0.port }
        try await Passage.run(toward: "http://127.0.0.1:\(port)") { passage in
            let request = Passage.post(Passage.changes, "body")
            let answers = try await passage.exchange(request, request)
            #expect(answers.map(\.status) == [502, 502])
            #expect(answers[0].text.contains(#""type":"Gateway.UpstreamUnreachable""#))
            #expect(passage.meter.calls.isEmpty)
        }
    }

    @Test func `an upstream that does not begin to answer in time is answered for`() async throws {
        let script: ScriptedUpstream.Script = { wire, _ in _ = try await wire.readToEnd() }
        let configure = { (configuration: inout GatewayConfiguration) in
            configuration.timeouts.answerHead = .milliseconds(150)
        }
        try await Passage.run(script, configure: configure) { passage in
            let answer = try await passage.exchange(Passage.post(Passage.changes, "body"))[0]
            #expect(answer.status == 504)
            #expect(answer["x-vtj-bill-gateway"] == "refused")
            #expect(passage.log.codes.contains("Gateway.AnswerTimeout"))
        }
    }

    @Test func `an upstream that ends before it answers is answered for`() async throws {
        let script: ScriptedUpstream.Script = { wire, _ in _ = try await wire.read() }
        try await Passage.run(script) { passage in
            let answer = try await passage.exchange(Passage.post(Passage.changes, "body"))[0]
            #expect(answer.status == 502)
        }
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "nonsense\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nab",
        "HTTP/1.1 101 Go\r\nUpgrade: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: \u{7f}\r\nContent-Length: 1\r\n\r\na",
        "HTTP/1.1 200 OK\r\nX: \(String(repeating: "x", count: 70_000))\r\n\r\na",
    ])
    func `an answer that can't pass as it came is not passed`(answer: String) async throws {
        let script: ScriptedUpstream.Script = { wire, _ in
            guard try await wire.read() != nil else { return }
            try await wire.send(answer)
            _ = try await wire.readToEnd()
        }
        try await Passage.run(script) { passage in
            for path in ["/", Passage.changes] {
                let answer = try await passage.exchange(Passage.post(path, "body"))[0]
                #expect(answer.status == 502, "\(answer)")
            }
            #expect(passage.meter.calls.isEmpty)
        }
    }

    enum Ending: CaseIterable {
        case end, reset, stall
    }

    @Test(arguments: Ending.allCases, ["/", Passage.changes])
    func `an answer that breaks off is passed on as broken and not recorded`(
        ending: Ending,
        path: String
    ) async throws {
        let script: ScriptedUpstream.Script = { wire, number in
            guard try await wire.read() != nil else { return }
            let framing = number == 0 ? "Content-Length: 100" : "Transfer-Encoding: chunked"
            let piece = number == 0 ? "half" : "4\r\nhalf\r\n"
            try await wire.send("HTTP/1.1 200 OK\r\n\(framing)\r\n\r\n\(piece)")
            switch ending {
            case .end: return
            case .reset: try await wire.reset()
            case .stall: _ = try await wire.readToEnd()
            }
        }
        try await Passage.run(script, configure: Self.shortIdle) { passage in
            for _ in 0..<2 {
                await #expect(throws: (any Error).self) {
                    try await passage.exchange(Passage.post(path, "body"))
                }
            }
            #expect(passage.meter.calls.isEmpty)
            #expect(passage.log.events.filter { $0.kind == .cut }.count == 2)
        }
    }

    @Test(arguments: [
        ("GET /a\r\n\r\n", 400), ("GET http://elsewhere/ HTTP/1.1\r\nHost: g\r\n\r\n", 400),
        ("CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n", 400), ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: g\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na", 400),
        (
            "POST / HTTP/1.1\r\nHost: g\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            400
        ),
        ("POST / HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        ("POST / HTTP/1.0\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: g\r\nX-Road-Client: a\r\nx-road-client: b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: g\r\nX: \(String(repeating: "x", count: 70_000))\r\n\r\n", 431),
        ("POST /v1/muutokset HTTP/1.1\r\nHost: g\r\nContent-Length: 99999999999\r\n\r\n", 413),
        ("POST /v1/muutokset HTTP/1.1\r\nHost: g\r\nContent-Encoding: gzip\r\n\r\n", 415),
    ])
    func `a request that can't pass as it came is refused`(
        request: String,
        status: Int
    ) async throws {
        try await Passage.run(Self.targets) { passage in
            let answer = try await passage.exchange(request)[0]
            #expect(answer.status == status && answer["x-vtj-bill-gateway"] == "refused")
        }
    }

    @Test func `a field that is not UTF-8 is refused rather than changed`() async throws {
        try await Passage.run(Self.targets) { passage in
            let answer = try await Wire.open(to: passage.port) { wire in
                try await wire.send(
                    Array("GET / HTTP/1.1\r\nHost: g\r\nX: ".utf8) + [0xe4, 13, 10, 13, 10]
                )
                return try await wire.read()
            }
            #expect(answer?.status == 400)
        }
    }

    @Test func `the log bears neither queries nor identity codes`() async throws {
        let port = try await ScriptedUpstream.run(Self.targets) { $0.port }
        try await Passage.run(toward: "http://127.0.0.1:\(port)") { passage in
            let fields = Passage.identity + "Authorization: Basic c2VjcmV0\r\n"
            try await passage.exchange(Passage.get("/x/010180-999A?q=secret", fields: fields))
            let line = try #require(passage.log.lines.last)
            #expect(
                line == "refused [Gateway.UpstreamUnreachable] GET '/x/***********' of "
                    + "FI/MUN/1790235-0/varhaiskasvatus: "
                    + "The upstream server does not accept a connection."
            )
        }
    }

    @Test func `nonsense after a request is refused in its turn`() async throws {
        try await Passage.run(Self.targets) { passage in
            let answers = try await passage.exchange(Passage.get("/a"), "nonsense\r\n\r\n")
            #expect(answers.map(\.status) == [200, 400])
        }
    }

    @Test func `a counted request grows to the limit and no further`() async throws {
        let configure = { (configuration: inout GatewayConfiguration) in
            configuration.limits.requestSize = 1_000
        }
        try await Passage.run(Self.targets, configure: configure) { passage in
            let head =
                "POST \(Passage.changes) HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n"
            let chunk = "1f4\r\n\(String(repeating: "x", count: 500))\r\n"
            let within = try await passage.exchange(head + chunk + chunk + "0\r\n\r\n")[0]
            #expect(within.status == 200)
            let beyond = try await passage.exchange(head + chunk + chunk + chunk)[0]
            #expect(beyond.status == 413)
        }
    }

    @Test(arguments: [
        "", "GET / HT", "POST / HTTP/1.1\r\nHost: g\r\nContent-Length: 9\r\n\r\nhalf",
    ])
    func `a client that stalls loses its connection`(sent: String) async throws {
        try await Passage.run(Self.targets, configure: Self.shortIdle) { passage in
            let bytes = try await Wire.open(to: passage.port) { wire in
                try await wire.send(sent)
                return try await wire.readToEnd()
            }
            let isRefused = String(decoding: bytes, as: UTF8.self).hasPrefix("HTTP/1.1 408")
            #expect(isRefused == sent.hasPrefix("POST"))
        }
    }

    @Test func `a slow client holds the upstream back`() async throws {
        let size = 200 << 20
        let sent = Tally()
        let script: ScriptedUpstream.Script = { wire, _ in
            guard try await wire.read() != nil else { return }
            try await wire.send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n")
            let piece = [UInt8](repeating: 1, count: 256 << 10)
            for _ in 0..<size / piece.count {
                try await wire.send(piece)
                sent.add(piece.count)
            }
            _ = try await wire.readToEnd()
        }
        try await Passage.run(script) { passage in
            try await Wire.open(to: passage.port) { wire in
                try await wire.send(Passage.get("/", fields: "Connection: close\r\n"))
                _ = try await wire.readHead()
                // What has been sent lies in the buffers of the system's sockets.
                #expect(try await Self.settled(sent) < 32 << 20)
                #expect(try await wire.count() == size)
            }
        }
    }

    @Test func `a slow upstream holds the client back`() async throws {
        let door = Door()
        let size = 64 << 20
        let script: ScriptedUpstream.Script = { wire, _ in
            _ = try await wire.readHead()
            await door.pass()
            let count = try await wire.count(upTo: size)
            try await wire.send(ScriptedUpstream.ok("\(count)"))
        }
        try await Passage.run(script) { passage in
            try await Wire.open(to: passage.port) { wire in
                try await wire.send("POST / HTTP/1.1\r\nHost: g\r\nContent-Length: \(size)\r\n\r\n")
                let (channel, sent) = (wire.channel, Tally())
                let sending = Task { try await Self.send(size, to: channel, sent) }
                #expect(try await Self.settled(sent) < 32 << 20)
                await door.open()
                try await sending.value
                #expect(try await wire.read()?.text == "\(size)")
            }
        }
    }

    /// How much has been sent once no more is.
    private static func settled(_ sent: Tally) async throws -> Int {
        var before = -1
        while before != sent.bytes {
            before = sent.bytes
            try await Task.sleep(for: .milliseconds(300))
        }
        return before
    }

    private static func send(_ size: Int, to channel: any Channel, _ sent: Tally) async throws {
        let piece = ByteBuffer(repeating: 1, count: 256 << 10)
        for _ in 0..<size / piece.readableBytes {
            try await channel.writeAndFlush(piece)
            sent.add(piece.readableBytes)
        }
    }
}
