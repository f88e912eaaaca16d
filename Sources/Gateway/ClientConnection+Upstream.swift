import NIOCore
import NIOHTTP1

extension ClientConnection {
    /// Passes the call on, on the open connection or a new one.
    func openUpstream() {
        guard let call else { return }
        if let upstream, upstream.isOpen { return beginToPass(call) }
        call.stage = .connecting
        upstream = nil
        watch.wait(TimeAmount(timeouts.connect))
        UpstreamConnection.open(for: gateway, on: eventLoop).assumeIsolated().whenComplete {
            self.opened($0, for: call)
        }
    }

    func closeUpstream() {
        upstream?.close()
        upstream = nil
    }

    /// Keeps the upstream's connection for the next call if both sides can.
    func releaseUpstream(after call: RunningCall) {
        if call.keepsUpstream && call.requestEnded {
            upstream?.becomeIdle()
        } else {
            closeUpstream()
        }
    }

    func upstreamWritabilityChanged() {
        readIfWanted()
    }

    /// Goes on after the upstream's connection broke or ended.
    func upstreamLost(_ error: any Error) {
        upstream = nil
        guard let call, case .passing = call.stage else { return }
        switch call.answer {
        case .awaited where canRepeat(call) && !(error is HTTPParserError):
            call.isRepeated = true
            openUpstream()
        case .awaited:
            let isMalformed = error is HTTPParserError
            refuse(isMalformed ? .badAnswer("The answer is not valid HTTP.") : .upstreamClosed)
        case .passing:
            let reason = "the upstream server broke the answer off"
            cut(call, .cut, code: "Gateway.AnswerCut", reason, error: error)
        case .recording: break
        }
    }

    /// Whether the request may be sent once more on a new connection.
    ///
    /// A connection that was used before may have been closed by the upstream while the request
    /// was on its way. What only reads may be asked again: GET, HEAD and the counted calls.
    private func canRepeat(_ call: RunningCall) -> Bool {
        !call.isRepeated && call.sent?.isEmpty == false
    }

    private func opened(_ result: Result<any Channel, any Error>, for call: RunningCall) {
        guard self.call === call, case .connecting = call.stage, context != nil else {
            if case .success(let channel) = result { channel.close(promise: nil) }
            return
        }
        do {
            let channel = try result.get()
            let upstream = try channel.pipeline.syncOperations.handler(
                type: UpstreamConnection.self
            )
            upstream.serve(self)
            self.upstream = upstream
            beginToPass(call)
        } catch ChannelError.connectTimeout {
            refuse(.connectTimeout)
        } catch {
            refuse(.upstreamUnreachable)
        }
    }

    private func beginToPass(_ call: RunningCall) {
        call.stage = .passing
        if call.isRepeated, let parts = call.sent {
            call.sent = nil
            for part in parts { upstream?.send(part) }
            waitForProgress(of: call)
        } else if upstream?.isReused == false, gateway.tls != nil {
            // The head leaves only after the handshake, which belongs to the time of connecting.
            let sent = eventLoop.makePromise(of: Void.self)
            sent.futureResult.assumeIsolated().whenSuccess {
                call.isHandshaking = false
                if self.call === call { self.waitForProgress(of: call) }
            }
            call.isHandshaking = true
            upstream?.send(.head(call.head), promise: sent)
        } else {
            send(.head(call.head), of: call)
            waitForProgress(of: call)
        }
        process()
    }

    /// Sets the deadline of the next sign of life, after one of either side.
    func waitForProgress(of call: RunningCall) {
        guard !call.isHandshaking, call.answer != .recording else { return }
        let awaitsHead = call.requestEnded && call.answer == .awaited
        watch.wait(TimeAmount(awaitsHead ? timeouts.answerHead : timeouts.idle))
    }
}
