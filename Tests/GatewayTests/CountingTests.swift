import Foundation
import Gateway
import Testing

@Suite(.serialized) struct CountingTests {
    /// `{"viimeisinKirjausavain":…,"muutokset":[…]}` of 2000 elements, by gzip.
    static let gzip = """
        H4sIAAAAAAAC/+3JMW7CMBQA0Lv8OUgBUtRk68zKVnXwEKmGYCQcZ0HcvQfpe+t7xZbzfc41l3N+XlOraUu5xPQx\
        DKfT4Tgcjl3cW1sftzqvMX2/4ncut7w81lZKqzFFv+/3n/1uHMeveHfee++9995777333nvvvffee++999577733\
        3nvvvffee++9995777333nvvvffee++9995777333nvvvffee++9995777333nvvvffee++9995777333nvvvffe\
        e++9995777333nvvvffee++9995777333nvvvffee++9995777333nvvvffee++9995777333nvvvffee++9/3f/\
        00W6pnJJNS1Liml9tvn9B6rC01xF+gAA
        """
    /// The same by zlib.
    static let deflate = """
        eJztyTFuwjAUANC7/DlIAVLUZOvMylZ18BCphmAkHGdB3L0H6Xvre8WW833ONZdzfl5Tq2lLucT0MQyn0+E4HI5d\
        3FtbH7c6rzF9v+J3Lre8PNZWSqsxRb/v95/9bhzHr3h33nvvvffee++9995777333nvvvffee++9995777333nvv\
        vffee++9995777333nvvvffee++9995777333nvvvffee++9995777333nvvvffee++9995777333nvvvffee++9\
        995777333nvvvffee++9995777333nvvvffee++9995777333nvvvffee++9995777333nvvvf93/9NFuqZySTUt\
        S4ppfbb5/QcaSUiU
        """
    /// 262,144 zero bytes by gzip.
    static let zeros = """
        H4sIAAAAAAAC/+3BMQEAAADCoPVP7W0HoA\(String(repeating: "A", count: 339))3gAi6g7iAAAEAA==
        """

    static let body = #"{"viimeisinKirjausavain":1,"hetulista":["010180-999A"]}"#
    static let answer = #"{"viimeisinKirjausavain":2,"muutokset":[],"ajanTasalla":true}"#

    @Test func `what is recorded is what passed`() async throws {
        let script = ScriptedUpstream.answering { _ in
            ScriptedUpstream.ok(Self.answer, fields: "X-Road-Request-Id: r-1\r\nX-Road-Id: m-2\r\n")
        }
        try await Passage.run(script, prefix: "/r1") { passage in
            let fields = Passage.identity + "X-Road-Represented-Party: MUN/0245437-2\r\n"
            let path = "/api/v1/perustiedot-vko?secret=1"
            let answer = try await passage.exchange(
                Passage.post(path, Self.body, fields: fields + "X-Road-Id: m-1\r\n"),
                Passage.post(path, Self.body, fields: fields)
            )[0]
            #expect(answer.text == Self.answer)
            let call = try #require(passage.meter.calls.first)
            #expect(call.client == "FI/MUN/1790235-0/varhaiskasvatus")
            #expect(call.representedParty == "MUN/0245437-2")
            #expect(call.endpoint == .weeklyBasicData)
            #expect(call.path == "/r1/api/v1/perustiedot-vko")
            #expect(call.request == Array(Self.body.utf8))
            #expect(call.answer == Array(Self.answer.utf8))
            #expect(call.requestID == "r-1")
            #expect(passage.meter.calls.map(\.messageID) == ["m-1", "m-2"])
            #expect(passage.meter.heads.map(\.path) == passage.meter.calls.map(\.path))
        }
    }

    @Test(arguments: [
        "GET /api/v1/kirjausavain/2026-01-01", "GET /api/v1/muutokset", "PUT /api/v1/muutokset",
        "POST /api/v1/muutokset/x", "POST /muutokset", "POST /api/v2/muutokset",
        "POST /api/v1/kirjausavain",
    ])
    func `a call that is not counted passes and is not recorded`(request: String) async throws {
        try await Passage.run(ScriptedUpstream.answering("{}")) { passage in
            let fields = "Host: g\r\nContent-Length: 2\r\n"
            let answers = try await passage.exchange("\(request) HTTP/1.1\r\n\(fields)\r\n{}")
            #expect(answers[0].text == "{}")
            #expect(passage.meter.calls.isEmpty)
            #expect(passage.meter.heads.map(\.endpoint) == [nil])
        }
    }

