import Gateway
import Testing

@Suite(.serialized) struct PassingTests {
    /// Any bytes at all, the same for the same seed.
    static func bytes(_ count: Int) -> [UInt8] {
        var state = UInt64(truncatingIfNeeded: count)
        return [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
            for place in 0..<count {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[place] = UInt8(truncatingIfNeeded: state >> 56)
            }
            filled = count
        }
    }

    /// The bytes in chunks of odd sizes.
    static func chunked(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        var size = 1
        while !rest.isEmpty {
            let chunk = rest.prefix(size)
            result += Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk
            result += Array("\r\n".utf8)
            rest = rest.dropFirst(size)
            size = size * 3 % 100_003
        }
        return result + Array("0\r\n\r\n".utf8)
    }

    static let sizes = [0, 1, 2, 1_000, 65_535, 65_537, 1 << 20, 5 << 20]

    @Test(arguments: sizes, [true, false])
    func `a body passes byte for byte in both directions and is recorded so`(
        size: Int,
        isChunked: Bool
    ) async throws {
        let body = Self.bytes(size)
        let framed = isChunked ? Self.chunked(body) : body
        let framing = isChunked ? "Transfer-Encoding: chunked" : "Content-Length: \(size)"
        let echo = ScriptedUpstream.answering { request in
            let head = Array("HTTP/1.1 200 OK\r\n\(framing)\r\n\r\n".utf8)
            return head + (isChunked ? Self.chunked(request.body) : request.body)
        }
        try await Passage.run(echo) { passage in
            for path in ["/elsewhere", Passage.changes] {
                let answer = try await Wire.open(to: passage.port) { wire in
                    try await wire.send("POST \(path) HTTP/1.1\r\nHost: g\r\n\(framing)\r\n\r\n")
                    try await wire.send(framed)
                    return try await wire.read()
                }
                #expect(answer?.body == body)
            }
            #expect(passage.meter.calls.map(\.request) == [body])
            #expect(passage.meter.calls.map(\.answer) == [body])
        }
    }

