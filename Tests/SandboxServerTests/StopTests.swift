import Foundation
import NIOCore
import NIOPosix
import SandboxServer
import Testing

@Suite struct StopTests {
    private typealias Sandbox = SandboxUnderTest

    @Test func `a stop lets a slow answer end, and takes no further call`() async throws {
        let (answer, port) = try await Sandbox.run { configuration in
            configuration.faults.slow = 1
            configuration.faults.slowMilliseconds = 300
        } _: { sandbox in
            async let answer = sandbox.changes(after: 0)
            try await sandbox.time.firstCall()
            sandbox.running.stop()
            return (try await answer.isWhole, sandbox.running.port)
        }
        #expect(answer)
        await #expect(throws: NIOConnectionError.self) {
            try await RawClient(port: port).call("GET", "/")
        }
    }

    @Test func `a signal stops it`() async throws {
        let server = SandboxServer(SandboxUnderTest.configuration)
        try await server.run { _ in kill(getpid(), SIGTERM) }
    }

    @Test func `a port that is taken is an error`() async throws {
        try await Sandbox.run { sandbox in
            var configuration = SandboxUnderTest.configuration
            configuration.port = sandbox.running.port
            let second = SandboxServer(configuration)
            await #expect(throws: IOError.self) {
                try await second.run(stoppingOnSignals: false)
            }
        }
    }
}
