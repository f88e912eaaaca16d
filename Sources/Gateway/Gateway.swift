import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A reverse proxy that counts what the change API answers, for clients that can't change.
///
/// Bodies pass byte for byte, fields in their order, case and value, as they come: a whole message
/// is never held before it goes on, and each side is read no faster than the other one takes it.
/// A counted answer's last bytes are held back until the meter has recorded the call, so a client
/// never has a whole answer that isn't on record.
///
/// Messages are decoded and encoded again by one HTTP codec instead of passing as raw bytes. Two
/// readers of the same bytes can disagree on where a message ends, and then a client could read
/// an answer that was not the one counted (request smuggling). Here all three parties see what
/// the codec saw: framing and hop-by-hop fields are made anew on each connection, and what can't
/// be encoded as it came is refused.
public final class Gateway: Sendable {
    private enum State {
        case ready
        case running(any Channel, MultiThreadedEventLoopGroup, RunningGateway)
        case ended
    }

    private let configuration: GatewayConfiguration
    private let meter: any CallMeter
    private let onEvent: @Sendable (GatewayEvent) -> Void
    private let state = Mutex(State.ready)

    /// Creates a gateway that does not listen yet; events are told on any thread.
    public init(
        _ configuration: GatewayConfiguration,
        meter: any CallMeter,
        onEvent: @escaping @Sendable (GatewayEvent) -> Void
    ) {
        self.configuration = configuration
        self.meter = meter
        self.onEvent = onEvent
    }

    /// Begins to listen and returns the port.
    ///
    /// Throws a ``GatewayStartError``. A gateway starts once.
    public func start() async throws -> Int {
        let running = RunningGateway(
            configuration: configuration,
            tls: configuration.upstream.isSecure ? try configuration.trust.context() : nil,
            meter: meter,
            onEvent: onEvent
        )
        let group = MultiThreadedEventLoopGroup(numberOfThreads: configuration.numberOfThreads)
        do {
            let listener = try await Self.bootstrap(running, on: group)
                .bind(host: configuration.host, port: configuration.port).get()
            state.withLock { state in
                guard case .ready = state else { preconditionFailure("a gateway starts once") }
                state = .running(listener, group, running)
            }
            let port = listener.localAddress?.port ?? configuration.port
            let message = "listening on \(configuration.host), port \(port)"
            onEvent(GatewayEvent(.started, code: "Gateway.Started", message: message))
            return port
        } catch {
            try await group.shutdownGracefully()
            throw GatewayStartError.cannotListen(
                host: configuration.host,
                port: configuration.port,
                reason: "\(error)"
            )
        }
    }

    /// Stops accepting, lets the calls that run end within the limit, then closes everything.
    ///
    /// When it returns, no socket, timer or task is left. A recording that runs is waited for even
    /// beyond the limit, with its task cancelled. A second stop does nothing.
    public func stop(within limit: Duration) async throws {
        let taken: State = state.withLock { state in
            defer { state = .ended }
            return state
        }
        guard case .running(let listener, let group, let running) = taken else { return }
        try? await listener.close()
        let connections = running.connections
        connections.beginToClose()
        let cut = await withTaskGroup(of: Int.self) { tasks in
            tasks.addTask {
                try? await Task.sleep(for: limit)
                return connections.closeAll()
            }
            await connections.allEnded()
            tasks.cancelAll()
            return await tasks.next() ?? 0
        }
        try await group.shutdownGracefully()
        let message = cut == 0 ? "all calls had ended" : "\(cut) connections were cut at the limit"
        onEvent(GatewayEvent(.stopped, code: "Gateway.Stopped", message: message))
    }

    private static func bootstrap(
        _ running: RunningGateway,
        on group: MultiThreadedEventLoopGroup
    ) -> ServerBootstrap {
        let limits = running.configuration.limits
        return ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Int32(clamping: limits.connections))
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.maxMessagesPerRead, value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let gate = AcceptGate(running.connections, openMax: limits.connections)
                    try channel.pipeline.syncOperations.addHandler(gate)
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handlers = ClientConnection.handlers(running, on: channel.eventLoop)
                    try channel.pipeline.syncOperations.addHandlers(handlers)
                }
            }
    }
}
