import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

/// The connection to the upstream that serves the calls of one client's connection.
final class UpstreamConnection {
    private let copy: AnswerCopy
    private var client: ClientConnection?
    private var context: ChannelHandlerContext?
    private var readIsPending = false

    /// Whether a call has been answered on it before.
    private(set) var isReused = false

    private init(copy: AnswerCopy) {
        self.copy = copy
    }

    /// Connects on an event loop; the handler is found in the channel's pipeline.
    static func open(
        for gateway: RunningGateway,
        on eventLoop: any EventLoop
    ) -> EventLoopFuture<any Channel> {
        let upstream = gateway.configuration.upstream
        let address = try? SocketAddress(ipAddress: upstream.host, port: upstream.port)
        let bootstrap = ClientBootstrap(group: eventLoop)
            .connectTimeout(TimeAmount(gateway.configuration.timeouts.connect))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let tls = gateway.tls {
                        let name = address == nil ? upstream.host : nil
                        try pipeline.addHandler(
                            NIOSSLClientHandler(context: tls, serverHostname: name)
                        )
                    }
                    try pipeline.addHandlers(Self.handlers(gateway))
                }
            }
        if let address { return bootstrap.connect(to: address) }
        return bootstrap.resolver(AwaitedResolver(gateway.connections, on: eventLoop))
            .connect(host: upstream.host, port: upstream.port)
    }

    /// The decompressor stands behind this handler, so it sees only what is copied aside and
    /// neither the answers that pass nor the requests.
    private static func handlers(_ gateway: RunningGateway) -> [any ChannelHandler] {
        let answerSize = gateway.configuration.limits.answerSize
        let copy = AnswerCopy(sizeMax: answerSize)
        var encoding = HTTPRequestEncoder.Configuration()
        encoding.automaticallySetFramingHeaders = false
        let decoder = HTTPResponseDecoder(
            leftOverBytesStrategy: .dropBytes,
            informationalResponseStrategy: .forward,
            limitConfiguration: gateway.headLimits
        )
        return [
            HTTPRequestEncoder(configuration: encoding), ByteToMessageHandler(decoder),
            UpstreamConnection(copy: copy),
            NIOHTTPResponseDecompressor(limit: .size(answerSize)), copy,
        ]
    }

    func serve(_ client: ClientConnection) {
        self.client = client
    }

    var isOpen: Bool { context?.channel.isActive ?? false }

    var isWritable: Bool { context?.channel.isWritable ?? false }

    func send(_ part: HTTPClientRequestPart, promise: EventLoopPromise<Void>? = nil) {
        guard let context else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        context.write(Self.wrapOutboundOut(part), promise: promise)
    }

    func flush() {
        context?.flush()
    }

    /// Copies a part of an answer aside; returns why the answer can't be counted.
    func copyAside(_ part: HTTPClientResponsePart) -> (any Error)? {
        context?.fireChannelRead(Self.wrapInboundOut(part))
        return copy.failure
    }

    func takeCopy() -> [UInt8] { copy.take() }

    func becomeIdle() {
        isReused = true
        readIfWanted()
    }

    /// Reads on when the client takes more of the answer.
    func readIfWanted() {
        guard readIsPending, let context, client?.takesAnswer ?? true else { return }
        readIsPending = false
        context.read()
    }

    /// Closes without telling the client's connection.
    func close() {
        client = nil
        context?.close(promise: nil)
    }

    private func lost(_ error: any Error) {
        let client = client
        self.client = nil
        client?.upstreamLost(error)
    }
}

extension UpstreamConnection: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        client = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        client?.pass(Self.unwrapInboundIn(data))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        client?.flushAnswer()
    }

    /// An idle connection is always read, so that its end is seen and nothing that the upstream
    /// says unasked can be taken for the next answer.
    func read(context: ChannelHandlerContext) {
        readIsPending = !(client?.takesAnswer ?? true)
        if !readIsPending { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        client?.upstreamWritabilityChanged()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        lost(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        lost(ChannelError.eof)
    }
}