    @Test(arguments: [201, 400, 401, 429, 500, 502])
    func `only an answer with status 200 is recorded`(status: Int) async throws {
        let script = ScriptedUpstream.answering { _ in
            Array("HTTP/1.1 \(status) X\r\nX-Road-Error: e\r\nContent-Length: 2\r\n\r\n{}".utf8)
        }
        try await Passage.run(script) { passage in
            let answer = try await passage.exchange(Passage.post(Passage.changes, Self.body))[0]
            #expect(answer.status == status && answer.text == "{}" && answer["x-road-error"] == "e")
            #expect(passage.meter.calls.isEmpty)
        }
    }

    @Test(arguments: [
        "/V1/muutokset", "/v1/muutokset/", "/v1//muutokset", "/v1/./muutokset",
        "/v1/x/../muutokset",
        "/v1/%6duutokset", "/v1/muutokset;a=b", "/v1\\muutokset", "/v1%2Fmuutokset",
        "/v1/muutokset?a",
    ])
    func `an odd spelling of a counted path is counted`(path: String) async throws {
        try await Passage.run(ScriptedUpstream.answering("{}")) { passage in
            let answer = try await passage.exchange(Passage.post("/api" + path, Self.body))[0]
            #expect(answer.status == 200)
            #expect(passage.meter.calls.map(\.endpoint) == [.changes])
        }
    }

    @Test(arguments: [("gzip", gzip), ("deflate", deflate)])
    func `a compressed answer passes as it is and is recorded decompressed`(
        coding: String,
        base64: String
    ) async throws {
        let bytes = try [UInt8](#require(Data(base64Encoded: base64)))
        let script = ScriptedUpstream.answering { _ in
            ScriptedUpstream.ok(bytes, fields: "Content-Encoding: \(coding)\r\n")
        }
        try await Passage.run(script) { passage in
            let answer = try await passage.exchange(Passage.post(Passage.changes, Self.body))[0]
            #expect(answer.body == bytes)
            #expect(answer["content-encoding"] == coding)
            let recorded = String(decoding: passage.meter.calls[0].answer, as: UTF8.self)
            #expect(recorded.hasPrefix(#"{"viimeisinKirjausavain":5446623423,"muutokset":[{"#))
            #expect(recorded.utf8.count == 64_069)
        }
    }

    @Test func `the end of a counted answer waits for the record`() async throws {
        let door = Door()
        let meter = TestMeter(recording: { _ in await door.pass() })
        let pieces = ["{\"a\":", "1,\"b\":", "2}"]
        let script: ScriptedUpstream.Script = { wire, _ in
            while try await wire.read() != nil {
                try await wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                for piece in pieces {
                    let size = String(piece.utf8.count, radix: 16)
                    try await wire.send("\(size)\r\n\(piece)\r\n")
                    try await Task.sleep(for: .milliseconds(20))
                }
                try await wire.send("0\r\n\r\n")
            }
        }
        try await Passage.run(script, meter: meter) { passage in
            let tally = Tally()
            let request = Passage.post(Passage.changes, Self.body)
            async let answer = passage.exchange(request, tally: tally)
            await door.visitor()
            try await Task.sleep(for: .milliseconds(100))
            let beforeRecord = tally.bytes
            await door.open()
            #expect(try await answer[0].text == pieces.joined())
            let end = "3\r\n2}\r\n0\r\n\r\n".utf8.count - 1
            #expect(beforeRecord > 0 && beforeRecord <= tally.bytes - end)
        }
    }

    @Test(arguments: ["", "{}"])
    func `a small counted answer does not begin before the record`(body: String) async throws {
        let door = Door()
        let meter = TestMeter(recording: { _ in await door.pass() })
        try await Passage.run(ScriptedUpstream.answering(body), meter: meter) { passage in
            let tally = Tally()
            let request = Passage.post(Passage.changes, Self.body)
            async let answer = passage.exchange(request, tally: tally)
            await door.visitor()
            try await Task.sleep(for: .milliseconds(50))
            #expect(tally.bytes == 0)
            await door.open()
            #expect(try await answer[0].text == body)
        }
    }

    struct Full: Error {}

    @Test(arguments: [0, 2, 100_000, 1 << 20], [("1.1", true), ("1.1", false), ("1.0", false)])
    func `a record that fails breaks the answer off`(
        size: Int,
        form: (version: String, hasLength: Bool)
    ) async throws {
        let (version, hasLength) = form
        let meter = TestMeter(recording: { _ in throw Full() })
        let script: ScriptedUpstream.Script = { wire, _ in
            _ = try await wire.read()
            let body = PassingTests.bytes(size)
            let framing = hasLength ? "Content-Length: \(size)" : "Transfer-Encoding: chunked"
            try await wire.send("HTTP/1.1 200 OK\r\n\(framing)\r\n\r\n")
            try await wire.send(hasLength ? body : PassingTests.chunked(body))
            _ = try await wire.readToEnd()
        }
        try await Passage.run(script, meter: meter) { passage in
            await #expect(throws: (any Error).self) {
                try await Wire.open(to: passage.port) { wire in
                    let fields = "Host: g\r\nContent-Length: \(Self.body.utf8.count)\r\n\r\n"
                    try await wire.send(
                        "POST /v1/muutokset HTTP/\(version)\r\n\(fields)\(Self.body)"
                    )
                    let answer = try await wire.read()
                    if answer == nil { throw BrokenMessage() }
                }
            }
            #expect(passage.log.codes.contains("Gateway.NotRecorded"))
            let failure = passage.log.events.first { $0.kind == .notRecorded }?.error
            #expect(failure is Full)
        }
    }

