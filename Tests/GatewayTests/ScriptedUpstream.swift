import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// An upstream that treats its connections by a script, the number of the connection beside.
struct ScriptedUpstream {
    typealias Script = @Sendable (inout Wire, Int) async throws -> Void

    let port: Int

    static func run<Outcome>(
        _ script: @escaping Script,
        tls: NIOSSLContext? = nil,
        _ body: (ScriptedUpstream) async throws -> Outcome
    ) async throws -> Outcome {
        let clients = Mutex<[Task<Void, Never>]>([])
        let channels = Mutex<[any Channel]>([])
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .childChannelOption(.autoRead, value: false)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let inbox = Inbox {
                        channels.withLock { $0.append(channel) }
                        clients.withLock { clients in
                            let number = clients.count
                            clients.append(
                                Task {
                                    try? await Wire.use(channel) { try await script(&$0, number) }
                                }
                            )
                        }
                    }
                    let pipeline = channel.pipeline.syncOperations
                    if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
                    try pipeline.addHandler(inbox)
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let end = {
            try? await server.close()
            for channel in channels.withLock({ $0 }) { try? await channel.close() }
            for client in clients.withLock({ $0 }) { await client.value }
        }
        do {
            guard let port = server.localAddress?.port else { throw BrokenMessage() }
            let outcome = try await body(ScriptedUpstream(port: port))
            await end()
            return outcome
        } catch {
            await end()
            throw error
        }
    }

    /// A script that answers every request with the bytes that a function makes of it.
    static func answering(
        _ answer: @escaping @Sendable (RawMessage) -> [UInt8]
    ) -> Script {
        { wire, _ in
            while let request = try await wire.read() { try await wire.send(answer(request)) }
        }
    }

    /// A script that answers every request with a body of its own length.
    static func answering(_ body: String) -> Script {
        answering { _ in Self.ok(body) }
    }

    static func ok(_ body: String, fields: String = "") -> [UInt8] {
        ok(Array(body.utf8), fields: fields)
    }

    static func ok(_ body: [UInt8], fields: String = "") -> [UInt8] {
        Array("HTTP/1.1 200 OK\r\n\(fields)Content-Length: \(body.count)\r\n\r\n".utf8) + body
    }
}
