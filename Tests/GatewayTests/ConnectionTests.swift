import Gateway
import NIOCore
import Testing

@Suite(.serialized) struct ConnectionTests {
    static let targets = ScriptedUpstream.answering { ScriptedUpstream.ok($0.target) }

    @Test func `pipelined requests are answered in their order, one upstream at a time`()
        async throws
    {
        let script: ScriptedUpstream.Script = { wire, number in
            while let request = try await wire.read() {
                if request.target == "/0" { try await Task.sleep(for: .milliseconds(50)) }
                try await wire.send(ScriptedUpstream.ok("\(number) \(request.target)"))
            }
        }
        try await Passage.run(script) { passage in
            let answers = try await Wire.open(to: passage.port) { wire in
                let requests = (0..<200).map { Passage.post("/\($0)", "body \($0)") }
                try await wire.send(requests.joined())
                var answers: [String] = []
                while answers.count < 200, let answer = try await wire.read() {
                    answers.append(answer.text)
                }
                return answers
            }
            #expect(answers == (0..<200).map { "0 /\($0)" })
        }
    }

    @Test(arguments: ["/", Passage.changes])
    func `a client that has shut its writing side still gets its answers`(path: String) async throws
    {
        let script = ScriptedUpstream.answering { _ in
            ScriptedUpstream.ok([UInt8](repeating: 7, count: 300_000))
        }
        try await Passage.run(script) { passage in
            try await Wire.open(to: passage.port) { wire in
                try await wire.send(Passage.post(path, "1") + Passage.post(path, "2"))
                try await wire.finish()
                #expect(try await wire.read()?.body.count == 300_000)
                #expect(try await wire.read()?.body.count == 300_000)
                #expect(try await wire.readToEnd().isEmpty)
            }
        }
    }

    @Test func `a client that ends at once gets nothing and disturbs nobody`() async throws {
        try await Passage.run(Self.targets) { passage in
            try await Wire.open(to: passage.port) { wire in
                try await wire.finish()
                #expect(try await wire.readToEnd().isEmpty)
            }
            try await Wire.open(to: passage.port) { wire in
                try await wire.send("POST / HTTP/1.1\r\nHost: g\r\nContent-Length: 10\r\n\r\nhalf")
                try await wire.reset()
            }
            #expect(try await passage.exchange(Passage.get("/a"))[0].text == "/a")
        }
    }

    @Test(arguments: [
        ("1.0", "", "close"), ("1.0", "Connection: keep-alive\r\n", "keep-alive"),
        ("1.1", "", nil), ("1.1", "Connection: close\r\n", "close"),
    ])
    func `a connection lives as long as the client wants`(
        version: String,
        fields: String,
        expected: String?
    ) async throws {
        try await Passage.run(Self.targets) { passage in
            try await Wire.open(to: passage.port) { wire in
                try await wire.send("GET /a HTTP/\(version)\r\nHost: g\r\n\(fields)\r\n")
                let answer = try #require(try await wire.read())
                #expect(answer["connection"] == expected && answer.text == "/a")
                try? await wire.send(Passage.get("/b"))
                #expect((try await wire.read()?.text == "/b") == (expected != "close"))
            }
        }
    }

    @Test func `an old client knows the end of an answer by the connection's end`() async throws {
        let script = ScriptedUpstream.answering { _ in
            Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n".utf8)
        }
        try await Passage.run(script) { passage in
            let fields = "Connection: keep-alive\r\n\r\n"
            let answer = try await passage.exchange("POST /v1/muutokset HTTP/1.0\r\n\(fields)")[0]
            #expect(answer.text == "ab")
            #expect(answer["connection"] == "close" && answer["transfer-encoding"] == nil)
            #expect(passage.meter.calls.map(\.answer) == [Array("ab".utf8)])
        }
    }

    @Test(arguments: ["/", Passage.changes])
    func `an upstream that closes after each answer gets a new connection`(
        path: String
    ) async throws {
        let script: ScriptedUpstream.Script = { wire, number in
            guard try await wire.read() != nil else { return }
            let framing = number % 2 == 0 ? "Connection: close\r\n" : "Server: old\r\n"
            try await wire.send("HTTP/1.\(1 - number % 2) 200 OK\r\n\(framing)\r\n\(number)")
        }
        try await Passage.run(script) { passage in
            let requests = Passage.post(path, "")
            let answers = try await passage.exchange(requests, requests, requests)
            #expect(answers.map(\.text) == ["0", "1", "2"])
            #expect(answers.allSatisfy { $0["transfer-encoding"] == "chunked" })
        }
    }

    @Test(arguments: [
        (Passage.get("/"), 200), (Passage.post(Passage.changes, "body"), 200),
        (Passage.post("/", "body"), 502),
    ])
    func `a call that an idle connection's end meets is repeated once if it only reads`(
        request: String,
        status: Int
    ) async throws {
        let script: ScriptedUpstream.Script = { wire, number in
            guard let first = try await wire.read() else { return }
            try await wire.send(ScriptedUpstream.ok("\(number) \(first.text)"))
            guard number == 1, let next = try await wire.read() else {
                _ = try await wire.readHead()
                return
            }
            try await wire.send(ScriptedUpstream.ok("\(number) \(next.text)"))
        }
        try await Passage.run(script) { passage in
            let answers = try await passage.exchange(request, request)
            #expect(answers.map(\.status) == [200, status])
            let calls = passage.meter.calls.count
            #expect(calls == (request.contains("muutokset") ? 2 : 0))
        }
    }

    @Test func `what the upstream says unasked is no answer`() async throws {
        let (answered, poisoned) = (Door(), Door())
        let script: ScriptedUpstream.Script = { wire, number in
            guard try await wire.read() != nil else { return }
            try await wire.send(ScriptedUpstream.ok("\(number)"))
            await answered.pass()
            try await wire.send(ScriptedUpstream.ok("poison"))
            await poisoned.open()
            _ = try await wire.readToEnd()
        }
        try await Passage.run(script) { passage in
            try await Wire.open(to: passage.port) { wire in
                try await wire.send(Passage.get("/"))
                #expect(try await wire.read()?.text == "0")
                await answered.open()
                await poisoned.pass()
                try await Task.sleep(for: .milliseconds(100))
                try await wire.send(Passage.get("/"))
                #expect(try await wire.read()?.text == "1")
            }
        }
    }

    @Test func `clients beyond the limit wait until one ends`() async throws {
        try await Passage.run(Self.targets, configure: { $0.limits.connections = 2 }) { passage in
            let tally = Tally()
            try await Wire.open(to: passage.port) { first in
                try await first.send(Passage.get("/1"))
                #expect(try await first.read()?.text == "/1")
                try await Wire.open(to: passage.port) { second in
                    try await second.send(Passage.get("/2"))
                    #expect(try await second.read()?.text == "/2")
                    async let third = passage.exchange(Passage.get("/3"), tally: tally)
                    try await Task.sleep(for: .milliseconds(100))
                    #expect(tally.bytes == 0)
                    try await second.channel.close()
                    #expect(try await third[0].text == "/3")
                }
            }
        }
    }
}
