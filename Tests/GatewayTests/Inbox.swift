import NIOCore

/// What has come on a test's socket and waits to be asked for.
final class Inbox: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let onActive: () -> Void
    private var arrived = CircularBuffer<ByteBuffer>()
    private var hasEnded = false
    private var failure: (any Error)?
    private var waiter: EventLoopPromise<ByteBuffer?>?

    /// A read that is asked for before the channel is active would be lost: scripts begin then.
    init(onActive: @escaping () -> Void = {}) {
        self.onActive = onActive
    }

    func channelActive(context: ChannelHandlerContext) {
        onActive()
    }

    /// The next bytes, or nil at the end.
    func next(on channel: any Channel) -> EventLoopFuture<ByteBuffer?> {
        let promise = channel.eventLoop.makePromise(of: ByteBuffer?.self)
        waiter = promise
        answer()
        if waiter != nil { channel.read() }
        return promise.futureResult
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        arrived.append(Self.unwrapInboundIn(data))
        answer()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if waiter != nil { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event { end() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        failure = error
        end()
    }

    private func end() {
        hasEnded = true
        answer()
    }

    private func answer() {
        guard let promise = waiter, hasEnded || !arrived.isEmpty else { return }
        waiter = nil
        if let buffer = arrived.popFirst() {
            promise.succeed(buffer)
        } else if let failure {
            promise.fail(failure)
        } else {
            promise.succeed(nil)
        }
    }
}
