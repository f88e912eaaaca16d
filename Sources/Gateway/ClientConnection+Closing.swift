import NIOCore
import NIOHTTP1

extension ClientConnection {
    /// Refuses the call that runs, when nothing of an answer has been passed.
    ///
    /// The answer is given when the request's rest has been read, so that the connection can stay,
    /// or when no more of it has come yet.
    func refuse(_ refusal: GatewayRefusal) {
        guard let call else { return }
        tell(GatewayEvent(.refused, code: refusal.code, message: refusal.message, call: call.told))
        call.stage = .refusing(refusal)
        if call.requestEnded { answer(refusal) } else { process() }
    }

    /// Ends a call that can't go on: refuses it, or breaks the answer off when it has begun.
    func fail(_ refusal: GatewayRefusal) {
        guard let call else { return }
        if case .passing = call.answer {
            cut(call, .cut, code: refusal.code, refusal.message)
        } else {
            closeUpstream()
            refuse(refusal)
        }
    }

    /// Gives the gateway's own answer.
    func answer(_ refusal: GatewayRefusal) {
        let call = call
        let goesOn = call.map { $0.keepsClient && $0.requestEnded && !isQuiescing } ?? false
        call?.keepsClient = goesOn
        let body = ByteBuffer(string: refusal.body)
        var fields: HTTPHeaders = [
            "Content-Type": "application/json", "Content-Length": "\(body.readableBytes)",
            GatewayRefusal.header: "refused",
        ]
        if let field = call.map({ $0.connectionField }) ?? "close" {
            fields.add(name: "Connection", value: field)
        }
        let status = HTTPResponseStatus(statusCode: refusal.status)
        write(.head(HTTPResponseHead(version: .http1_1, status: status, headers: fields)))
        if call?.received.method != .HEAD { write(.body(.byteBuffer(body))) }
        write(.end(nil))
        self.call = nil
        guard goesOn, !isInputClosed else { return closeAfterAnswer() }
        flushAnswer()
        watch.wait(TimeAmount(timeouts.idle))
        process()
    }

    /// Breaks an answer off, so that the client can't take it for a whole one.
    ///
    /// A client that knows the answer's end only by the connection's end gets a reset.
    func cut(
        _ call: RunningCall,
        _ kind: GatewayEvent.Kind,
        code: String,
        _ reason: String,
        error: (any Error)? = nil
    ) {
        tell(GatewayEvent(kind, code: code, message: reason, call: call.told, error: error))
        // A held head may show that an answer began: it is not all of it, as more was to come.
        if kind == .cut, let head = call.held.first, case .head = head { write(head) }
        flushAnswer()
        self.call = nil
        if call.endsWithConnection { context?.channel.resetOnClose() }
        context?.close(promise: nil)
    }

    /// Ends the connection once everything is written, without taking the answer from the client.
    ///
    /// A client that may still send is heard for a while, unless it is known to be idle.
    func closeAfterAnswer(isIdle: Bool = false) {
        guard !isClosing else { return }
        forgetArrivals()
        closeUpstream()
        watch.wait(TimeAmount(timeouts.idle))
        let written = eventLoop.makePromise(of: Void.self)
        write(.body(.byteBuffer(ByteBuffer())), promise: written)
        flushAnswer()
        written.futureResult.assumeIsolated().whenComplete { _ in
            self.watch.wait(TimeAmount(self.timeouts.linger))
            self.context?.close(mode: isIdle ? .all : .output, promise: nil)
            self.readIfWanted()
        }
    }

    /// Ends what has made no progress for too long.
    func stalled() {
        guard let call, !isClosing else {
            context?.close(promise: nil)
            return
        }
        switch (call.stage, call.answer) {
        case (.admitting, _), (_, .recording): break
        case (.refusing, _): context?.close(promise: nil)
        case (.connecting, _): fail(.connectTimeout)
        case (.passing, .awaited) where call.isHandshaking: fail(.connectTimeout)
        case (.passing, .awaited):
            let clientStalled = !call.requestEnded && upstream?.isWritable == true
            fail(clientStalled ? .clientStalled : .answerTimeout)
        case (.passing, .passing):
            let who = takesAnswer ? "the upstream server" : "the client"
            cut(call, .cut, code: "Gateway.AnswerStalled", "\(who) stalled in the answer")
        }
    }

    func tell(_ event: GatewayEvent) {
        gateway.onEvent(event)
    }
}
