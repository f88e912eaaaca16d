import NIOCore

/// Accepts no connection beyond the limit: further clients wait in the system's backlog.
final class AcceptGate: ChannelDuplexHandler {
    typealias InboundIn = any Channel
    typealias OutboundIn = Never

    private let openMax: Int
    private var openCount = 0
    private var readIsPending = false
    private var context: ChannelHandlerContext?

    init(openMax: Int) {
        self.openMax = openMax
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        openCount += 1
        let gate = NIOLoopBound(self, eventLoop: context.eventLoop)
        Self.unwrapInboundIn(data).closeFuture.hop(to: context.eventLoop).whenComplete { _ in
            gate.value.oneClosed()
        }
        context.fireChannelRead(data)
    }

    func read(context: ChannelHandlerContext) {
        readIsPending = openCount >= openMax
        if !readIsPending { context.read() }
    }

    private func oneClosed() {
        openCount -= 1
        guard readIsPending, let context else { return }
        readIsPending = false
        context.read()
    }
}
