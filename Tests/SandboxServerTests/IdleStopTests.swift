import NIOCore
import SandboxServer
import Testing

@Suite struct IdleStopTests {
    @Test(.timeLimit(.minutes(1)), arguments: 0..<20)
    func `an idle connection does not hold a stop up`(_: Int) async throws {
        try await SandboxUnderTest.run { sandbox in
            let channel = try await sandbox.client.connect()
            try await channel.executeThenClose { _, outbound in
                let text = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
                try await outbound.write(ByteBuffer(string: text))
                _ = try await sandbox.calls.only()
                sandbox.running.stop()
                try await channel.channel.closeFuture.get()
            }
        }
    }
}