    @Test func `fields keep their order, case and values`() async throws {
        let script = ScriptedUpstream.answering { request in
            let lines = request.lines.joined(separator: "|")
            let fields =
                "X-b: 2\r\nx-A:   1 \r\nSet-Cookie: a\r\nX-B: Ääkköset\r\nSET-COOKIE: b\r\n"
            return ScriptedUpstream.ok(lines, fields: fields)
        }
        try await Passage.run(script) { passage in
            let fields = "x-Z: 1\r\nAUTHORIZATION: Basic eA==\r\nx-z: 2\r\naccept: */*\r\n"
            let answer = try await passage.exchange(Passage.get("/a?b=c", fields: fields))[0]
            let expected = "Host: gateway|x-Z: 1|AUTHORIZATION: Basic eA==|x-z: 2|accept: */*"
            #expect(answer.text == expected)
            #expect(
                answer.lines == [
                    "X-b: 2", "x-A: 1 ", "Set-Cookie: a", "X-B: Ääkköset", "SET-COOKIE: b",
                    "Content-Length: \(expected.utf8.count)",
                ]
            )
        }
    }

    @Test func `hop-by-hop fields stay on their connection`() async throws {
        let script = ScriptedUpstream.answering { request in
            ScriptedUpstream.ok(
                request.lines.joined(separator: "|"),
                fields: "Keep-Alive: timeout=5\r\nConnection: X-Mine\r\nX-Mine: 1\r\nX-Kept: 1\r\n"
            )
        }
        try await Passage.run(script) { passage in
            let fields =
                "Connection: keep-alive, X-Own\r\nX-Own: 1\r\nTE: trailers\r\nUpgrade: h2c\r\n"
                + "Proxy-Connection: keep-alive\r\nX-Kept: 1\r\n"
            let answer = try await passage.exchange(Passage.get("/", fields: fields))[0]
            #expect(answer.text == "Host: gateway|X-Kept: 1")
            #expect(answer.lines.first == "X-Kept: 1")
            #expect(answer["x-mine"] == nil && answer["keep-alive"] == nil)
        }
    }

    @Test func `a client that offers another protocol is answered in this one`() async throws {
        try await Passage.run(ScriptedUpstream.answering("here")) { passage in
            let answer = try await Wire.open(to: passage.port) { wire in
                let offer = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                try await wire.send(Passage.post("/", "body", fields: offer))
                let answer = try await wire.read()
                #expect(try await wire.readToEnd().isEmpty)
                return answer
            }
            #expect(answer?.text == "here")
            #expect(answer?["connection"] == "close")
        }
    }

    @Test func `trailers pass`() async throws {
        let script = ScriptedUpstream.answering { request in
            let trailers = request.trailers.joined()
            let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n"
            return Array("\(head)2\r\nhi\r\n0\r\n\(trailers)\r\nX-More: 2\r\n\r\n".utf8)
        }
        try await Passage.run(script) { passage in
            let head = "POST / HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n"
            let answer = try await passage.exchange("\(head)0\r\nX-Sum: 1\r\n\r\n")[0]
            #expect(answer.trailers == ["X-Sum: 1", "X-More: 2"])
            #expect(answer.text == "hi")
        }
    }

    @Test(arguments: [
        ("HEAD", "200 OK\r\nContent-Length: 5000"),
        ("HEAD", "200 OK\r\nTransfer-Encoding: chunked"),
        ("GET", "204 No Content"), ("GET", "304 Not Modified\r\nContent-Length: 12"),
    ])
    func `an answer without a body ends with its head`(
        method: String,
        head: String
    ) async throws {
        let script = ScriptedUpstream.answering { request in
            request.target == "/last"
                ? ScriptedUpstream.ok("last") : Array("HTTP/1.1 \(head)\r\n\r\n".utf8)
        }
        try await Passage.run(script) { passage in
            try await Wire.open(to: passage.port) { wire in
                try await wire.send("\(method) / HTTP/1.1\r\nHost: g\r\n\r\n")
                let answer = try #require(try await wire.read(bodiless: true))
                #expect(head.hasPrefix("\(answer.status) "))
                #expect(head.contains("Content-Length") == (answer["content-length"] != nil))
                try await wire.send(Passage.get("/last"))
                #expect(try await wire.read()?.text == "last")
            }
        }
    }

    @Test func `a client that asks first whether to go on is told so by the upstream`() async throws
    {
        let script: ScriptedUpstream.Script = { wire, _ in
            _ = try await wire.readHead()
            try await wire.send("HTTP/1.1 100 Continue\r\n\r\n")
            try await wire.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nwell")
            _ = try await wire.readToEnd()
        }
        try await Passage.run(script) { passage in
            try await Wire.open(to: passage.port) { wire in
                let fields = "Expect: 100-continue\r\nContent-Length: 4\r\n"
                try await wire.send("POST / HTTP/1.1\r\nHost: g\r\n\(fields)\r\n")
                #expect(try await wire.readHead() == "HTTP/1.1 100 Continue")
                try await wire.send("body")
                #expect(try await wire.read()?.text == "well")
            }
        }
    }

    @Test func `the path of the upstream stands before the client's`() async throws {
        let script = ScriptedUpstream.answering { request in
            ScriptedUpstream.ok(request.target + " " + (request["host"] ?? ""))
        }
        try await Passage.run(script, prefix: "/r1/FI/") { passage in
            let answer = try await passage.exchange(Passage.get("/v1/x?a=b"))[0]
            #expect(answer.text == "/r1/FI/v1/x?a=b gateway")
        }
        try await Passage.run(script, configure: { $0.hostField = .upstream }) { passage in
            let answer = try await passage.exchange(Passage.get("/v1/x"))[0]
            #expect(answer.text.hasPrefix("/v1/x 127.0.0.1:"))
        }
    }
}
