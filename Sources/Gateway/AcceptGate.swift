import NIOCore

/// Accepts no connection beyond the limit: further clients wait in the system's backlog.
///
/// It keeps the list of open connections, as it sees them before their own event loop does and
/// hears last of their end.
final class AcceptGate: ChannelDuplexHandler {
    typealias InboundIn = any Channel
    typealias OutboundIn = Never

    private let connections: OpenConnections
    private let openMax: Int
    private var openCount = 0
    private var readIsPending = false
    private var context: ChannelHandlerContext?

    init(_ connections: OpenConnections, openMax: Int) {
        self.connections = connections
        self.openMax = openMax
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let channel = Self.unwrapInboundIn(data)
        guard connections.add(channel) else { return channel.close(promise: nil) }
        openCount += 1
        let gate = NIOLoopBound(self, eventLoop: context.eventLoop)
        channel.closeFuture.hop(to: context.eventLoop).whenComplete { _ in
            gate.value.closed(channel)
        }
        context.fireChannelRead(data)
    }

    func read(context: ChannelHandlerContext) {
        readIsPending = openCount >= openMax
        if !readIsPending { context.read() }
    }

    private func closed(_ channel: any Channel) {
        openCount -= 1
        defer { connections.remove(channel) }
        guard readIsPending, let context else { return }
        readIsPending = false
        context.read()
    }
}