    @Test func `a refusal of the meter is answered and nothing goes upstream`() async throws {
        let refusal = GatewayRefusal(
            status: 403,
            code: "Gateway.NoPermit",
            message: "No \"permit\"\nis in force."
        )
        let meter = TestMeter(admitting: { $0.endpoint == nil ? nil : refusal })
        try await Passage.run(
            ScriptedUpstream.answering { request in
                ScriptedUpstream.ok(request.target)
            },
            meter: meter
        ) { passage in
            let answers = try await passage.exchange(
                Passage.post(Passage.changes, Self.body),
                Passage.get("/api/v1/kirjausavain/x")
            )
            #expect(answers.map(\.status) == [403, 200])
            #expect(answers[0]["x-vtj-bill-gateway"] == "refused")
            #expect(
                answers[0].text
                    == #"{"type":"Gateway.NoPermit","message":"No \"permit\"\u000ais in force."}"#
            )
            #expect(answers[1].text == "/api/v1/kirjausavain/x")
            #expect(passage.meter.calls.isEmpty)
            #expect(passage.log.codes.contains("Gateway.NoPermit"))
        }
    }

    @Test func `an answer that can't be counted does not pass whole`() async throws {
        let zeros = try [UInt8](#require(Data(base64Encoded: Self.zeros)))
        let script = ScriptedUpstream.answering { request in
            let body = request.text
            let coding = body.contains("gzip") ? "gzip" : body
            let bytes = body.contains("plain") ? [UInt8](repeating: 65, count: 70_000) : zeros
            let fields = body == "plain" ? "" : "Content-Encoding: \(coding)\r\n"
            return ScriptedUpstream.ok(
                body == "gzip cut" ? zeros.dropLast(9) : bytes,
                fields: fields
            )
        }
        try await Passage.run(script, configure: { $0.limits.answerSize = 65_536 }) { passage in
            for body in ["plain", "gzip", "gzip cut"] {
                await #expect(throws: (any Error).self, "\(body)") {
                    try await passage.exchange(Passage.post(Passage.changes, body))
                }
            }
            let answer = try await passage.exchange(Passage.post(Passage.changes, "br"))[0]
            #expect(answer.status == 502)
            let elsewhere = try await passage.exchange(Passage.post("/", "gzip"))[0]
            #expect(elsewhere.body == zeros)
            #expect(passage.meter.calls.isEmpty)
        }
    }

    @Test func `a thousand calls on fifty connections are recorded once each`() async throws {
        let echo = ScriptedUpstream.answering { ScriptedUpstream.ok($0.text) }
        try await Passage.run(echo) { passage in
            try await withThrowingTaskGroup { tasks in
                for connection in 0..<50 {
                    tasks.addTask {
                        try await Wire.open(to: passage.port) { wire in
                            for call in 0..<20 {
                                let body = "\(connection)-\(call)"
                                try await wire.send(Passage.post(Passage.changes, body))
                                #expect(try await wire.read()?.text == body)
                            }
                        }
                    }
                }
                try await tasks.waitForAll()
            }
            let calls = passage.meter.calls
            let bodies = Set(calls.map { String(decoding: $0.request, as: UTF8.self) })
            #expect(calls.count == 1_000 && bodies.count == 1_000)
            #expect(calls.allSatisfy { $0.request == $0.answer })
        }
    }
}
