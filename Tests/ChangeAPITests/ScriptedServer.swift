import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// A server on this machine that keeps what it is asked and answers by a script.
final class ScriptedServer: Sendable {
    struct Request: Sendable {
        var method: HTTPMethod
        var uri: String
        var headers: HTTPHeaders
        var body: String
    }

    private struct State {
        var script: [Reply]
        var requests: [Request] = []
    }

    private let state: Mutex<State>
    private let channel: Mutex<(any Channel)?> = Mutex(nil)
    private let tls: NIOSSLContext?

    private init(_ script: [Reply], tls: NIOSSLContext?) {
        state = Mutex(State(script: script))
        self.tls = tls
    }

    /// Runs a server while a test asks it; its last reply is repeated.
    static func run(
        _ script: [Reply],
        tls: TLSConfiguration? = nil,
        _ test: (ScriptedServer) async throws -> Void
    ) async throws {
        let context = try tls.map { try NIOSSLContext(configuration: $0) }
        let server = ScriptedServer(script, tls: context)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let context {
                        try pipeline.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder()))
                    try pipeline.addHandler(Handler(server: server))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        server.channel.withLock { $0 = channel }
        do {
            try await test(server)
        } catch {
            try await channel.close()
            throw error
        }
        try await channel.close()
    }

    /// The address of the change API on it.
    var base: String { "\(tls == nil ? "http" : "https")://127.0.0.1:\(port)/api" }

    var port: Int { channel.withLock { $0?.localAddress?.port } ?? 0 }

    /// What it was asked so far.
    var requests: [Request] { state.withLock(\.requests) }

    private func reply(to request: Request) -> Reply {
        state.withLock { state in
            state.requests.append(request)
            return state.script.count > 1 ? state.script.removeFirst() : state.script[0]
        }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = ByteBuffer

        private let server: ScriptedServer
        private var head: HTTPRequestHead?
        private var body = ""

        init(server: ScriptedServer) {
            self.server = server
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                self.head = head
                body = ""
            case .body(let buffer): body += String(buffer: buffer)
            case .end:
                guard let head else { return }
                let reply = server.reply(
                    to: Request(
                        method: head.method,
                        uri: head.uri,
                        headers: head.headers,
                        body: body
                    )
                )
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: reply.bytes)), promise: nil)
                if reply.closes { context.close(promise: nil) }
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            if server.tls == nil {
                let reply = Reply.status(400)
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: reply.bytes)), promise: nil)
            }
            context.close(promise: nil)
        }
    }
}
