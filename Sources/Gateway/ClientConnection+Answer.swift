import NIOCore
import NIOHTTP1

extension ClientConnection {
    /// Passes a part of the upstream's answer on.
    func pass(_ part: HTTPClientResponsePart) {
        guard let call, case .passing = call.stage, call.answer != .recording else {
            return closeUpstream()
        }
        switch part {
        case .head(let head): passHead(head, of: call)
        case .body(let buffer) where buffer.readableBytes > 0:
            guard copyAside(part, of: call) else { return }
            waitForProgress(of: call)
            pass(.body(.byteBuffer(buffer)), of: call)
        case .body: break
        case .end(let trailers):
            guard Self.arePassable(trailers) else {
                let reason = "a field after the answer's body is not text in UTF-8"
                return cut(call, .cut, code: "Gateway.AnswerCut", reason)
            }
            guard copyAside(part, of: call) else { return }
            pass(.end(trailers), of: call)
            call.isCounted ? record(call) : finish(call)
        }
    }

    /// Goes on to the next request once the answer's end is written.
    private func finish(_ call: RunningCall) {
        if call.answer != .recording { releaseUpstream(after: call) }
        let goesOn = call.keepsClient && call.requestEnded && !isQuiescing && !isInputClosed
        self.call = nil
        guard goesOn else { return closeAfterAnswer() }
        flushAnswer()
        watch.wait(TimeAmount(timeouts.idle))
        process()
    }

    private func passHead(_ head: HTTPResponseHead, of call: RunningCall) {
        guard head.status != .switchingProtocols else {
            return fail(.badAnswer("The upstream server changed the protocol unasked."))
        }
        let passed: HTTPResponseHead
        if isQuiescing { call.keepsClient = false }
        do throws(GatewayRefusal) {
            passed = try call.passedHead(of: head)
        } catch {
            return fail(error)
        }
        call.sent = nil
        guard head.status.code >= 200 else {
            if call.isClientCurrent {
                write(.head(passed))
                flushAnswer()
            }
            return
        }
        call.answer = .passing
        waitForProgress(of: call)
        guard copyAside(.head(head), of: call) else { return }
        pass(.head(passed), of: call)
    }

    private func pass(_ part: HTTPServerResponsePart, of call: RunningCall) {
        guard call.isCounted else { return write(part) }
        for released in call.hold(part) { write(released) }
    }

    /// Copies a part of a counted answer aside; false when that failed and the call is over.
    private func copyAside(_ part: HTTPClientResponsePart, of call: RunningCall) -> Bool {
        guard call.isCounted, let failure = upstream?.copyAside(part) else { return true }
        notRecorded(call, failure)
        return false
    }

    private func record(_ call: RunningCall) {
        guard call.requestEnded, let upstream, let endpoint = call.told.endpoint else {
            return notRecorded(call, NotRecordable.answeredBeforeRequestEnded)
        }
        let passed = call.passed(answer: upstream.takeCopy(), endpoint: endpoint)
        call.requestCopy = []
        call.answer = .recording
        watch.wait(nil)
        releaseUpstream(after: call)
        let meter = gateway.meter
        ask(call, at: .aside) { () -> (any Error)? in
            do {
                try await meter.record(passed)
                return nil
            } catch {
                return error
            }
        } then: { connection, call, failure in
            connection.recorded(call, failure)
        }
    }

    private func recorded(_ call: RunningCall, _ failure: (any Error)?) {
        if let failure { return notRecorded(call, failure) }
        for part in call.held { write(part) }
        call.held = []
        finish(call)
    }

    private func notRecorded(_ call: RunningCall, _ error: any Error) {
        call.held = []
        let reason = "the call could not be recorded, so its answer was broken off"
        cut(call, .notRecorded, code: "Gateway.NotRecorded", reason, error: error)
    }
}
