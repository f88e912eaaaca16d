import Gateway
import Testing

@Suite(.serialized) struct StoppingTests {
    @Test func `a call that runs may end, and an idle connection does not wait`() async throws {
        let door = Door()
        let script: ScriptedUpstream.Script = { wire, _ in
            guard let request = try await wire.read() else { return }
            if request.target == Passage.changes { await door.pass() }
            try await wire.send(ScriptedUpstream.ok("whole"))
            _ = try await wire.readToEnd()
        }
        try await Passage.run(script) { passage in
            try await Wire.open(to: passage.port) { idle in
                try await idle.send(Passage.get("/"))
                #expect(try await idle.read()?.text == "whole")
                async let answers = passage.exchange(Passage.post(Passage.changes, "body"))
                await door.visitor()
                async let stopped: Void = passage.gateway.stop(within: .seconds(10))
                #expect(try await idle.readToEnd().isEmpty)
                await #expect(throws: (any Error).self) {
                    try await passage.exchange(Passage.get("/"))
                }
                await door.open()
                let answer = try await answers[0]
                #expect(answer.text == "whole" && answer["connection"] == "close")
                try await stopped
                #expect(passage.meter.calls.count == 1)
                #expect(passage.log.events.last?.message == "all calls had ended")
            }
        }
    }

    @Test func `the limit of a stop cuts what still runs`() async throws {
        let script: ScriptedUpstream.Script = { wire, _ in _ = try await wire.readToEnd() }
        try await Passage.run(script) { passage in
            try await Wire.open(to: passage.port) { wire in
                try await wire.send(Passage.post(Passage.changes, "body"))
                try await Task.sleep(for: .milliseconds(50))
                try await passage.gateway.stop(within: .milliseconds(50))
                #expect((try? await wire.read()) == nil)
                #expect(passage.log.events.last?.message == "1 connections were cut at the limit")
            }
        }
    }

    @Test func `a stop cancels a recording and waits for its end`() async throws {
        let meter = TestMeter(recording: { _ in try await Task.sleep(for: .seconds(60)) })
        try await Passage.run(ScriptedUpstream.answering("{}"), meter: meter) { passage in
            try await Wire.open(to: passage.port) { wire in
                try await wire.send(Passage.post(Passage.changes, "body"))
                try await Task.sleep(for: .milliseconds(50))
                try await passage.gateway.stop(within: .milliseconds(50))
                #expect((try? await wire.read()) == nil)
                #expect(passage.meter.calls.isEmpty)
            }
        }
    }

    @Test func `a gateway's port is free after its stop`() async throws {
        try await Passage.run(ScriptedUpstream.answering("{}")) { passage in
            var configuration = GatewayConfiguration(
                port: passage.port,
                upstream: try Upstream("http://127.0.0.1:1")
            )
            configuration.numberOfThreads = 1
            let next = Gateway(configuration, meter: TestMeter()) { _ in }
            let error = await #expect(throws: GatewayStartError.self) {
                try await next.start()
            }
            #expect(error?.description.contains("can't listen on 127.0.0.1") == true)
            try await passage.gateway.stop(within: .seconds(1))
            #expect(try await next.start() == passage.port)
            try await next.stop(within: .seconds(1))
        }
    }
}
