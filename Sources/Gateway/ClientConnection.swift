import NIOCore
import NIOHTTP1

/// The connection of one client: one call at a time, passed on to a paired upstream connection.
///
/// What the codec decodes waits in `arrivals` until its turn: a request until the one before has
/// been answered, a body until the upstream takes it. The socket is read only while nothing waits,
/// so no more than one turn's reading is held. All state stays on the channel's event loop.
final class ClientConnection {
    enum Arrival {
        case part(HTTPServerRequestPart)
        case malformed(any Error)
        case inputClosed
    }

    let gateway: RunningGateway
    let eventLoop: any EventLoop
    var context: ChannelHandlerContext?
    var upstream: UpstreamConnection?
    var call: RunningCall?
    /// Whether the last answer has been given and the rest of what comes is thrown away.
    var isClosing = false
    /// Whether the connection ends after the call that runs.
    var isQuiescing = false

    private var arrivals = CircularBuffer<Arrival>()
    private var isReading = false
    private var isProcessing = false
    private var readIsPending = false
    private(set) lazy var watch = StallWatch(on: eventLoop) { [unowned self] in stalled() }

    private init(_ gateway: RunningGateway, on eventLoop: any EventLoop) {
        self.gateway = gateway
        self.eventLoop = eventLoop
    }

    /// The handlers of a client's channel, in their order.
    static func handlers(
        _ gateway: RunningGateway,
        on eventLoop: any EventLoop
    ) -> [any ChannelHandler] {
        var encoding = HTTPResponseEncoder.Configuration()
        encoding.automaticallySetFramingHeaders = false
        let decoder = HTTPRequestDecoder(
            leftOverBytesStrategy: .dropBytes,
            limitConfiguration: gateway.headLimits
        )
        return [
            HTTPResponseEncoder(configuration: encoding), ByteToMessageHandler(decoder),
            ClientConnection(gateway, on: eventLoop),
        ]
    }

    var timeouts: GatewayTimeouts { gateway.configuration.timeouts }

    /// Takes what has arrived as far as it is its turn.
    func process() {
        guard !isProcessing else { return }
        isProcessing = true
        while let arrival = arrivals.first, isDue(arrival) {
            arrivals.removeFirst()
            take(arrival)
        }
        isProcessing = false
        if !isReading { settle() }
    }

    /// Throws away what has arrived and will arrive.
    func forgetArrivals() {
        isClosing = true
        arrivals.removeAll()
    }

    /// Whether the client has sent its last request.
    var isInputClosed: Bool {
        if case .inputClosed = arrivals.first { true } else { false }
    }

    /// Reads on when there is room for more of the client's bytes.
    func readIfWanted() {
        guard readIsPending, let context, takesRequest else { return }
        readIsPending = false
        context.read()
    }

    /// Whether the client takes more of an answer now.
    var takesAnswer: Bool {
        guard let call, call.answer == .passing else { return true }
        return context?.channel.isWritable ?? true
    }

    func write(_ part: HTTPServerResponsePart, promise: EventLoopPromise<Void>? = nil) {
        guard let context else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        context.write(Self.wrapOutboundOut(part), promise: promise)
    }

    func flushAnswer() {
        context?.flush()
    }

    private var takesRequest: Bool {
        guard !isClosing else { return true }
        guard arrivals.isEmpty, let context else { return false }
        switch call?.stage {
        case nil: return context.channel.isWritable
        case .admitting, .connecting: return false
        case .refusing: return true
        case .passing: return call?.requestEnded == true || upstream?.isWritable ?? true
        }
    }

    private func isDue(_ arrival: Arrival) -> Bool {
        guard let call else { return true }
        switch (arrival, call.stage) {
        case (.part(.head), _), (.inputClosed, _): return false
        case (.malformed, _): return !call.requestEnded
        case (.part, .passing), (.part, .refusing): return true
        case (.part, .admitting), (.part, .connecting): return false
        }
    }

    private func take(_ arrival: Arrival) {
        switch arrival {
        case .part(.head(let head)): begin(head)
        case .part(.body(let buffer)): passRequest(buffer)
        case .part(.end(let trailers)): endRequest(trailers)
        case .malformed(let error): refuseMalformed(error)
        case .inputClosed: closeAfterAnswer()
        }
    }

    private func quiesce() {
        isQuiescing = true
        if call == nil { closeAfterAnswer(isIdle: true) }
    }

    /// Does what waits for the end of a read.
    private func settle() {
        if let call, case .refusing(let refusal) = call.stage { answer(refusal) }
        upstream?.flush()
        readIfWanted()
    }
}

extension ClientConnection: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        watch.wait(TimeAmount(timeouts.idle))
        context.fireChannelActive()
        if gateway.connections.isClosing { quiesce() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        isReading = true
        arrivals.append(.part(Self.unwrapInboundIn(data)))
        process()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        settle()
    }

    func read(context: ChannelHandlerContext) {
        readIsPending = !takesRequest
        if !readIsPending { context.read() }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        guard context.channel.isWritable else { return }
        if call?.answer == .passing || isClosing { watch.wait(TimeAmount(timeouts.idle)) }
        upstream?.readIfWanted()
        readIfWanted()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed where !isClosing:
            arrivals.append(.inputClosed)
            process()
        case is ChannelShouldQuiesceEvent:
            quiesce()
        default: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isClosing else { return }
        if error is HTTPParserError {
            arrivals.append(.malformed(error))
            process()
        } else if !(error is ByteToMessageDecoderError) {
            context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        forgetArrivals()
        watch.end()
        closeUpstream()
        call?.task?.cancel()
        call = nil
    }
}
